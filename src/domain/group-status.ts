/**
 * ReplicationGroup.Status as the API shows it. The words are AWS's, but for `failed`, which is ours: a group that has no
 * primary and waits for one that can be trusted. ElastiCache goes on showing `available` there.
 */
export const REPLICATION_GROUP_STATUSES = [
  'creating',
  'available',
  'modifying',
  'deleting',
  'create-failed',
  'snapshotting',
  'failed',
] as const;

export type ReplicationGroupStatus = (typeof REPLICATION_GROUP_STATUSES)[number];

/** Replicas that one primary may have, as in ElastiCache. */
export const MAX_REPLICAS = 5;

/** ModifyReplicationGroup, a switchover, a change of the number of replicas: only a group at rest. */
export function canModifyGroup(status: ReplicationGroupStatus): boolean {
  return status === 'available';
}

/** CreateSnapshot of the group: of another member than one that is being saved already. */
export function canSnapshotGroup(status: ReplicationGroupStatus): boolean {
  return status === 'available' || status === 'snapshotting';
}

/** CreateCacheCluster with the group's id: several may be added at the same time. */
export function canAddReplica(status: ReplicationGroupStatus): boolean {
  return status === 'available' || status === 'modifying' || status === 'snapshotting';
}

/** DeleteReplicationGroup: whatever isn't busy with something that ends by itself. */
export function canDeleteGroup(status: ReplicationGroupStatus): boolean {
  return status === 'available' || status === 'create-failed' || status === 'failed';
}

/** NodeGroup.Status, the state of the one shard of a group: it goes on serving while it is being saved. */
export function nodeGroupStatusOf(status: ReplicationGroupStatus): string {
  if (status === 'snapshotting') return 'available';
  return status === 'create-failed' ? 'failed' : status;
}
