import type { Snapshot } from '../../api/json.ts';

/** Whose data it is: a replication group's, when it was taken of one, else a cluster's. */
export interface Origin {
  kind: 'cluster' | 'group';
  id: string;
}

export function originOf({ CacheClusterId = '', ReplicationGroupId }: Snapshot): Origin {
  return ReplicationGroupId
    ? { kind: 'group', id: ReplicationGroupId }
    : { kind: 'cluster', id: CacheClusterId };
}

export function pathOf({ kind, id }: Origin): string {
  return `/${kind}s/${encodeURIComponent(id)}`;
}

export function pathOfSnapshot(name: string): string {
  return `/snapshots/${encodeURIComponent(name)}`;
}

/** `system` took it in the snapshot window, or somebody did by hand. */
export function isAutomatic({ SnapshotSource }: Snapshot): boolean {
  return SnapshotSource === 'automated';
}

export function createdAt({ NodeSnapshots }: Snapshot): string | undefined {
  return NodeSnapshots?.[0]?.SnapshotCreateTime;
}

/** The newest first: what was just asked for stands on top. */
export function newestFirst(snapshots: readonly Snapshot[]): readonly Snapshot[] {
  return snapshots.toSorted((a, b) => (createdAt(b) ?? '').localeCompare(createdAt(a) ?? ''));
}

/** In bytes, to the megabyte: the API writes sizes like `5 MB`. Undefined while nothing is written yet. */
export function sizeOf({ NodeSnapshots }: Snapshot): number | undefined {
  const megabytes = (NodeSnapshots ?? []).map(({ CacheSize }) => /^(\d+) MB$/.exec(CacheSize ?? '')?.[1]);
  if (megabytes.length === 0 || megabytes.includes(undefined)) return undefined;
  return megabytes.reduce((sum, size) => sum + Number(size) * 1_048_576, 0);
}
