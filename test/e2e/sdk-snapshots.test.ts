import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  CopySnapshotCommand,
  CreateCacheClusterCommand,
  CreateCacheParameterGroupCommand,
  CreateSnapshotCommand,
  DeleteSnapshotCommand,
  DescribeSnapshotsCommand,
  type DescribeSnapshotsCommandInput,
  type ElastiCacheClient,
  ListTagsForResourceCommand,
  ModifyCacheParameterGroupCommand,
  paginateDescribeSnapshots,
  type Snapshot,
} from '@aws-sdk/client-elasticache';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  connectTo,
  makeCluster,
  makeSnapshot,
  readCluster,
  readSnapshot,
  refusalOf,
  until,
  whenAvailable,
  whenSnapshotAvailable,
} from '../support/elasticache.ts';
import { findTestEngine } from '../support/engines.ts';
import { TestHoldfast } from '../support/holdfast.ts';

let holdfast: TestHoldfast;
let client: ElastiCacheClient;

const valkey80 = await findTestEngine('valkey', '8.0');
const redis80 = await findTestEngine('redis', '8.0');

beforeAll(async () => {
  holdfast = await TestHoldfast.start();
  client = holdfast.client();
  const clusters = await Promise.all(['first', 'second'].map((id) => makeCluster(client, id)));
  for (const cluster of clusters) {
    await using redis = await connectTo(cluster);
    await redis.set('whose', cluster.CacheClusterId!);
  }
  await makeSnapshot(client, 'first', 'of-first');
  await makeSnapshot(client, 'first', 'of-first-too');
  await makeSnapshot(client, 'second', 'of-second');
});
afterAll(() => holdfast?.[Symbol.asyncDispose]());

const list = (input: DescribeSnapshotsCommandInput) => client.send(new DescribeSnapshotsCommand(input));
const names = (snapshots: Snapshot[] | undefined) => snapshots!.map((one) => one.SnapshotName);
const copy = (SourceSnapshotName: string, TargetSnapshotName: string, to = client) =>
  to.send(new CopySnapshotCommand({ SourceSnapshotName, TargetSnapshotName }));

describe('DescribeSnapshots', () => {
  it.each([
    [{}, ['of-first', 'of-first-too', 'of-second']],
    [{ CacheClusterId: 'FIRST' }, ['of-first', 'of-first-too']],
    [{ CacheClusterId: 'nobody' }, []],
    [{ SnapshotName: 'Of-Second' }, ['of-second']],
    [{ SnapshotName: 'of-second', CacheClusterId: 'first' }, []],
    [{ SnapshotSource: 'user' }, ['of-first', 'of-first-too', 'of-second']],
    [{ SnapshotSource: 'system' }, []],
    [{ ReplicationGroupId: 'group' }, []],
    [{ ShowNodeGroupConfig: true, CacheClusterId: 'second' }, ['of-second']],
  ])('%o', async (input, expected) => {
    const answer = await list(input);
    expect(names(answer.Snapshots)).toEqual(expected);
    expect(answer.Marker).toBeUndefined();
  });

  it.each([
    [{ SnapshotName: 'none' }, 'SnapshotNotFoundFault', 404, ['"none"']],
    [{ SnapshotSource: 'me' }, 'InvalidParameterValue', 400, ['SnapshotSource', '"me"']],
    [{ SnapshotSource: '__proto__' }, 'InvalidParameterValue', 400, ['SnapshotSource', '"__proto__"']],
    [{ MaxRecords: 19 }, 'InvalidParameterValue', 400, ['MaxRecords', '19']],
    [{ MaxRecords: 51 }, 'InvalidParameterValue', 400, ['MaxRecords', '51']],
    [
      { CacheClusterId: 'first', ReplicationGroupId: 'group' },
      'InvalidParameterCombination',
      400,
      ['CacheClusterId', 'ReplicationGroupId'],
    ],
  ])('refuses %o', async (input, code, status, parts) => {
    const refusal = await refusalOf(list(input));
    expect(refusal).toMatchObject({ code, status });
    for (const part of parts) expect(refusal.message).toContain(part);
  });

  it('goes through all pages', async () => {
    const ids = Array.from({ length: 22 }, (_, i) => `page-${String(i).padStart(2, '0')}`);
    await Promise.all(ids.map((name) => copy('of-second', name)));
    await Promise.all(ids.map((name) => whenSnapshotAvailable(client, name)));
    const pages: (string | undefined)[][] = [];
    for await (const page of paginateDescribeSnapshots(
      { client, pageSize: 20 },
      { CacheClusterId: 'second' },
    )) {
      pages.push(names(page.Snapshots));
    }
    expect(pages.map((page) => page.length)).toEqual([20, 3]);
    expect(pages.flat()).toEqual(['of-second', ...ids].sort());
    await Promise.all(ids.map((name) => client.send(new DeleteSnapshotCommand({ SnapshotName: name }))));
    await until(
      () => list({ CacheClusterId: 'second' }),
      ({ Snapshots }) => Snapshots!.length === 1,
    );
  });
});

