import type { ReplicationGroupRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { recordEvent } from '../events.ts';
import type { Answer } from './member.ts';
import { type GroupWithMembers, loadGroup, updateGroup } from './rows.ts';

const BUSY = ['creating', 'modifying', 'rebooting cluster nodes'];

/** A group is available when its primary serves and nothing that was asked for is still under way. @returns whether it is at rest */
export async function settleGroup(
  ctx: ControlContext,
  { group }: GroupWithMembers,
  replicas: readonly Answer[],
  leader: Answer,
): Promise<boolean> {
  const busy = [...replicas, leader].some(({ member }) => BUSY.includes(member.cluster.status));
  if (busy) return false;
  if (group.status === 'available') return true;
  if (group.status === 'creating' && !areServed(ctx, group)) return false;
  await ctx.store.transaction().execute(async (transaction) => {
    const now = await loadGroup(transaction, group.region, group.id);
    if (!now || now.group.status !== group.status || isAskedMore(now)) return;
    const saving = now.members.some(({ cluster }) => cluster.status === 'snapshotting');
    const status = saving ? 'snapshotting' : 'available';
    await updateGroup(transaction, group, { status });
    if (group.status === 'snapshotting' || group.status === status) return;
    const message = MESSAGES[group.status] ?? 'Finished modifying the replication group';
    const { region, id } = group;
    await recordEvent(transaction, { region, source: 'replication-group', id, message, at: ctx.clock.now() });
  });
  return true;
}

/** Who is told that a new group is available finds its endpoints, too. */
function areServed({ proxy, endpoints }: ControlContext, { region, id }: ReplicationGroupRow): boolean {
  return (['primary', 'reader'] as const).every((kind) => proxy.isSettled(endpoints, { kind, region, id }));
}

const MESSAGES: Partial<Record<string, string>> = {
  creating: 'Replication group is available',
  failed: 'Replication group has a primary again',
};

/** Somebody has asked for something since the group was read. */
function isAskedMore({ group, members }: GroupWithMembers): boolean {
  return (
    group.change_json !== null ||
    group.switchover_to !== null ||
    group.force_to !== null ||
    group.rollout_json !== null ||
    group.kill_requested === 1 ||
    members.some(({ cluster }) => BUSY.includes(cluster.status))
  );
}
