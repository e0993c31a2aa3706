import {
  DescribeSnapshotsCommand,
  type ElastiCacheClient,
  type Event,
  paginateDescribeEvents,
  type Snapshot,
} from '@aws-sdk/client-elasticache';
import { makeCluster, readCluster, until } from '../../support/elasticache.ts';
import type { TestHoldfast } from '../../support/holdfast.ts';
import { contents } from './data.ts';
import { recordedNode } from './state.ts';

export async function clusterStatus(client: ElastiCacheClient, id: string): Promise<string | undefined> {
  return (await readCluster(client, id)).CacheClusterStatus;
}

/** Resolves when the cluster shows one of these statuses. */
export function whenStatus(
  client: ElastiCacheClient,
  id: string,
  ...wanted: string[]
): Promise<string | undefined> {
  return until(
    () => clusterStatus(client, id),
    (status) => wanted.includes(status ?? ''),
  );
}

/** Resolves when the cluster is there no more. */
export async function whenGone(client: ElastiCacheClient, id: string): Promise<void> {
  await until(
    () => clusterStatus(client, id).catch((error: Error) => error.name),
    (answer) => answer === 'CacheClusterNotFoundFault',
  );
}

export async function allSnapshots(client: ElastiCacheClient): Promise<Snapshot[]> {
  return (await client.send(new DescribeSnapshotsCommand({}))).Snapshots ?? [];
}

/** The snapshot's status; undefined when there is no such snapshot. */
export async function snapshotStatus(client: ElastiCacheClient, name: string): Promise<string | undefined> {
  return (await allSnapshots(client)).find((snapshot) => snapshot.SnapshotName === name)?.SnapshotStatus;
}

/** Resolves when the snapshot's status is one of these; `undefined` stands for gone. */
export function whenSnapshot(
  client: ElastiCacheClient,
  name: string,
  ...wanted: (string | undefined)[]
): Promise<string | undefined> {
  return until(
    () => snapshotStatus(client, name),
    (status) => wanted.includes(status),
  );
}

/** Messages of the last hour's events of one source, oldest first. */
export async function eventsOf(client: ElastiCacheClient, id: string): Promise<string[]> {
  const all: Event[] = [];
  for await (const { Events = [] } of paginateDescribeEvents({ client }, {})) all.push(...Events);
  return all
    .filter((event) => event.SourceIdentifier === id)
    .toSorted((a, b) => a.Date!.getTime() - b.Date!.getTime())
    .map((event) => event.Message!);
}

/** What a cluster holds, read as its users read it. */
export function contentsOf(
  holdfast: TestHoldfast,
  id: string,
  region?: string,
): Promise<Map<string, string>> {
  const { address, port } = recordedNode(holdfast, id, region);
  return contents({ address, port });
}

/** Restores a snapshot into a new cluster, and reads what that holds. */
export async function restored(
  holdfast: TestHoldfast,
  snapshot: string,
  id: string,
  region = 'us-east-1',
): Promise<Map<string, string>> {
  await makeCluster(holdfast.client(region), id, { SnapshotName: snapshot });
  return contentsOf(holdfast, id, region);
}
