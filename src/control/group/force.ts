import type { ControlContext } from '../context.ts';
import type { Outcome } from '../work-queue.ts';
import { changeOf, type PrimaryChange } from './change.ts';
import { commitChange } from './grant.ts';
import { lossInput } from './losses.ts';
import { ask, baseOf, memberOf } from './member.ts';
import { changeGroup } from './note.ts';
import { type GroupWithMembers, updateGroup } from './rows.ts';

const POLL_MS = 100;

/** An operator has decided which member's data the group goes on with: whatever the others had is given up, and accounted for. */
export async function forcePrimary(
  ctx: ControlContext,
  found: GroupWithMembers,
  toId: string,
): Promise<Outcome> {
  const { group } = found;
  const to = memberOf(found, toId);
  if (!to) {
    await changeGroup(
      ctx,
      group,
      { force_to: null },
      `Not forced: ${toId} is no member of the group any more`,
    );
    return { againMs: 0 };
  }
  const from = memberOf(found, changeOf(group)?.from ?? group.primary_cluster_id);
  const base = await baseOf(ctx, to);
  const answer = await ask(ctx, to);
  const isReady = answer.replication && !answer.replication.loading;
  // What is given up is told by what the other one has, once that has been loaded.
  if (to !== from && !isReady && to.cluster.status !== 'failed') {
    ctx.wake({ kind: 'cluster', region: group.region, id: toId });
    return { againMs: POLL_MS };
  }
  const change: PrimaryChange = {
    kind: answer.replication && from !== to ? 'failover' : 'recovery',
    cause: 'forced',
    from: from?.cluster.id ?? toId,
    to: toId,
    fromEpoch: group.epoch,
    forced: true,
    // Writes stopped when what is given up now began.
    startedAt: changeOf(group)?.startedAt ?? ctx.clock.now().toISOString(),
  };
  const losses = answer.replication && from && from !== to ? [lossInput(ctx, from, answer, base)] : [];
  await commitChange(ctx, found, change, losses);
  // Cleared only now: a controller that died in between forces once more, which changes nothing.
  await updateGroup(ctx.store, group, { force_to: null });
  return { againMs: 0 };
}