describe('CopySnapshot', () => {
  it('copies within a region, to something that stands by itself', async () => {
    const original = await readSnapshot(client, 'of-first');
    await copy('of-first', 'copied');
    const made = await whenSnapshotAvailable(client, 'copied');
    expect(made).toMatchObject({
      SnapshotSource: 'manual',
      CacheClusterId: 'first',
      EngineVersion: original.EngineVersion,
      CacheNodeType: original.CacheNodeType,
      NodeSnapshots: [{ CacheSize: original.NodeSnapshots![0]!.CacheSize }],
    });
    await copy('copied', 'copy-of-copy');
    await whenSnapshotAvailable(client, 'copy-of-copy');
    await client.send(new DeleteSnapshotCommand({ SnapshotName: 'copied' }));
    await until(
      () => list({}),
      ({ Snapshots }) => !names(Snapshots).includes('copied'),
    );
    const restored = await makeCluster(client, 'from-copy', { SnapshotName: 'copy-of-copy' });
    await using redis = await connectTo(restored);
    expect(await redis.get('whose')).toBe('first');
  });

  it('copies across regions by ARN; each region has its own', async () => {
    const seoul = holdfast.client('ap-northeast-2');
    const { ARN } = await readSnapshot(client, 'of-first');
    // The name alone is one of the region that is asked.
    expect(await refusalOf(copy('of-first', 'far', seoul))).toMatchObject({ code: 'SnapshotNotFoundFault' });
    await copy(ARN!, 'far', seoul);
    const far = await whenSnapshotAvailable(seoul, 'far');
    expect(far.ARN).toBe('arn:aws:elasticache:ap-northeast-2:000000000000:snapshot:far');
    expect(await refusalOf(readSnapshot(client, 'far'))).toMatchObject({ code: 'SnapshotNotFoundFault' });
    const restored = await makeCluster(seoul, 'far', { SnapshotName: 'far' });
    expect(restored.PreferredAvailabilityZone).toMatch(/^ap-northeast-2/);
    await using redis = await connectTo(restored);
    expect(await redis.get('whose')).toBe('first');
  });

  it.each([
    ['none', 'x', 'SnapshotNotFoundFault', ['"none"']],
    ['of-first', 'OF-SECOND', 'SnapshotAlreadyExistsFault', ['"of-second"']],
    ['of-first', 'a--b', 'InvalidParameterValue', ['TargetSnapshotName', '"a--b"']],
    ['of-first', 'automatic.x', 'InvalidParameterValue', ['TargetSnapshotName', '"automatic.x"']],
    [
      'arn:aws:elasticache:us-east-1:999999999999:snapshot:of-first',
      'x',
      'InvalidParameterValue',
      ['999999999999'],
    ],
    [
      'arn:aws:elasticache:us-east-1:000000000000:cluster:first',
      'x',
      'InvalidParameterValue',
      ['SourceSnapshotName'],
    ],
  ])('refuses %s -> %s', async (source, target, code, parts) => {
    const refusal = await refusalOf(copy(source, target));
    expect(refusal.code).toBe(code);
    for (const part of parts) expect(refusal.message).toContain(part);
  });

  it('says that there is no S3 to export to', async () => {
    const command = new CopySnapshotCommand({
      SourceSnapshotName: 'of-first',
      TargetSnapshotName: 'exported',
      TargetBucket: 'bucket',
    });
    const refusal = await refusalOf(client.send(command));
    expect(refusal.code).toBe('InvalidParameterValue');
    expect(refusal.message).toMatch(/TargetBucket "bucket"/);
  });
});

