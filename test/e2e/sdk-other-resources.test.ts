import {
  AddTagsToResourceCommand,
  CopySnapshotCommand,
  CreateCacheSubnetGroupCommand,
  DeleteCacheClusterCommand,
  DeleteCacheSubnetGroupCommand,
  DescribeCacheEngineVersionsCommand,
  type DescribeCacheEngineVersionsCommandInput,
  DescribeCacheSubnetGroupsCommand,
  DescribeEventsCommand,
  type DescribeEventsCommandInput,
  type ElastiCacheClient,
  ListTagsForResourceCommand,
  ModifyCacheSubnetGroupCommand,
  RemoveTagsFromResourceCommand,
} from '@aws-sdk/client-elasticache';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineCatalog } from '../../src/engines/catalog.ts';
import {
  connectTo,
  makeCluster,
  makeSnapshot,
  refusalOf,
  until,
  whenSnapshotAvailable,
} from '../support/elasticache.ts';
import { TEST_ENGINES } from '../support/engines.ts';
import { TestHoldfast } from '../support/holdfast.ts';

let holdfast: TestHoldfast;
let client: ElastiCacheClient;

beforeAll(async () => {
  holdfast = await TestHoldfast.start();
  client = holdfast.client();
});
afterAll(() => holdfast?.[Symbol.asyncDispose]());

describe('subnet groups', () => {
  const A = 'subnet-0123456789abcdef0';
  const B = 'subnet-89abcdef';
  const create = (CacheSubnetGroupName: string, SubnetIds = [A, B]) =>
    client.send(
      new CreateCacheSubnetGroupCommand({
        CacheSubnetGroupName,
        CacheSubnetGroupDescription: 'two zones',
        SubnetIds,
      }),
    );
  const read = async (CacheSubnetGroupName?: string) =>
    (await client.send(new DescribeCacheSubnetGroupsCommand({ CacheSubnetGroupName }))).CacheSubnetGroups!;

  it('live their whole life', async () => {
    const { CacheSubnetGroup: made } = await create('Inside');
    expect(made).toMatchObject({
      CacheSubnetGroupName: 'inside',
      CacheSubnetGroupDescription: 'two zones',
      VpcId: expect.stringMatching(/^vpc-[0-9a-f]{8}$/),
      Subnets: [{ SubnetIdentifier: A }, { SubnetIdentifier: B }],
      ARN: 'arn:aws:elasticache:us-east-1:000000000000:subnetgroup:inside',
    });
    expect(await read('inside')).toEqual([made]);
    expect((await read()).map((group) => group.CacheSubnetGroupName)).toEqual(['default', 'inside']);
    expect(await refusalOf(create('INSIDE'))).toMatchObject({ code: 'CacheSubnetGroupAlreadyExists' });

    await client.send(
      new ModifyCacheSubnetGroupCommand({
        CacheSubnetGroupName: 'inside',
        CacheSubnetGroupDescription: 'one zone',
        SubnetIds: [B],
      }),
    );
    expect((await read('inside'))[0]).toMatchObject({
      CacheSubnetGroupDescription: 'one zone',
      Subnets: [{ SubnetIdentifier: B }],
    });

    await makeCluster(client, 'inside', { CacheSubnetGroupName: 'inside' });
    const remove = () => client.send(new DeleteCacheSubnetGroupCommand({ CacheSubnetGroupName: 'inside' }));
    const used = await refusalOf(remove());
    expect(used).toMatchObject({ code: 'CacheSubnetGroupInUse', status: 400 });
    expect(used.message).toContain('inside');
    await client.send(new DeleteCacheClusterCommand({ CacheClusterId: 'inside' }));
    await until(
      () =>
        remove().then(
          () => true,
          () => false,
        ),
      (removed) => removed,
    );
    expect(await refusalOf(read('inside'))).toMatchObject({
      code: 'CacheSubnetGroupNotFoundFault',
      status: 400,
    });
  });

  it.each([
    ['under_score', [A], 'InvalidParameterValue', ['CacheSubnetGroupName', '"under_score"']],
    ['fine', ['vpc-1'], 'InvalidSubnet', ['SubnetIds', '"vpc-1"']],
    ['fine', [], 'InvalidParameterValue', ['SubnetIds']],
  ])('refuse %s of %o', async (name, subnets, code, parts) => {
    const refusal = await refusalOf(create(name, subnets));
    expect(refusal.code).toBe(code);
    for (const part of parts) expect(refusal.message).toContain(part);
  });
});

