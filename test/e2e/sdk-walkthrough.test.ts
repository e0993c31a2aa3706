// The first founding document, rows S1-S10, by the official SDK.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CacheCluster,
  CopySnapshotCommand,
  CreateCacheClusterCommand,
  CreateSnapshotCommand,
  DescribeCacheClustersCommand,
  DescribeSnapshotsCommand,
  type ElastiCacheClient,
} from '@aws-sdk/client-elasticache';
import { RESP_TYPES } from '@redis/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  connectTo,
  makeCluster,
  makeSnapshot,
  readCluster,
  refusalOf,
  until,
  whenAvailable,
  whenSnapshotAvailable,
} from '../support/elasticache.ts';
import { TestHoldfast } from '../support/holdfast.ts';

let holdfast: TestHoldfast;
let client: ElastiCacheClient;

beforeAll(async () => {
  holdfast = await TestHoldfast.start();
  client = holdfast.client();
});
afterAll(() => holdfast?.[Symbol.asyncDispose]());

/** A few keys of each type, with and without an end, and a function. */
async function fill(cluster: CacheCluster): Promise<void> {
  await using redis = await connectTo(cluster);
  const inAnHour = Math.floor(Date.now() / 1000) + 3600;
  for (const command of [
    ['SET', 'string', 'value'],
    ['SET', 'bytes', '\u0000\u00ff\r\n'],
    ['SET', 'ends', 'later', 'EXAT', String(inAnHour)],
    ['HSET', 'hash', 'field', '1', 'other', 'x'.repeat(200)],
    ['RPUSH', 'list', 'a', 'b', 'c'],
    ['SADD', 'set', '1', '2', 'three'],
    ['SADD', 'integers', '1', '2', '3'],
    ['ZADD', 'sorted', '1.5', 'a', '-2', 'b'],
    ['XADD', 'stream', '1-1', 'k', 'v'],
    ['XGROUP', 'CREATE', 'stream', 'group', '0'],
    ['PFADD', 'log', 'x', 'y'],
    ['FUNCTION', 'LOAD', "#!lua name=lib\nredis.register_function('hello', function() return 'hi' end)"],
    ['SELECT', '3'],
    ['SET', 'elsewhere', 'yes'],
  ]) {
    await redis.sendCommand(command);
  }
}

/** All that a node holds, by database and key: its value, and the time at which it ends. */
async function contents(cluster: CacheCluster): Promise<Record<string, unknown>> {
  await using redis = await connectTo(cluster);
  const raw = redis.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
  const all: Record<string, unknown> = {
    functions: await redis.sendCommand(['FUNCTION', 'LIST', 'WITHCODE']),
  };
  for (const database of ['0', '3']) {
    await redis.sendCommand(['SELECT', database]);
    for (const key of await redis.keys('*')) {
      const type = await redis.type(key);
      // A hash table's order is drawn at random by each server; all else is equal as DUMP gives it.
      const value =
        type === 'hash'
          ? await redis.hGetAll(key)
          : type === 'set'
            ? (await redis.sMembers(key)).toSorted()
            : ((await raw.sendCommand(['DUMP', key])) as unknown as Buffer).toString('base64');
      all[`${database} ${key}`] = [type, value, await redis.sendCommand(['PEXPIRETIME', key])];
    }
  }
  return all;
}

