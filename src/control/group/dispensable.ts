import type { ReplicationGroupRow } from '../../store/schema.ts';
import { changeOf } from './change.ts';
import { pendingOfGroup } from './pending.ts';
import type { GroupWithMembers } from './rows.ts';

/** Whether a group fails over by itself, or will from its next maintenance window on. */
export function hasAutomaticFailover(group: ReplicationGroupRow): boolean {
  return group.automatic_failover === 1 || pendingOfGroup(group).automatic_failover === 1;
}

/**
 * Why a group can't do without a member: it is the primary, or is to be, or the last replica that automatic failover
 * needs. In ElastiCache's words where it has any, and with what to do; undefined when the member can go.
 */
export function whyNeeded(
  { group, members }: GroupWithMembers,
  id: string,
  done: 'deleted' | 'promoted',
): string | undefined {
  const verb = done === 'deleted' ? 'delete' : 'promote';
  if (group.primary_cluster_id === id) {
    if (done === 'promoted')
      return `Cache cluster ${id} is serving as primary for replication group ${group.id} and cannot be promoted. Name one of its replicas.`;
    return members.length === 1
      ? 'Cannot delete the cache cluster since it is the only member of a replication group. Delete the replication group instead, with RetainPrimaryCluster to keep the cluster.'
      : `Cache cluster ${id} is serving as primary for replication group ${group.id} and cannot be deleted. To delete the entire replication group, use DeleteReplicationGroup. To delete this cluster alone, make a replica the primary first: ModifyReplicationGroup with its PrimaryClusterId.`;
  }
  const next = group.force_to ?? group.switchover_to ?? changeOf(group)?.to;
  if (next === id)
    return `Cache cluster ${id} is about to become the primary of replication group ${group.id} and cannot be ${done}. Wait until the group is available.`;
  const others = members.filter(
    ({ cluster }) =>
      cluster.id !== id && cluster.id !== group.primary_cluster_id && !cluster.role_change_json,
  );
  if (others.length === 0 && hasAutomaticFailover(group))
    return `Cannot ${verb} the cache cluster because it is the only read replica for replication group ${group.id} which has autofailover enabled or pending. You can disable autofailover and then ${verb} this cache cluster. Alternatively, to delete the entire replication group, use DeleteReplicationGroup.`;
  return undefined;
}