describe('tags', () => {
  it('are added, listed, changed and removed, on whatever has an ARN, and go with it', async () => {
    const cluster = await makeCluster(client, 'tagged', { Tags: [{ Key: 'born', Value: 'with' }] });
    const snapshot = await makeSnapshot(client, 'tagged', 'tagged');
    for (const ResourceName of [cluster.ARN!, snapshot.ARN!]) {
      await client.send(
        new AddTagsToResourceCommand({
          ResourceName,
          Tags: [{ Key: 'a', Value: '1' }, { Key: '한국어', Value: '값' }, { Key: 'empty' }],
        }),
      );
      const { TagList } = await client.send(
        new AddTagsToResourceCommand({ ResourceName, Tags: [{ Key: 'a', Value: '2' }] }),
      );
      expect(TagList).toContainEqual({ Key: 'a', Value: '2' });
      await client.send(new RemoveTagsFromResourceCommand({ ResourceName, TagKeys: ['empty'] }));
      const left = await client.send(new ListTagsForResourceCommand({ ResourceName }));
      expect(left.TagList).toEqual([
        { Key: 'a', Value: '2' },
        ...(ResourceName === cluster.ARN ? [{ Key: 'born', Value: 'with' }] : []),
        { Key: '한국어', Value: '값' },
      ]);
    }
    await client.send(new DeleteCacheClusterCommand({ CacheClusterId: 'tagged' }));
    const listing = () => client.send(new ListTagsForResourceCommand({ ResourceName: cluster.ARN }));
    await until(
      () =>
        listing().then(
          () => false,
          () => true,
        ),
      (gone) => gone,
    );
    expect(await refusalOf(listing())).toMatchObject({ code: 'CacheClusterNotFound' });
    const again = await makeCluster(client, 'tagged');
    expect(again.ARN).toBe(cluster.ARN);
    expect((await listing()).TagList).toEqual([]);
  });

  it.each([
    ['cluster', 'InvalidARN'],
    ['arn:aws:elasticache:us-east-1:000000000000:cluster:nobody', 'CacheClusterNotFound'],
    ['arn:aws:elasticache:us-east-1:000000000000:snapshot:nobody', 'SnapshotNotFoundFault'],
    ['arn:aws:elasticache:us-east-1:000000000000:parametergroup:nobody', 'CacheParameterGroupNotFound'],
    ['arn:aws:elasticache:us-east-1:000000000000:subnetgroup:nobody', 'CacheSubnetGroupNotFoundFault'],
    ['arn:aws:elasticache:us-east-1:000000000000:replicationgroup:nobody', 'ReplicationGroupNotFoundFault'],
    ['arn:aws:elasticache:eu-west-1:000000000000:cluster:nobody', 'InvalidARN'],
    ['arn:aws:elasticache:us-east-1:999999999999:cluster:nobody', 'InvalidARN'],
    ['arn:aws:s3:::bucket', 'InvalidARN'],
  ])('of %s: %s', async (ResourceName, code) => {
    const refusal = await refusalOf(client.send(new ListTagsForResourceCommand({ ResourceName })));
    expect(refusal.code).toBe(code);
  });
});

