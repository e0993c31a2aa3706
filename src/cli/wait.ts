import type { OutputOf } from '../api/operation-types.ts';
import type { Api, Cli } from './command.ts';
import { CliError } from './errors.ts';
import { codeOf, failed, isSettled, type Seen, watch, workOn } from './watch.ts';

export type CacheCluster = NonNullable<OutputOf<'DescribeCacheClusters'>['CacheClusters']>[number];
export type Snapshot = NonNullable<OutputOf<'DescribeSnapshots'>['Snapshots']>[number];

/**
 * Waits for a cluster to come to rest, with progress.
 * @throws CliError with the reason from the events when it failed.
 */
export async function waitForCluster(cli: Cli, api: Api, id: string, seen?: Seen): Promise<CacheCluster> {
  const cluster = await watch(cli, api, {
    ...(seen && { seen }),
    name: `cluster ${id}`,
    about: workOn('cache-cluster', id),
    look: () => findCluster(api, id),
    statusOf: (state) => state.CacheClusterStatus ?? '',
    settled: (state) => !state || isSettled(state.CacheClusterStatus ?? '') || isAvailable(state),
  });
  if (!cluster) throw new CliError('CacheClusterNotFound', `cluster ${id} was deleted meanwhile`);
  if (!isAvailable(cluster)) {
    throw await failed(api, 'cache-cluster', id, `cluster ${id} is ${cluster.CacheClusterStatus}`);
  }
  return cluster;
}

export async function waitForClusterDeleted(cli: Cli, api: Api, id: string): Promise<void> {
  const left = await watch(cli, api, {
    name: `cluster ${id}`,
    about: workOn('cache-cluster', id),
    look: () => findCluster(api, id),
    statusOf: (state) => state.CacheClusterStatus ?? '',
    settled: (state) => !state || isSettled(state.CacheClusterStatus ?? '') || isAvailable(state),
  });
  if (left)
    throw await failed(
      api,
      'cache-cluster',
      id,
      `cluster ${id} was not deleted: it is ${left.CacheClusterStatus}`,
    );
}

/** `seen` is told each look at it, for those who show or judge the way to its end. */
export async function waitForSnapshot(cli: Cli, api: Api, name: string, seen?: Seen): Promise<Snapshot> {
  const snapshot = await watch(cli, api, {
    name: `snapshot ${name}`,
    about: workOn('snapshot', name),
    look: () => findSnapshot(api, name),
    statusOf: (state) => state.SnapshotStatus ?? '',
    settled: (state) => !state || !/^(creating|copying)$/.test(state.SnapshotStatus ?? ''),
    ...(seen && { seen }),
  });
  if (!snapshot) throw await failed(api, 'snapshot', name, `snapshot ${name} is gone`);
  if (isSettled(snapshot.SnapshotStatus ?? '')) {
    throw await failed(api, 'snapshot', name, `snapshot ${name} is ${snapshot.SnapshotStatus}`);
  }
  return snapshot;
}

export async function waitForSnapshotDeleted(cli: Cli, api: Api, name: string): Promise<void> {
  const left = await watch(cli, api, {
    name: `snapshot ${name}`,
    about: workOn('snapshot', name),
    look: () => findSnapshot(api, name),
    statusOf: (state) => state.SnapshotStatus ?? '',
    settled: (state) => state?.SnapshotStatus !== 'deleting',
  });
  if (left)
    throw await failed(
      api,
      'snapshot',
      name,
      `snapshot ${name} was not deleted: it is ${left.SnapshotStatus}`,
    );
}

export async function findCluster(api: Api, id: string): Promise<CacheCluster | undefined> {
  try {
    const answer = await api.call('DescribeCacheClusters', { CacheClusterId: id, ShowCacheNodeInfo: true });
    return answer.CacheClusters?.[0];
  } catch (error) {
    if (codeOf(error) === 'CacheClusterNotFound') return undefined;
    throw error;
  }
}

export async function findSnapshot(api: Api, name: string): Promise<Snapshot | undefined> {
  try {
    return (await api.call('DescribeSnapshots', { SnapshotName: name })).Snapshots?.[0];
  } catch (error) {
    if (codeOf(error)?.startsWith('SnapshotNotFound')) return undefined;
    throw error;
  }
}

function isAvailable(cluster: CacheCluster): boolean {
  return (
    cluster.CacheClusterStatus === 'available' &&
    cluster.CacheParameterGroup?.ParameterApplyStatus !== 'applying'
  );
}