describe('CreateSnapshot', () => {
  it.each([
    [{ SnapshotName: 'x' }, 'InvalidParameterCombination', 'CacheClusterId'],
    [{ SnapshotName: '9', CacheClusterId: 'first' }, 'InvalidParameterValue', '"9"'],
    [{ SnapshotName: 'x'.repeat(41), CacheClusterId: 'first' }, 'InvalidParameterValue', '41 characters'],
    [{ SnapshotName: 'automatic.x', CacheClusterId: 'first' }, 'InvalidParameterValue', 'automatic.'],
    [{ SnapshotName: 'x', ReplicationGroupId: 'g' }, 'ReplicationGroupNotFoundFault', '"g"'],
    [
      { SnapshotName: 'x', CacheClusterId: 'first', KmsKeyId: 'k' },
      'InvalidParameterCombination',
      'KmsKeyId',
    ],
  ])('refuses %o', async (input, code, part) => {
    const refusal = await refusalOf(client.send(new CreateSnapshotCommand(input)));
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(part);
  });

  it('carries tags of its own', async () => {
    const Tags = [{ Key: 'why', Value: 'before the release' }];
    await client.send(new CreateSnapshotCommand({ CacheClusterId: 'first', SnapshotName: 'tagged', Tags }));
    const { ARN } = await whenSnapshotAvailable(client, 'tagged');
    const answer = await client.send(new ListTagsForResourceCommand({ ResourceName: ARN }));
    expect(answer.TagList).toEqual(Tags);
  });
});