describe('events', () => {
  const read = async (input: DescribeEventsCommandInput) =>
    (await client.send(new DescribeEventsCommand(input))).Events!;

  it('tell what happened to a cluster and to its snapshot, the newest first', async () => {
    await makeCluster(client, 'storied');
    await makeSnapshot(client, 'storied', 'story');
    const events = await read({ SourceType: 'cache-cluster', SourceIdentifier: 'storied' });
    expect(events.map((event) => event.Message)).toEqual([
      expect.stringMatching(/snapshot/i),
      'Cache cluster created',
      'Cache cluster is being created',
    ]);
    for (const event of events) {
      expect(event).toMatchObject({ SourceIdentifier: 'storied', SourceType: 'cache-cluster' });
      expect(Math.abs(Date.now() - event.Date!.getTime())).toBeLessThan(60_000);
    }
    expect(events[0]!.Message).toContain("'story'");
    await client.send(new CopySnapshotCommand({ SourceSnapshotName: 'story', TargetSnapshotName: 'retold' }));
    await whenSnapshotAvailable(client, 'retold');
    expect(await read({ SourceIdentifier: 'retold' })).toMatchObject([
      { SourceType: 'snapshot', Message: expect.stringMatching(/'retold' was copied from .*:story$/) },
    ]);
  });

  it('can be asked by time and page by page', async () => {
    const all = await read({});
    expect(all.length).toBeGreaterThan(5);
    expect(all.map((event) => event.Date!.getTime())).toEqual(
      all.map((event) => event.Date!.getTime()).toSorted((a, b) => b - a),
    );
    expect(await read({ EndTime: new Date(Date.now() - 3_600_000) })).toEqual([]);
    const since = await read({ StartTime: all[2]!.Date });
    expect(since.length).toBeGreaterThanOrEqual(3);
    expect(since.length).toBeLessThan(all.length);
    const paged: typeof all = [];
    let Marker: string | undefined;
    do {
      const page = await client.send(new DescribeEventsCommand({ MaxRecords: 20, Marker }));
      paged.push(...page.Events!);
      Marker = page.Marker;
    } while (Marker);
    expect(paged).toEqual(await read({}));
  });

  it.each([
    [{ SourceType: 'cluster' as never }, ['SourceType', '"cluster"']],
    [{ Duration: 0 }, ['Duration', '0']],
    [{ StartTime: new Date(Date.now() - 15 * 86_400_000) }, ['StartTime', '14 days']],
    [{ Marker: 'bogus' }, ['Marker', '"bogus"']],
  ])('refuse %o', async (input, parts) => {
    const refusal = await refusalOf(read(input));
    expect(refusal.code).toBe('InvalidParameterValue');
    for (const part of parts) expect(refusal.message).toContain(part);
  });
});

describe('engine versions', () => {
  const read = async (input: DescribeCacheEngineVersionsCommandInput = {}) =>
    (await client.send(new DescribeCacheEngineVersionsCommand(input))).CacheEngineVersions!;

  it('are those that are there, and a cluster of each runs what it says', async () => {
    const installed = await new EngineCatalog({
      directory: TEST_ENGINES,
      searchPath: process.env['PATH'],
    }).list();
    const listed = await read();
    const series = installed.map(
      ({ engine, version }) => `${engine} ${version.split('.').slice(0, 2).join('.')}`,
    );
    const shown = listed.map((one) => `${one.Engine} ${one.EngineVersion}`);
    expect(shown.filter((one) => one !== 'redis 7.1').sort()).toEqual([...new Set(series)].sort());
    await Promise.all(
      listed.map(async ({ Engine, EngineVersion, CacheParameterGroupFamily }, i) => {
        const cluster = await makeCluster(client, `of-version-${i}`, { Engine, EngineVersion });
        expect(cluster.Engine).toBe(Engine);
        expect(cluster.EngineVersion).toMatch(new RegExp(`^${EngineVersion!.replace('.', '\\.')}\\.`));
        expect(cluster.CacheParameterGroup!.CacheParameterGroupName).toBe(
          `default.${CacheParameterGroupFamily}`,
        );
        await using redis = await connectTo(cluster);
        const info = await redis.info('server');
        // Valkey says so, and which Redis it stands in for as well.
        const own = new RegExp(`^${Engine}_version:(\\S+)`, 'm').exec(info)![1]!;
        if (EngineVersion !== '7.1') expect(cluster.EngineVersion).toBe(own);
      }),
    );
  });

  it('can be filtered', async () => {
    const redis = await read({ Engine: 'redis' });
    expect(new Set(redis.map((one) => one.Engine))).toEqual(new Set(['redis']));
    expect(await read({ Engine: 'memcached' })).toEqual([]);
    expect(await read({ EngineVersion: '1.0' })).toEqual([]);
    const family = await read({ CacheParameterGroupFamily: 'redis7' });
    expect(family.map((one) => one.EngineVersion)).toEqual(['7.0', '7.1']);
    expect(await read({ Engine: 'redis', DefaultOnly: true })).toHaveLength(1);
    expect((await refusalOf(read({ Engine: 'postgres' }))).message).toContain('"postgres"');
  });
});
