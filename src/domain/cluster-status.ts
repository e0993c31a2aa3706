/**
 * CacheClusterStatus as the API shows it. The words are AWS's, but for `failed`, which is ours: a node whose process
 * ended and can't be started again. ElastiCache goes on showing `available` there, and its waiters have no word for it.
 */
export const CACHE_CLUSTER_STATUSES = [
  'creating',
  'available',
  'modifying',
  'rebooting cluster nodes',
  'snapshotting',
  'deleting',
  'deleted',
  'incompatible-network',
  'restore-failed',
  'failed',
] as const;

export type CacheClusterStatus = (typeof CACHE_CLUSTER_STATUSES)[number];

/** CacheNodeStatus: the state of one node of a cluster. */
export type CacheNodeStatus = 'available' | 'creating' | 'deleting' | 'modifying' | 'rebooting' | 'failed';

/** ParameterApplyStatus of a cluster's parameter group. */
export type ParameterApplyStatus = 'in-sync' | 'applying' | 'pending-reboot';

/** ModifyCacheCluster: only a cluster at rest. */
export function canModify(status: CacheClusterStatus): boolean {
  return status === 'available';
}

/** RebootCacheCluster: also a failed one, for which it is the remedy. */
export function canReboot(status: CacheClusterStatus): boolean {
  return status === 'available' || status === 'failed';
}

/** CreateSnapshot of the cluster. */
export function canSnapshotFrom(status: CacheClusterStatus): boolean {
  return status === 'available';
}

/** DeleteCacheCluster without a final snapshot: whatever isn't busy. */
export function canDelete(status: CacheClusterStatus): boolean {
  return (
    status === 'available' ||
    status === 'failed' ||
    status === 'restore-failed' ||
    status === 'incompatible-network'
  );
}

/** DeleteCacheCluster with FinalSnapshotIdentifier needs a server that can be asked for its data. */
export function canDeleteWithFinalSnapshot(status: CacheClusterStatus): boolean {
  return canDelete(status) && canSnapshotFrom(status);
}

/** On its way to another status by itself: what waiters wait through. */
export function isTransitional(status: CacheClusterStatus): boolean {
  return (
    status === 'creating' ||
    status === 'modifying' ||
    status === 'rebooting cluster nodes' ||
    status === 'snapshotting' ||
    status === 'deleting'
  );
}