it('S1-S10: a snapshot of exampleredis becomes exampleredis2, byte for byte', async () => {
  const source = await makeCluster(client, 'exampleredis');
  await fill(source);

  // S2, S5: asked for, it is being created; then it is available. The cluster says so meanwhile, and serves on.
  const asked = await client.send(
    new CreateSnapshotCommand({ CacheClusterId: 'exampleredis', SnapshotName: 'examplesnapshot' }),
  );
  expect(asked.Snapshot).toMatchObject({
    SnapshotName: 'examplesnapshot',
    SnapshotStatus: 'creating',
    SnapshotSource: 'manual',
    CacheClusterId: 'exampleredis',
    CacheNodeType: 'cache.m1.small',
    Engine: 'redis',
    EngineVersion: source.EngineVersion,
    NumCacheNodes: 1,
    Port: 6379,
    CacheParameterGroupName: 'default.redis7',
    CacheClusterCreateTime: source.CacheClusterCreateTime,
    PreferredAvailabilityZone: source.PreferredAvailabilityZone,
    PreferredMaintenanceWindow: source.PreferredMaintenanceWindow,
    AutoMinorVersionUpgrade: true,
    SnapshotRetentionLimit: 0,
    SnapshotWindow: source.SnapshotWindow,
    ARN: 'arn:aws:elasticache:us-east-1:000000000000:snapshot:examplesnapshot',
  });
  const taken = await whenSnapshotAvailable(client, 'examplesnapshot');
  expect(taken.NodeSnapshots).toEqual([
    {
      CacheNodeId: '0001',
      CacheSize: '1 MB',
      CacheNodeCreateTime: source.CacheNodes![0]!.CacheNodeCreateTime,
      SnapshotCreateTime: expect.any(Date),
    },
  ]);
  const listed = await client.send(new DescribeSnapshotsCommand({}));
  expect(listed.Snapshots).toEqual([taken]);

  // S1: a directory with a manifest and one RDB file, and nothing else.
  const directory = join(holdfast.data, 'snapshots/us-east-1/examplesnapshot');
  const files = readdirSync(directory).sort();
  expect(files).toHaveLength(2);
  expect(files).toContain('manifest.json');
  const rdb = files.find((name) => name.endsWith('.rdb'))!;
  expect(readFileSync(join(directory, rdb)).subarray(0, 5).toString()).toBe('REDIS');
  const manifest = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'));
  expect(manifest).toMatchObject({ name: 'examplesnapshot', nodes: [{ file: rdb, rdb: { keys: 11 } }] });

  // What is written after the snapshot is not in it.
  const before = await contents(source);
  {
    await using redis = await connectTo(source);
    await redis.set('late', 'yes');
  }

  // S7, S8: engine and version are the snapshot's; what may be set is as asked.
  const restoring = await client.send(
    new CreateCacheClusterCommand({
      CacheClusterId: 'exampleredis2',
      SnapshotName: 'examplesnapshot',
      CacheNodeType: 'cache.m3.medium',
      AutoMinorVersionUpgrade: false,
      Port: 6380,
      PreferredAvailabilityZone: 'us-east-1c',
      CacheParameterGroupName: 'default.redis7',
      CacheSubnetGroupName: 'default',
    }),
  );
  const expected = {
    CacheClusterId: 'exampleredis2',
    Engine: 'redis',
    EngineVersion: source.EngineVersion,
    CacheNodeType: 'cache.m3.medium',
    AutoMinorVersionUpgrade: false,
    PreferredAvailabilityZone: 'us-east-1c',
    CacheSubnetGroupName: 'default',
  };
  expect(restoring.CacheCluster).toMatchObject({ ...expected, CacheClusterStatus: 'creating' });
  const restored = await whenAvailable(client, 'exampleredis2');
  expect(restored).toMatchObject(expected);

  // S9: one node with its endpoint, which is its own.
  expect(restored.CacheNodes).toHaveLength(1);
  const { Endpoint } = restored.CacheNodes![0]!;
  expect(Endpoint).toMatchObject({ Address: expect.stringMatching(/^127\./), Port: 6380 });
  expect(Endpoint!.Address).not.toBe(source.CacheNodes![0]!.Endpoint!.Address);

  // S10: the same keys, types, values, ends and functions.
  expect(Object.keys(before)).toHaveLength(12);
  expect(await contents(restored)).toEqual(before);
  await using redis = await connectTo(restored);
  expect(await redis.sendCommand(['FCALL', 'hello', '0'])).toBe('hi');

  // S6: within a region, and to another, where it restores.
  await client.send(
    new CopySnapshotCommand({ SourceSnapshotName: 'examplesnapshot', TargetSnapshotName: 'examplecopy' }),
  );
  await whenSnapshotAvailable(client, 'examplecopy');
  const seoul = holdfast.client('ap-northeast-2');
  const { ARN } = await whenSnapshotAvailable(client, 'examplecopy');
  await seoul.send(new CopySnapshotCommand({ SourceSnapshotName: ARN!, TargetSnapshotName: 'in-seoul' }));
  await whenSnapshotAvailable(seoul, 'in-seoul');
  const far = await makeCluster(seoul, 'exampleredis', { SnapshotName: 'in-seoul' });
  expect(await contents(far)).toEqual(before);
});

