// Many clients at once: what can be had once is had once, and what is left in the end is whole.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  CopySnapshotCommand,
  CreateCacheClusterCommand,
  CreateCacheParameterGroupCommand,
  CreateSnapshotCommand,
  DeleteCacheClusterCommand,
  DescribeCacheClustersCommand,
  DescribeEventsCommand,
  DescribeSnapshotsCommand,
  type ElastiCacheClient,
  ModifyCacheClusterCommand,
  RebootCacheClusterCommand,
} from '@aws-sdk/client-elasticache';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectTo, makeCluster, makeSnapshot, until, whenAvailable } from '../support/elasticache.ts';
import { processesUnder, TestHoldfast } from '../support/holdfast.ts';

let holdfast: TestHoldfast;
let client: ElastiCacheClient;

beforeAll(async () => {
  holdfast = await TestHoldfast.start();
  client = holdfast.client();
});
afterAll(() => holdfast?.[Symbol.asyncDispose]());

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

/** How many succeeded, and the codes of those that did not. */
async function outcomes(requests: Promise<unknown>[]): Promise<{ fine: number; codes: string[] }> {
  const settled = await Promise.allSettled(requests);
  const refused = settled.filter((one) => one.status === 'rejected');
  for (const { reason } of refused)
    expect(reason.$metadata?.httpStatusCode, String(reason)).toBeLessThan(500);
  return { fine: settled.length - refused.length, codes: refused.map(({ reason }) => reason.Code) };
}

const create = (CacheClusterId: string) =>
  client.send(
    new CreateCacheClusterCommand({ CacheClusterId, Engine: 'redis', CacheNodeType: 'cache.t4g.micro' }),
  );

it('20 creates of one id make one cluster', async () => {
  const { fine, codes } = await outcomes(numbers(20).map(() => create('one')));
  expect(fine).toBe(1);
  expect(new Set(codes)).toEqual(new Set(['CacheClusterAlreadyExists']));
  await whenAvailable(client, 'one');
  expect(await processesUnder(join(holdfast.data, 'nodes'))).toHaveLength(1);
  expect(readdirSync(join(holdfast.data, 'nodes/us-east-1'))).toHaveLength(1);
});

it('20 creates of one parameter group make one', async () => {
  const group = { CacheParameterGroupName: 'one', CacheParameterGroupFamily: 'redis7', Description: 'x' };
  const { fine, codes } = await outcomes(
    numbers(20).map(() => client.send(new CreateCacheParameterGroupCommand(group))),
  );
  expect(fine).toBe(1);
  expect(new Set(codes)).toEqual(new Set(['CacheParameterGroupAlreadyExists']));
});

it('20 snapshots of one cluster at once: one is taken, the others are told why not', async () => {
  await makeCluster(client, 'photographed');
  const { fine, codes } = await outcomes(
    numbers(20).map((i) =>
      client.send(
        new CreateSnapshotCommand({ CacheClusterId: 'photographed', SnapshotName: `at-once-${i}` }),
      ),
    ),
  );
  // One that is asked for when the first is done is taken as well.
  expect(fine).toBeGreaterThanOrEqual(1);
  expect(new Set(codes)).toEqual(new Set(['InvalidCacheClusterState']));
  await whenAvailable(client, 'photographed');
  const { Snapshots } = await client.send(new DescribeSnapshotsCommand({ CacheClusterId: 'photographed' }));
  expect(Snapshots).toHaveLength(fine);
  expect(Snapshots!.every((one) => one.SnapshotStatus === 'available')).toBe(true);
});

