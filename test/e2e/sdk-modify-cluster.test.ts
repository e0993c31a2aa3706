import {
  CreateCacheParameterGroupCommand,
  type ElastiCacheClient,
  ListAllowedNodeTypeModificationsCommand,
  ModifyCacheClusterCommand,
  type ModifyCacheClusterCommandInput,
  ModifyCacheParameterGroupCommand,
} from '@aws-sdk/client-elasticache';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTo, makeCluster, readCluster, refusalOf, whenAvailable } from '../support/elasticache.ts';
import { findTestEngine } from '../support/engines.ts';
import { TestHoldfast } from '../support/holdfast.ts';

let holdfast: TestHoldfast;
let client: ElastiCacheClient;

beforeAll(async () => {
  holdfast = await TestHoldfast.start();
  client = holdfast.client();
});
afterAll(() => holdfast?.[Symbol.asyncDispose]());

const redis80 = await findTestEngine('redis', '8.0');
const valkey80 = await findTestEngine('valkey', '8.0');

async function modify(
  CacheClusterId: string,
  change: Omit<ModifyCacheClusterCommandInput, 'CacheClusterId'>,
) {
  const answer = await client.send(new ModifyCacheClusterCommand({ CacheClusterId, ...change }));
  return answer.CacheCluster!;
}

async function maxmemory(id: string): Promise<number> {
  await using redis = await connectTo(await readCluster(client, id));
  return Number(/^maxmemory:(\d+)/m.exec(await redis.info('memory'))![1]);
}

it('changes settings at once, and each of them alone', async () => {
  const before = await makeCluster(client, 'settings', { SnapshotRetentionLimit: 2 });
  const TopicArn = 'arn:aws:sns:us-east-1:000000000000:topic';
  await modify('settings', {
    PreferredMaintenanceWindow: 'sat:10:00-sat:12:00',
    SnapshotWindow: '20:00-21:00',
    SnapshotRetentionLimit: 7,
    AutoMinorVersionUpgrade: false,
    SecurityGroupIds: ['sg-89abcdef'],
    NotificationTopicArn: TopicArn,
  });
  const changed = {
    ...before,
    PreferredMaintenanceWindow: 'sat:10:00-sat:12:00',
    SnapshotWindow: '20:00-21:00',
    SnapshotRetentionLimit: 7,
    AutoMinorVersionUpgrade: false,
    SecurityGroups: [{ SecurityGroupId: 'sg-89abcdef', Status: 'active' }],
    NotificationConfiguration: { TopicArn, TopicStatus: 'active' },
  };
  expect(await whenAvailable(client, 'settings')).toEqual(changed);

  await modify('settings', { NotificationTopicStatus: 'inactive' });
  expect(await whenAvailable(client, 'settings')).toEqual({
    ...changed,
    NotificationConfiguration: { TopicArn, TopicStatus: 'inactive' },
  });
  await modify('settings', { SnapshotRetentionLimit: 0 });
  expect((await readCluster(client, 'settings')).SnapshotRetentionLimit).toBe(0);
});

