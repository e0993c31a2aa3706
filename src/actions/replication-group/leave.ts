import { whyNeeded } from '../../control/group/dispensable.ts';
import { pendingOfGroup } from '../../control/group/pending.ts';
import { type GroupWithMembers, updateGroup } from '../../control/group/rows.ts';
import { Fault } from '../../domain/fault.ts';
import type { Queryable } from '../../store/database.ts';

/** @throws Fault InvalidCacheClusterState for a member that the group can't do without */
export function requireDispensable(found: GroupWithMembers, id: string, done: 'deleted' | 'promoted'): void {
  const why = whyNeeded(found, id, done);
  if (why) throw new Fault('InvalidCacheClusterState', why);
}

/** Forgets what the group had in mind for a member that leaves it, in the transaction in which it does. */
export async function forgetMember(
  transaction: Queryable,
  { group }: GroupWithMembers,
  id: string,
): Promise<void> {
  const { switchover_to, ...pending } = pendingOfGroup(group);
  await updateGroup(transaction, group, {
    snapshotting_cluster_id: group.snapshotting_cluster_id === id ? null : group.snapshotting_cluster_id,
    pending_json: switchover_to === id ? JSON.stringify(pending) : group.pending_json,
  });
}