it('S4: a cache.t1.micro is refused before anything starts, in every way to ask', async () => {
  await makeCluster(client, 'micro', { CacheNodeType: 'cache.t1.micro' });
  const create = new CreateSnapshotCommand({ CacheClusterId: 'micro', SnapshotName: 'of-micro' });
  expect(await refusalOf(client.send(create))).toMatchObject({
    code: 'SnapshotFeatureNotSupportedFault',
    status: 400,
    message: expect.stringMatching(/"micro".*cache\.t1\.micro.*cache\.m1\.small/),
  });
  const found = await client.send(new DescribeSnapshotsCommand({ CacheClusterId: 'micro' }));
  expect(found.Snapshots).toEqual([]);
  expect((await readCluster(client, 'micro')).CacheClusterStatus).toBe('available');

  const retained = new CreateCacheClusterCommand({
    CacheClusterId: 'micro2',
    Engine: 'redis',
    CacheNodeType: 'cache.t1.micro',
    SnapshotRetentionLimit: 3,
  });
  expect(await refusalOf(client.send(retained))).toMatchObject({
    code: 'InvalidParameterCombination',
    message: expect.stringMatching(/SnapshotRetentionLimit 3.*cache\.t1\.micro/),
  });
  expect(await refusalOf(readCluster(client, 'micro2'))).toMatchObject({ code: 'CacheClusterNotFound' });
});

it('a snapshot is taken with writes going on, none of which fails', async () => {
  const cluster = await makeCluster(client, 'busy');
  let stop = false;
  let written = 0;
  const writing = (async () => {
    await using redis = await connectTo(cluster);
    while (!stop) {
      await redis.set(`key:${written}`, 'x'.repeat(500));
      written++;
    }
  })();
  await until(
    async () => written,
    (count) => count > 500,
  );
  await makeSnapshot(client, 'busy', 'while-busy');
  const then = written;
  await until(
    async () => written,
    (count) => count > then,
  );
  stop = true;
  await writing;
  const restored = await makeCluster(client, 'calm', { SnapshotName: 'while-busy' });
  await using redis = await connectTo(restored);
  const held = await redis.dbSize();
  expect(held).toBeGreaterThanOrEqual(500);
  expect(held).toBeLessThanOrEqual(written);
  // What one client wrote one after another is there up to some point, without holes.
  expect(await redis.exists(`key:${held - 1}`)).toBe(1);
  expect(await redis.exists(`key:${held}`)).toBe(0);
});

it('takes no name twice, and none of a cluster that is not there', async () => {
  await makeCluster(client, 'named');
  await makeSnapshot(client, 'named', 'taken');
  const again = new CreateSnapshotCommand({ CacheClusterId: 'named', SnapshotName: 'Taken' });
  expect(await refusalOf(client.send(again))).toMatchObject({
    code: 'SnapshotAlreadyExistsFault',
    status: 400,
    message: expect.stringContaining('"taken"'),
  });
  const nobody = new CreateSnapshotCommand({ CacheClusterId: 'nobody', SnapshotName: 'of-nobody' });
  expect(await refusalOf(client.send(nobody))).toMatchObject({
    code: 'CacheClusterNotFound',
    status: 404,
    message: expect.stringContaining('"nobody"'),
  });
  const missing = new DescribeCacheClustersCommand({ CacheClusterId: 'nobody' });
  expect(await refusalOf(client.send(missing))).toMatchObject({ code: 'CacheClusterNotFound', status: 404 });
  const unmade = new CreateCacheClusterCommand({ CacheClusterId: 'of-none', SnapshotName: 'none' });
  expect(await refusalOf(client.send(unmade))).toMatchObject({
    code: 'SnapshotNotFoundFault',
    status: 404,
    message: expect.stringContaining('"none"'),
  });
});