describe('node type', () => {
  it('goes up and down at once, with the memory that belongs to it and all data', async () => {
    const cluster = await makeCluster(client, 'scales', { CacheNodeType: 'cache.t4g.micro' });
    await using redis = await connectTo(cluster);
    await redis.set('kept', 'yes');
    const small = await maxmemory('scales');
    expect(
      await modify('scales', { CacheNodeType: 'cache.m7g.large', ApplyImmediately: true }),
    ).toMatchObject({ CacheClusterStatus: 'modifying', PendingModifiedValues: {} });
    expect(await whenAvailable(client, 'scales')).toMatchObject({
      CacheNodeType: 'cache.m7g.large',
      PendingModifiedValues: {},
    });
    expect(await maxmemory('scales')).toBeGreaterThan(5 * small);
    await modify('scales', { CacheNodeType: 'cache.t4g.micro', ApplyImmediately: true });
    await whenAvailable(client, 'scales');
    expect(await maxmemory('scales')).toBe(small);
    // It took no restart: the connection is the same.
    expect(await redis.get('kept')).toBe('yes');
  });

  it('waits for the maintenance window otherwise, shown as pending, and can be taken back', async () => {
    await makeCluster(client, 'patient', { CacheNodeType: 'cache.t4g.micro' });
    const small = await maxmemory('patient');
    const asked = await modify('patient', { CacheNodeType: 'cache.m7g.large' });
    expect(asked.PendingModifiedValues).toEqual({ CacheNodeType: 'cache.m7g.large' });
    expect(await readCluster(client, 'patient')).toMatchObject({
      CacheClusterStatus: 'available',
      CacheNodeType: 'cache.t4g.micro',
      PendingModifiedValues: { CacheNodeType: 'cache.m7g.large' },
    });
    // Another change doesn't forget it.
    await modify('patient', { SnapshotRetentionLimit: 1 });
    expect((await readCluster(client, 'patient')).PendingModifiedValues).toEqual({
      CacheNodeType: 'cache.m7g.large',
    });
    await modify('patient', { CacheNodeType: 'cache.t4g.micro' });
    expect((await readCluster(client, 'patient')).PendingModifiedValues).toEqual({});
    expect(await maxmemory('patient')).toBe(small);
    await modify('patient', { CacheNodeType: 'cache.m7g.xlarge' });
    // To apply immediately takes up what waits as well.
    await modify('patient', { ApplyImmediately: true });
    expect(await whenAvailable(client, 'patient')).toMatchObject({
      CacheNodeType: 'cache.m7g.xlarge',
      PendingModifiedValues: {},
    });
  });

  it('may be what ListAllowedNodeTypeModifications says, and nothing else', async () => {
    await makeCluster(client, 'bounded', { CacheNodeType: 'cache.t4g.small' });
    const allowed = await client.send(
      new ListAllowedNodeTypeModificationsCommand({ CacheClusterId: 'bounded' }),
    );
    expect(allowed.ScaleUpModifications).toContain('cache.m7g.large');
    expect(allowed.ScaleDownModifications).toContain('cache.t4g.micro');
    expect(allowed.ScaleUpModifications).not.toContain('cache.t4g.small');
    expect(allowed.ScaleUpModifications).not.toContain('cache.t1.micro');
    const refusal = await refusalOf(modify('bounded', { CacheNodeType: 'cache.t1.micro' }));
    expect(refusal).toMatchObject({ code: 'InvalidParameterValue', status: 400 });
    expect(refusal.message).toMatch(/CacheNodeType "cache\.t1\.micro".*ListAllowedNodeTypeModifications/);
    const missing = new ListAllowedNodeTypeModificationsCommand({ CacheClusterId: 'nobody' });
    expect(await refusalOf(client.send(missing))).toMatchObject({ code: 'CacheClusterNotFound' });
  });

  it('must have room for the data', async () => {
    await client.send(
      new CreateCacheParameterGroupCommand({
        CacheParameterGroupName: 'reserves',
        CacheParameterGroupFamily: 'redis7',
        Description: 'leaves little',
      }),
    );
    await client.send(
      new ModifyCacheParameterGroupCommand({
        CacheParameterGroupName: 'reserves',
        ParameterNameValues: [{ ParameterName: 'reserved-memory-percent', ParameterValue: '95' }],
      }),
    );
    const settings = { CacheNodeType: 'cache.m7g.large', CacheParameterGroupName: 'reserves' };
    const cluster = await makeCluster(client, 'heavy', settings);
    {
      await using redis = await connectTo(cluster);
      for (let i = 0; i < 40; i++) await redis.set(`key:${i}`, 'x'.repeat(1_048_576));
    }
    const change = { CacheNodeType: 'cache.t4g.micro', ApplyImmediately: true };
    const refusal = await refusalOf(modify('heavy', change));
    expect(refusal.code).toBe('InvalidParameterValue');
    expect(refusal.message).toMatch(/CacheNodeType.*"heavy"/);
    expect(await readCluster(client, 'heavy')).toMatchObject({
      CacheClusterStatus: 'available',
      CacheNodeType: 'cache.m7g.large',
    });
    // With less of it reserved there is room.
    await modify('heavy', { ...change, CacheParameterGroupName: 'default.redis7' });
    expect(await whenAvailable(client, 'heavy')).toMatchObject({ CacheNodeType: 'cache.t4g.micro' });
  });
});

