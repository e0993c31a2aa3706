import type { ControlContext } from '../context.ts';
import { PROXY_KEY } from '../keys.ts';
import type { Outcome } from '../work-queue.ts';
import { carryOut } from './carry-out.ts';
import { commitChange } from './grant.ts';
import { ask, memberOf } from './member.ts';
import { changeGroup } from './note.ts';
import type { GroupWithMembers } from './rows.ts';

const POLL_MS = 50;
const NEVER_MADE = ['failed', 'restore-failed', 'incompatible-network'];

/** Gives a new group's first primary its role, in place, as soon as it serves. */
export async function foundGroup(ctx: ControlContext, found: GroupWithMembers): Promise<Outcome> {
  const { group } = found;
  // It has a reader endpoint, whoever else it has.
  ctx.wake(PROXY_KEY);
  const primary = memberOf(found, group.primary_cluster_id);
  if (!primary || NEVER_MADE.includes(primary.cluster.status)) {
    const why = primary ? `is ${primary.cluster.status}; see its events` : 'is gone';
    const message = `Failed to create the replication group: its primary ${group.primary_cluster_id} ${why}. Delete the group, and create it again once that is mended`;
    await changeGroup(ctx, group, { status: 'create-failed' }, message);
    return undefined;
  }
  // Who makes it wakes this group.
  if (primary.cluster.status === 'creating') return undefined;
  const { replication } = await ask(ctx, primary);
  if (!replication || replication.loading) return { againMs: POLL_MS };
  const { id } = primary.cluster;
  const startedAt = ctx.clock.now().toISOString();
  const change = { kind: 'creation', cause: 'created', from: id, to: id, fromEpoch: 0, startedAt } as const;
  return carryOut(ctx, await commitChange(ctx, found, change), change);
}