describe('a restore', () => {
  it('takes the snapshot as it is, with other settings where asked', async () => {
    const restored = await makeCluster(client, 'bigger', {
      SnapshotName: 'of-second',
      CacheNodeType: 'cache.m7g.large',
      Port: 7777,
    });
    expect(restored).toMatchObject({ CacheNodeType: 'cache.m7g.large', Engine: 'redis' });
    expect(restored.CacheNodes![0]!.Endpoint!.Port).toBe(7777);
    await using redis = await connectTo(restored);
    expect(await redis.get('whose')).toBe('second');
  });

  it.skipIf(!redis80)('takes a newer engine that can load it, and refuses one that cannot', async () => {
    const newer = await makeCluster(client, 'newer', { SnapshotName: 'of-first', EngineVersion: '8.0' });
    expect(newer.EngineVersion).toBe(redis80!.version);
    {
      await using redis = await connectTo(newer);
      expect(await redis.get('whose')).toBe('first');
    }
    await makeSnapshot(client, 'newer', 'of-newer');
    const command = new CreateCacheClusterCommand({
      CacheClusterId: 'older',
      SnapshotName: 'of-newer',
      EngineVersion: '7.0',
    });
    const refusal = await refusalOf(client.send(command));
    expect(refusal.code).toBe('InvalidParameterCombination');
    expect(refusal.message).toMatch(/"of-newer".*redis 7\.0/);
    expect(await refusalOf(readCluster(client, 'older'))).toMatchObject({ code: 'CacheClusterNotFound' });
  });

  it('is refused before it begins where a database of the snapshot would be missing', async () => {
    const group = { CacheParameterGroupName: 'many', CacheParameterGroupFamily: 'redis7', Description: 'm' };
    await client.send(new CreateCacheParameterGroupCommand(group));
    const values = [{ ParameterName: 'databases', ParameterValue: '32' }];
    await client.send(
      new ModifyCacheParameterGroupCommand({ CacheParameterGroupName: 'many', ParameterNameValues: values }),
    );
    const settings = { EngineVersion: '7.0', CacheParameterGroupName: 'many' };
    await using redis = await connectTo(await makeCluster(client, 'wide', settings));
    await redis.select(20);
    await redis.set('far', 'out');
    await makeSnapshot(client, 'wide', 'of-wide');
    const refusal = await refusalOf(
      client.send(new CreateCacheClusterCommand({ CacheClusterId: 'narrow', SnapshotName: 'of-wide' })),
    );
    expect(refusal).toMatchObject({ code: 'InvalidParameterCombination', status: 400 });
    expect(refusal.message).toContain('has keys in database 20');
    expect(refusal.message).toContain('"default.redis7" gives 16 databases');
    const restored = await makeCluster(client, 'as-wide', {
      SnapshotName: 'of-wide',
      CacheParameterGroupName: 'many',
    });
    await using found = await connectTo(restored);
    await found.select(20);
    expect(await found.get('far')).toBe('out');
  });

  it.skipIf(!valkey80)('crosses from Redis to Valkey', async () => {
    const crossed = await makeCluster(client, 'crossed', {
      SnapshotName: 'of-first',
      Engine: 'valkey',
      EngineVersion: '8.0',
    });
    expect(crossed).toMatchObject({ Engine: 'valkey', EngineVersion: valkey80!.version });
    await using redis = await connectTo(crossed);
    expect(await redis.get('whose')).toBe('first');
  });

  it("takes an RDB file of the user's own out of the import directory", async () => {
    const directory = join(holdfast.data, 'snapshots/us-east-1/of-second');
    const rdb = readdirSync(directory).find((name) => name.endsWith('.rdb'))!;
    const imported = join(holdfast.data, 'import/mine.rdb');
    copyFileSync(join(directory, rdb), imported);
    const create = (id: string, arn: string) =>
      client.send(
        new CreateCacheClusterCommand({
          CacheClusterId: id,
          Engine: 'redis',
          CacheNodeType: 'cache.m1.small',
          SnapshotArns: [arn],
        }),
      );
    await create('seeded', `file://${imported}`);
    await create('seeded-by-arn', 'arn:aws:s3:::mine.rdb');
    for (const id of ['seeded', 'seeded-by-arn']) {
      await using redis = await connectTo(await whenAvailable(client, id));
      expect(await redis.get('whose')).toBe('second');
    }
    const absent = await refusalOf(create('absent', `file://${holdfast.data}/import/none.rdb`));
    expect(absent.code).toBe('InvalidParameterValue');
    expect(absent.message).toMatch(/none\.rdb.*is not there/);
    const outside = await refusalOf(create('outside', `file://${holdfast.data}/import/../credentials`));
    expect(outside.message).toMatch(/outside of the import directory/);
  });
});

it('DeleteSnapshot removes the files, and the name is free again', async () => {
  await copy('of-first', 'short-lived');
  await whenSnapshotAvailable(client, 'short-lived');
  const directory = join(holdfast.data, 'snapshots/us-east-1/short-lived');
  expect(existsSync(directory)).toBe(true);
  const { Snapshot: deleting } = await client.send(
    new DeleteSnapshotCommand({ SnapshotName: 'short-lived' }),
  );
  expect(deleting).toMatchObject({ SnapshotName: 'short-lived', SnapshotStatus: 'deleting' });
  await until(
    () => list({}),
    ({ Snapshots }) => !names(Snapshots).includes('short-lived'),
  );
  expect(existsSync(directory)).toBe(false);
  const again = new DeleteSnapshotCommand({ SnapshotName: 'short-lived' });
  expect(await refusalOf(client.send(again))).toMatchObject({ code: 'SnapshotNotFoundFault', status: 404 });
  await copy('of-first', 'short-lived');
  await whenSnapshotAvailable(client, 'short-lived');
});