describe('engine version', () => {
  it.skipIf(!redis80)('goes from Redis 7.0 to 8.0 with its data', async () => {
    const cluster = await makeCluster(client, 'upgraded', { EngineVersion: '7.0' });
    {
      await using redis = await connectTo(cluster);
      await redis.set('kept', 'yes', { expiration: { type: 'EX', value: 5000 } });
    }
    const asked = await modify('upgraded', { EngineVersion: '8.0' });
    expect(asked.PendingModifiedValues).toEqual({ EngineVersion: redis80!.version });
    expect((await readCluster(client, 'upgraded')).EngineVersion).toMatch(/^7\.0\./);
    await modify('upgraded', { EngineVersion: '8.0', ApplyImmediately: true });
    const after = await whenAvailable(client, 'upgraded');
    expect(after).toMatchObject({
      EngineVersion: redis80!.version,
      CacheParameterGroup: {
        CacheParameterGroupName: expect.stringMatching(/^default\.redis8/),
        ParameterApplyStatus: 'in-sync',
      },
      PendingModifiedValues: {},
    });
    expect(after.CacheNodes![0]!.Endpoint).toEqual(cluster.CacheNodes![0]!.Endpoint);
    await using redis = await connectTo(after);
    expect(await redis.info('server')).toContain(`redis_version:${redis80!.version}`);
    expect(await redis.get('kept')).toBe('yes');
    expect(await redis.ttl('kept')).toBeGreaterThan(4900);

    const back = await refusalOf(modify('upgraded', { EngineVersion: '7.0', ApplyImmediately: true }));
    expect(back.code).toBe('InvalidParameterCombination');
    expect(back.message).toMatch(/EngineVersion.*8\.0.*7\.0/);
  });

  it.skipIf(!valkey80)('goes from Redis to Valkey with its data, and never back', async () => {
    const cluster = await makeCluster(client, 'crosses');
    {
      await using redis = await connectTo(cluster);
      await redis.hSet('kept', { a: '1' });
    }
    await modify('crosses', { Engine: 'valkey', EngineVersion: '8.0', ApplyImmediately: true });
    const after = await whenAvailable(client, 'crosses');
    expect(after).toMatchObject({
      Engine: 'valkey',
      EngineVersion: valkey80!.version,
      CacheParameterGroup: { CacheParameterGroupName: 'default.valkey8', ParameterApplyStatus: 'in-sync' },
    });
    await using redis = await connectTo(after);
    expect(await redis.info('server')).toContain(`valkey_version:${valkey80!.version}`);
    expect(await redis.hGetAll('kept')).toEqual({ a: '1' });
    const back = await refusalOf(modify('crosses', { Engine: 'redis', ApplyImmediately: true }));
    expect(back.code).toBe('InvalidParameterCombination');
  });

  it.skipIf(!redis80)('of another family needs a parameter group of that family', async () => {
    await client.send(
      new CreateCacheParameterGroupCommand({
        CacheParameterGroupName: 'seven',
        CacheParameterGroupFamily: 'redis7',
        Description: 'of 7',
      }),
    );
    await makeCluster(client, 'own-group', { EngineVersion: '7.0', CacheParameterGroupName: 'seven' });
    const refusal = await refusalOf(modify('own-group', { EngineVersion: '8.0', ApplyImmediately: true }));
    expect(refusal.code).toBe('InvalidParameterCombination');
    expect(refusal.message).toMatch(/"seven".*CacheParameterGroupName/);
  });
});

describe('refuses', () => {
  const rows: [bad: Omit<ModifyCacheClusterCommandInput, 'CacheClusterId'>, code: string, ...string[]][] = [
    [{ NumCacheNodes: 2 }, 'InvalidParameterValue', 'NumCacheNodes', '2'],
    [{ CacheNodeType: 'cache.huge' }, 'InvalidParameterValue', '"cache.huge"'],
    [{ EngineVersion: '3.2' }, 'InvalidParameterValue', '3.2'],
    [{ Engine: 'memcached' }, 'InvalidParameterValue', '"memcached"'],
    [{ SnapshotRetentionLimit: 36 }, 'InvalidParameterValue', 'SnapshotRetentionLimit', '36'],
    [{ SnapshotWindow: 'noon' }, 'InvalidParameterValue', 'SnapshotWindow', '"noon"'],
    [{ PreferredMaintenanceWindow: 'x' }, 'InvalidParameterValue', 'PreferredMaintenanceWindow', '"x"'],
    [{ NotificationTopicStatus: 'off' }, 'InvalidParameterValue', 'NotificationTopicStatus', '"off"'],
    [{ SecurityGroupIds: ['x'] }, 'InvalidParameterValue', 'SecurityGroupIds', '"x"'],
    [{ CacheParameterGroupName: 'none' }, 'CacheParameterGroupNotFound', '"none"'],
    [{ CacheNodeIdsToRemove: ['0001'] }, 'InvalidParameterCombination', 'CacheNodeIdsToRemove'],
    [{ AuthToken: 'x' }, 'InvalidParameterCombination', 'AuthToken'],
    [{ AZMode: 'cross-az' }, 'InvalidParameterCombination', 'AZMode'],
  ];

  it.each(rows)('%o', async (bad, code, ...inMessage) => {
    const id = 'refuses';
    const known = await readCluster(client, id).catch(() => undefined);
    const before = known ?? (await makeCluster(client, id));
    const refusal = await refusalOf(modify(id, { ...bad, ApplyImmediately: true }));
    expect(refusal.code).toBe(code);
    for (const part of inMessage) expect(refusal.message).toContain(part);
    expect(await readCluster(client, id)).toEqual(before);
  });

  it('a cluster that is not there, and one that is busy', async () => {
    expect(await refusalOf(modify('nobody', {}))).toMatchObject({
      code: 'CacheClusterNotFound',
      status: 404,
    });
    const { CacheClusterCreateTime } = await makeCluster(client, 'busy');
    expect(CacheClusterCreateTime).toBeInstanceOf(Date);
    await modify('busy', { CacheNodeType: 'cache.m7g.large', ApplyImmediately: true });
    const second = modify('busy', { CacheNodeType: 'cache.m7g.xlarge', ApplyImmediately: true });
    const refusal = await second.then(
      () => undefined,
      (error: Error) => error,
    );
    // The first may have been done already: either way the cluster ends at rest with one of the two.
    if (refusal) expect(refusal).toMatchObject({ Code: 'InvalidCacheClusterState' });
    const { CacheNodeType } = await whenAvailable(client, 'busy');
    expect(CacheNodeType).toBe(refusal ? 'cache.m7g.large' : 'cache.m7g.xlarge');
  });
});
