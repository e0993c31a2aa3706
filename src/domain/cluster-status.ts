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

/** CacheNodeStatus: the state of the node of a cluster. A node that is being saved goes on serving. */
export type CacheNodeStatus = 'available' | 'creating' | 'deleting' | 'modifying' | 'rebooting' | 'failed';

/** What a cluster's status says of its node. */
export function nodeStatusOf(status: CacheClusterStatus): CacheNodeStatus {
  switch (status) {
    case 'available':
    case 'snapshotting':
      return 'available';
    case 'creating':
    case 'modifying':
      return status;
    case 'rebooting cluster nodes':
      return 'rebooting';
    case 'deleting':
    case 'deleted':
      return 'deleting';
    case 'incompatible-network':
    case 'restore-failed':
    case 'failed':
      return 'failed';
  }
}

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
