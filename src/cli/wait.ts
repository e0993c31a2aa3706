import { setTimeout as delay } from 'node:timers/promises';
import type { OutputOf } from '../api/operation-types.ts';
import type { Api, Cli } from './command.ts';
import { CliError } from './errors.ts';
import { formatBytes, formatCount, formatSeconds } from './output/format.ts';

export type CacheCluster = NonNullable<OutputOf<'DescribeCacheClusters'>['CacheClusters']>[number];
export type Snapshot = NonNullable<OutputOf<'DescribeSnapshots'>['Snapshots']>[number];
export type Operation = NonNullable<OutputOf<'DescribeOperations'>['Operations']>[number];

/** Looks often at first, since most things take milliseconds, then less and less. */
const FIRST_LOOK_MS = 25;
const LAST_LOOK_MS = 500;

export type Seen = (status: string, work: Operation | undefined) => void;

interface Watched<State> {
  /** What the progress line calls it. */
  name: string;
  resource: Pick<Operation, 'ResourceType' | 'ResourceId'>;
  /** Undefined once it is gone. */
  look: () => Promise<State | undefined>;
  statusOf: (state: State) => string;
  settled: (state: State | undefined) => boolean;
  seen?: Seen;
}

/**
 * Waits for a cluster to come to rest, with progress.
 * @throws CliError with the reason from the events when it failed.
 */
export async function waitForCluster(cli: Cli, api: Api, id: string, seen?: Seen): Promise<CacheCluster> {
  const cluster = await watch(cli, api, {
    ...(seen && { seen }),
    name: `cluster ${id}`,
    resource: { ResourceType: 'cache-cluster', ResourceId: id },
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
    resource: { ResourceType: 'cache-cluster', ResourceId: id },
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
    resource: { ResourceType: 'snapshot', ResourceId: name },
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
    resource: { ResourceType: 'snapshot', ResourceId: name },
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

async function watch<State>(cli: Cli, api: Api, watched: Watched<State>): Promise<State | undefined> {
  const line = cli.out.progress();
  const begun = performance.now();
  try {
    for (let pause = FIRST_LOOK_MS; ; pause = Math.min(pause * 1.5, LAST_LOOK_MS)) {
      const state = await watched.look();
      if (state === undefined || watched.settled(state)) return state;
      const work = await findOperation(api, watched.resource);
      watched.seen?.(watched.statusOf(state), work);
      line.update(
        describeWork(watched.name, watched.statusOf(state), work, (performance.now() - begun) / 1000),
      );
      await delay(pause);
    }
  } finally {
    line.clear();
  }
}

/** `snapshot a: creating, saving and verifying: 45 % of 200000 keys, 12.0 MB, 1.2 s`. */
export function describeWork(
  name: string,
  status: string,
  work: Operation | undefined,
  seconds: number,
): string {
  const parts = [
    status,
    work?.Step,
    work?.Step?.includes('keys') ? undefined : keysDone(work),
    bytesDone(work),
    formatSeconds(seconds),
  ];
  return `${name}: ${parts.filter(Boolean).join(', ')}`;
}

export function bytesDone(work: Operation | undefined): string | undefined {
  const { BytesDone: done, BytesExpected: expected } = work ?? {};
  if (done === undefined) return undefined;
  if (!expected) return formatBytes(done);
  return `${Math.floor((done / expected) * 100)} % of ${formatBytes(expected)}`;
}

function keysDone(work: Operation | undefined): string | undefined {
  return work?.Keys === undefined ? undefined : `${formatCount(work.Keys)} keys`;
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

export async function operations(api: Api): Promise<Operation[]> {
  return (await api.call('DescribeOperations', {})).Operations ?? [];
}

async function findOperation(
  api: Api,
  resource: Watched<unknown>['resource'],
): Promise<Operation | undefined> {
  return (await operations(api)).find(
    (work) => work.ResourceType === resource.ResourceType && work.ResourceId === resource.ResourceId,
  );
}

function isAvailable(cluster: CacheCluster): boolean {
  return (
    cluster.CacheClusterStatus === 'available' &&
    cluster.CacheParameterGroup?.ParameterApplyStatus !== 'applying'
  );
}

/** At rest where nobody wants it. */
function isSettled(status: string): boolean {
  return /failed|incompatible/.test(status);
}

/** Where a failure is looked up in the events, the newest of them is its reason. */
async function failed(
  api: Api,
  type: 'cache-cluster' | 'snapshot',
  id: string,
  message: string,
): Promise<CliError> {
  const { Events = [] } = await api.call('DescribeEvents', {
    SourceIdentifier: id,
    ...(type === 'cache-cluster' && { SourceType: type }),
  });
  const reason = Events.toSorted((a, b) => (b.Date?.getTime() ?? 0) - (a.Date?.getTime() ?? 0))[0]?.Message;
  return new CliError(
    'Failed',
    reason ? `${message}: ${reason}` : message,
    'See what happened: holdfast events list',
  );
}

export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as Error & { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : undefined;
}
