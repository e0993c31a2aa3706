import {
  type CacheCluster,
  CreateCacheClusterCommand,
  DescribeCacheClustersCommand,
  type ElastiCacheClient,
  paginateDescribeCacheClusters,
} from '@aws-sdk/client-elasticache';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusalOf, whenAvailable } from '../support/elasticache.ts';
import { TestHoldfast } from '../support/holdfast.ts';

const IDS = Array.from({ length: 25 }, (_, i) => `cluster-${String(i).padStart(2, '0')}`);

let holdfast: TestHoldfast;
let client: ElastiCacheClient;

beforeAll(async () => {
  holdfast = await TestHoldfast.start();
  client = holdfast.client();
  await Promise.all(
    // Not in the order in which they are listed.
    IDS.toReversed().map((CacheClusterId) =>
      client.send(
        new CreateCacheClusterCommand({ CacheClusterId, Engine: 'redis', CacheNodeType: 'cache.t4g.micro' }),
      ),
    ),
  );
  await Promise.all(IDS.map((id) => whenAvailable(client, id)));
});
afterAll(() => holdfast?.[Symbol.asyncDispose]());

const idsOf = (clusters: CacheCluster[] | undefined) => clusters!.map((cluster) => cluster.CacheClusterId);

it('goes through all pages, each cluster once and in order', async () => {
  const first = await client.send(new DescribeCacheClustersCommand({ MaxRecords: 20 }));
  expect(idsOf(first.CacheClusters)).toEqual(IDS.slice(0, 20));
  expect(first.Marker).toBeTruthy();
  const second = await client.send(
    new DescribeCacheClustersCommand({ MaxRecords: 20, Marker: first.Marker }),
  );
  expect(idsOf(second.CacheClusters)).toEqual(IDS.slice(20));
  expect(second.Marker).toBeUndefined();

  const pages: (string | undefined)[][] = [];
  for await (const page of paginateDescribeCacheClusters({ client, pageSize: 20 }, {})) {
    pages.push(idsOf(page.CacheClusters));
  }
  expect(pages.map((page) => page.length)).toEqual([20, 5]);
  expect(pages.flat()).toEqual(IDS);
});

it('shows all on one page when there is room, each available and at an address of its own', async () => {
  const { CacheClusters, Marker } = await client.send(
    new DescribeCacheClustersCommand({ ShowCacheNodeInfo: true }),
  );
  expect(Marker).toBeUndefined();
  expect(idsOf(CacheClusters)).toEqual(IDS);
  expect(new Set(CacheClusters!.map((cluster) => cluster.CacheClusterStatus))).toEqual(
    new Set(['available']),
  );
  const addresses = CacheClusters!.map((cluster) => cluster.CacheNodes![0]!.Endpoint!.Address);
  expect(new Set(addresses).size).toBe(IDS.length);
});

it('tells of nodes only when asked to', async () => {
  const { CacheClusters } = await client.send(
    new DescribeCacheClustersCommand({ CacheClusterId: 'Cluster-07' }),
  );
  expect(idsOf(CacheClusters)).toEqual(['cluster-07']);
  expect(CacheClusters![0]!.CacheNodes).toBeUndefined();
});

it('finds those that are in no replication group: all of them', async () => {
  const command = new DescribeCacheClustersCommand({ ShowCacheClustersNotInReplicationGroups: true });
  expect(idsOf((await client.send(command)).CacheClusters)).toEqual(IDS);
});

it.each([
  [{ MaxRecords: 19 }, ['MaxRecords', '19']],
  [{ MaxRecords: 101 }, ['MaxRecords', '101']],
  [{ Marker: 'bogus' }, ['Marker', '"bogus"']],
])('refuses %o', async (input, parts) => {
  const refusal = await refusalOf(client.send(new DescribeCacheClustersCommand(input)));
  expect(refusal).toMatchObject({ code: 'InvalidParameterValue', status: 400 });
  for (const part of parts) expect(refusal.message).toContain(part);
});
