/**
 * SnapshotStatus as the API shows it. `failed` is in the words and ElastiCache's console, though not in the
 * reference's list: a snapshot that could not be made or copied, with the reason in the events.
 */
export const SNAPSHOT_STATUSES = [
  'creating',
  'available',
  'restoring',
  'copying',
  'exporting',
  'deleting',
  'failed',
] as const;

export type SnapshotStatus = (typeof SNAPSHOT_STATUSES)[number];

/** SnapshotSource in a Snapshot: who made it. */
export type SnapshotSource = 'manual' | 'automated';

/** CreateCacheCluster with SnapshotName: also while another restore reads the same snapshot. */
export function canRestore(status: SnapshotStatus): boolean {
  return status === 'available' || status === 'restoring';
}

/** CopySnapshot: only what is whole, and isn't going away. */
export function canCopy(status: SnapshotStatus): boolean {
  return status === 'available' || status === 'restoring' || status === 'copying' || status === 'exporting';
}

/** DeleteSnapshot: not while somebody writes or reads it. */
export function canDeleteSnapshot(status: SnapshotStatus): boolean {
  return status === 'available' || status === 'failed';
}
