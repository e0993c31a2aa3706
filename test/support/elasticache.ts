import { setTimeout as delay } from 'node:timers/promises';
import {
  type CacheCluster,
  CreateCacheClusterCommand,
  type CreateCacheClusterCommandInput,
  CreateSnapshotCommand,
  DescribeCacheClustersCommand,
  DescribeSnapshotsCommand,
  type ElastiCacheClient,
  type Snapshot,
} from '@aws-sdk/client-elasticache';
import { createClient } from '@redis/client';

const PATIENCE_MS = 60_000;

/** Asks again until the answer satisfies; fails with the last answer when it doesn't within a minute. */
export async function until<T>(ask: () => Promise<T>, satisfies: (answer: T) => boolean): Promise<T> {
  const begun = performance.now();
  for (;;) {
    const answer = await ask();
    if (satisfies(answer)) return answer;
    const waited = performance.now() - begun;
    if (waited > PATIENCE_MS) throw new Error(`Waited in vain; the last was ${JSON.stringify(answer)}`);
    // What takes long is asked for less often: many tests ask at once, and what they wait for needs the processor too.
    await delay(Math.min(25 + waited / 6, 250));
  }
}

/** A cluster with its nodes. */
export async function readCluster(client: ElastiCacheClient, id: string): Promise<CacheCluster> {
  const command = new DescribeCacheClustersCommand({ CacheClusterId: id, ShowCacheNodeInfo: true });
  return (await client.send(command)).CacheClusters![0]!;
}

/** The cluster once it is available and its parameters are in force or wait for a reboot. */
export function whenAvailable(client: ElastiCacheClient, id: string): Promise<CacheCluster> {
  return until(
    () => readCluster(client, id),
    ({ CacheClusterStatus, CacheParameterGroup }) =>
      CacheClusterStatus === 'available' && CacheParameterGroup?.ParameterApplyStatus !== 'applying',
  );
}

/** A Redis cluster of a small node, unless told otherwise, as it is once it is available. */
export async function makeCluster(
  client: ElastiCacheClient,
  id: string,
  settings: Omit<CreateCacheClusterCommandInput, 'CacheClusterId'> = {},
): Promise<CacheCluster> {
  const input = settings.SnapshotName ? {} : { Engine: 'redis', CacheNodeType: 'cache.m1.small' };
  await client.send(new CreateCacheClusterCommand({ ...input, ...settings, CacheClusterId: id }));
  return whenAvailable(client, id);
}

export async function readSnapshot(client: ElastiCacheClient, name: string): Promise<Snapshot> {
  return (await client.send(new DescribeSnapshotsCommand({ SnapshotName: name }))).Snapshots![0]!;
}

export function whenSnapshotAvailable(client: ElastiCacheClient, name: string): Promise<Snapshot> {
  return until(
    () => readSnapshot(client, name),
    ({ SnapshotStatus }) => SnapshotStatus === 'available',
  );
}

export async function makeSnapshot(
  client: ElastiCacheClient,
  clusterId: string,
  name: string,
): Promise<Snapshot> {
  await client.send(new CreateSnapshotCommand({ CacheClusterId: clusterId, SnapshotName: name }));
  return whenSnapshotAvailable(client, name);
}

/** How a request was refused. */
export interface Refusal {
  /** As it stands in the answer. */
  code: string;
  message: string;
  status: number;
  attempts: number;
}

/** The fault that a request is answered with; an error when it succeeds. */
export async function refusalOf(request: Promise<unknown>): Promise<Refusal> {
  const error = await request.then(
    (answer) => Promise.reject(new Error(`Was not refused: ${JSON.stringify(answer)}`)),
    (reason: unknown) => reason as Record<string, unknown>,
  );
  const metadata = error['$metadata'] as { httpStatusCode?: number; attempts?: number } | undefined;
  if (!metadata?.httpStatusCode) throw error;
  return {
    code: String(error['Code'] ?? error['name']),
    message: String(error['message']),
    status: metadata.httpStatusCode,
    attempts: metadata.attempts ?? 0,
  };
}

/** A connection to the cluster's node as its users have it; `await using` closes it. */
export async function connectTo(cluster: CacheCluster) {
  const { Address, Port } = cluster.CacheNodes![0]!.Endpoint!;
  const client = createClient({ RESP: 2, socket: { host: Address!, port: Port!, reconnectStrategy: false } });
  client.on('error', () => undefined);
  await client.connect();
  return Object.assign(client, {
    async [Symbol.asyncDispose]() {
      if (client.isOpen) client.destroy();
    },
  });
}