it('20 restores and 10 copies of one snapshot at once all get what it holds', async () => {
  const source = await makeCluster(client, 'source');
  {
    await using redis = await connectTo(source);
    for (const i of numbers(50)) await redis.set(`key:${i}`, String(i));
  }
  await makeSnapshot(client, 'source', 'shared');
  const clones = numbers(20).map((i) => `clone-${i}`);
  const copies = numbers(10).map((i) => `copy-${i}`);
  const { codes } = await outcomes([
    ...clones.map((CacheClusterId) =>
      client.send(
        new CreateCacheClusterCommand({
          CacheClusterId,
          SnapshotName: 'shared',
          CacheNodeType: 'cache.t4g.micro',
        }),
      ),
    ),
    ...copies.map((TargetSnapshotName) =>
      client.send(new CopySnapshotCommand({ SourceSnapshotName: 'shared', TargetSnapshotName })),
    ),
  ]);
  expect(codes).toEqual([]);
  for (const id of clones) {
    await using redis = await connectTo(await whenAvailable(client, id));
    expect(await redis.dbSize()).toBe(50);
  }
  const { Snapshots } = await until(
    () => client.send(new DescribeSnapshotsCommand({ CacheClusterId: 'source' })),
    (answer) => answer.Snapshots!.every((one) => one.SnapshotStatus === 'available'),
  );
  expect(Snapshots).toHaveLength(11);
});

it('a hundred requests of all kinds on the same few clusters leave every one of them whole', async () => {
  const ids = ['mixed-0', 'mixed-1', 'mixed-2'];
  await Promise.all(ids.map((id) => makeCluster(client, id)));
  const kinds = [
    (CacheClusterId: string) =>
      new RebootCacheClusterCommand({ CacheClusterId, CacheNodeIdsToReboot: ['0001'] }),
    (CacheClusterId: string, i: number) =>
      new CreateSnapshotCommand({ CacheClusterId, SnapshotName: `mixed-${i}` }),
    (CacheClusterId: string) =>
      new ModifyCacheClusterCommand({
        CacheClusterId,
        CacheNodeType: 'cache.m7g.large',
        ApplyImmediately: true,
      }),
    (CacheClusterId: string, i: number) =>
      new ModifyCacheClusterCommand({ CacheClusterId, SnapshotRetentionLimit: i % 35 }),
    (CacheClusterId: string) => new DeleteCacheClusterCommand({ CacheClusterId }),
    (CacheClusterId: string) =>
      new CreateCacheClusterCommand({ CacheClusterId, Engine: 'redis', CacheNodeType: 'cache.m1.small' }),
    () => new DescribeCacheClustersCommand({ ShowCacheNodeInfo: true }),
    () => new DescribeEventsCommand({}),
  ] as const;
  for (const round of numbers(4)) {
    const requests = numbers(25).map((i) => {
      const command = kinds[(i + round) % kinds.length]!(ids[i % ids.length]!, round * 25 + i);
      return (client.send as (command: unknown) => Promise<unknown>)(command);
    });
    const { codes } = await outcomes(requests);
    const known = ['InvalidCacheClusterState', 'CacheClusterNotFound', 'CacheClusterAlreadyExists'];
    for (const code of codes) expect(known).toContain(code);
  }
  const atRest = await until(
    async () =>
      (await client.send(new DescribeCacheClustersCommand({ ShowCacheNodeInfo: true }))).CacheClusters!,
    (clusters) => clusters.every((cluster) => cluster.CacheClusterStatus === 'available'),
  );
  for (const cluster of atRest) {
    await using redis = await connectTo(cluster);
    expect(await redis.ping()).toBe('PONG');
  }
  expect(await processesUnder(join(holdfast.data, 'nodes'))).toHaveLength(atRest.length);
  expect(readdirSync(join(holdfast.data, 'nodes/us-east-1'))).toHaveLength(atRest.length);
  const { Snapshots } = await until(
    () => client.send(new DescribeSnapshotsCommand({})),
    (answer) => answer.Snapshots!.every((one) => !['creating', 'deleting'].includes(one.SnapshotStatus!)),
  );
  const onDisk = readdirSync(join(holdfast.data, 'snapshots/us-east-1')).sort();
  const available = Snapshots!.filter((one) => one.SnapshotStatus === 'available');
  expect(onDisk).toEqual(available.map((one) => one.SnapshotName).sort());
});
