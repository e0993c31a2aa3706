import {
  CreateCacheClusterCommand,
  type CreateCacheClusterCommandInput,
  CreateCacheParameterGroupCommand,
  CreateCacheSubnetGroupCommand,
  DescribeCacheClustersCommand,
  type ElastiCacheClient,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-elasticache';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectTo, makeCluster, refusalOf, whenAvailable } from '../support/elasticache.ts';
import { TestHoldfast } from '../support/holdfast.ts';

let holdfast: TestHoldfast;
let client: ElastiCacheClient;

beforeAll(async () => {
  holdfast = await TestHoldfast.start();
  client = holdfast.client();
  await client.send(
    new CreateCacheParameterGroupCommand({
      CacheParameterGroupName: 'lru',
      CacheParameterGroupFamily: 'redis7',
      Description: 'evicts',
    }),
  );
  await client.send(
    new CreateCacheSubnetGroupCommand({
      CacheSubnetGroupName: 'inside',
      CacheSubnetGroupDescription: 'two zones',
      SubnetIds: ['subnet-0123456789abcdef0', 'subnet-89abcdef'],
    }),
  );
});
afterAll(() => holdfast?.[Symbol.asyncDispose]());

const TOPIC = 'arn:aws:sns:us-east-1:000000000000:cache-events';

it('gives back every field as it was given', async () => {
  const Tags = [
    { Key: 'team', Value: 'cache' },
    { Key: 'Größe/size', Value: 'klein + small' },
  ];
  const { CacheCluster: made } = await client.send(
    new CreateCacheClusterCommand({
      CacheClusterId: 'Full-Of-Fields',
      CacheNodeType: 'cache.m7g.large',
      NumCacheNodes: 1,
      Engine: 'redis',
      EngineVersion: '7.0',
      Port: 7001,
      PreferredAvailabilityZone: 'us-east-1d',
      AZMode: 'single-az',
      CacheParameterGroupName: 'lru',
      CacheSubnetGroupName: 'inside',
      SecurityGroupIds: ['sg-0123456789abcdef0', 'sg-89abcdef'],
      PreferredMaintenanceWindow: 'sun:23:00-mon:01:30',
      SnapshotRetentionLimit: 5,
      SnapshotWindow: '05:00-09:00',
      AutoMinorVersionUpgrade: false,
      NotificationTopicArn: TOPIC,
      TransitEncryptionEnabled: false,
      NetworkType: 'ipv4',
      IpDiscovery: 'ipv4',
      Tags,
    }),
  );
  const given = {
    CacheClusterId: 'full-of-fields',
    CacheNodeType: 'cache.m7g.large',
    NumCacheNodes: 1,
    Engine: 'redis',
    EngineVersion: expect.stringMatching(/^7\.0\.\d+$/),
    PreferredAvailabilityZone: 'us-east-1d',
    CacheParameterGroup: {
      CacheParameterGroupName: 'lru',
      ParameterApplyStatus: 'in-sync',
      CacheNodeIdsToReboot: [],
    },
    CacheSubnetGroupName: 'inside',
    SecurityGroups: [
      { SecurityGroupId: 'sg-0123456789abcdef0', Status: 'active' },
      { SecurityGroupId: 'sg-89abcdef', Status: 'active' },
    ],
    PreferredMaintenanceWindow: 'sun:23:00-mon:01:30',
    SnapshotRetentionLimit: 5,
    SnapshotWindow: '05:00-09:00',
    AutoMinorVersionUpgrade: false,
    NotificationConfiguration: { TopicArn: TOPIC, TopicStatus: 'active' },
    TransitEncryptionEnabled: false,
    AtRestEncryptionEnabled: false,
    AuthTokenEnabled: false,
    NetworkType: 'ipv4',
    IpDiscovery: 'ipv4',
    PendingModifiedValues: {},
    CacheClusterCreateTime: expect.any(Date),
    ARN: 'arn:aws:elasticache:us-east-1:000000000000:cluster:full-of-fields',
  };
  expect(made).toMatchObject({ ...given, CacheClusterStatus: 'creating' });
  expect(made!.CacheNodes).toBeUndefined();
  const cluster = await whenAvailable(client, 'full-of-fields');
  expect(cluster).toMatchObject(given);
  expect(cluster.CacheNodes).toEqual([
    {
      CacheNodeId: '0001',
      CacheNodeStatus: 'available',
      CacheNodeCreateTime: expect.any(Date),
      CustomerAvailabilityZone: 'us-east-1d',
      ParameterGroupStatus: 'in-sync',
      Endpoint: { Address: expect.stringMatching(/^127\./), Port: 7001 },
    },
  ]);
  const tags = await client.send(new ListTagsForResourceCommand({ ResourceName: cluster.ARN }));
  expect(tags.TagList).toHaveLength(2);
  expect(tags.TagList).toEqual(expect.arrayContaining(Tags));
  await using redis = await connectTo(cluster);
  expect(await redis.ping()).toBe('PONG');
});

it('chooses what was left out as AWS does', async () => {
  const cluster = await makeCluster(client, 'plain', { CacheNodeType: 'cache.t4g.micro' });
  expect(cluster).toMatchObject({
    NumCacheNodes: 1,
    EngineVersion: expect.stringMatching(/^7\.0\./),
    CacheParameterGroup: { CacheParameterGroupName: 'default.redis7' },
    PreferredAvailabilityZone: expect.stringMatching(/^us-east-1[a-f]$/),
    PreferredMaintenanceWindow: expect.stringMatching(/^[a-z]{3}:\d\d:\d\d-[a-z]{3}:\d\d:\d\d$/),
    SnapshotWindow: expect.stringMatching(/^\d\d:\d\d-\d\d:\d\d$/),
    SnapshotRetentionLimit: 0,
    AutoMinorVersionUpgrade: true,
    SecurityGroups: [],
    CacheNodes: [{ Endpoint: { Port: 6379 } }],
  });
  expect(cluster.NotificationConfiguration).toBeUndefined();
});

it("shows ElastiCache's 7.1 as such, on the Redis 7.0 that it is a build of", async () => {
  const cluster = await makeCluster(client, 'alias', { EngineVersion: '7.1' });
  expect(cluster.EngineVersion).toBe('7.1.0');
  await using redis = await connectTo(cluster);
  expect(await redis.info('server')).toMatch(/redis_version:7\.0\./);
});

describe('refuses', () => {
  type Row = [bad: Partial<CreateCacheClusterCommandInput>, code: string, ...inMessage: string[]];
  const rows: Row[] = [
    [{ CacheClusterId: '-x' }, 'InvalidParameterValue', 'CacheClusterId', '"-x"'],
    [{ CacheClusterId: 'x-' }, 'InvalidParameterValue', 'CacheClusterId', '"x-"'],
    [{ CacheClusterId: 'a--b' }, 'InvalidParameterValue', 'CacheClusterId', '"a--b"'],
    [{ CacheClusterId: '1st' }, 'InvalidParameterValue', 'CacheClusterId', '"1st"'],
    [{ CacheClusterId: 'a_b' }, 'InvalidParameterValue', 'CacheClusterId', '"a_b"'],
    [{ CacheClusterId: 'x'.repeat(51) }, 'InvalidParameterValue', 'CacheClusterId', '51 characters'],
    [{ CacheNodeType: 'cache.huge' }, 'InvalidParameterValue', 'CacheNodeType', '"cache.huge"'],
    [{ CacheNodeType: undefined }, 'InvalidParameterValue', 'CacheNodeType'],
    [{ Engine: 'memcached' }, 'InvalidParameterValue', 'Engine', '"memcached"'],
    [{ Engine: 'postgres' }, 'InvalidParameterValue', 'Engine', '"postgres"'],
    [{ Engine: undefined }, 'InvalidParameterValue', 'Engine'],
    [{ EngineVersion: '5.0.6' }, 'InvalidParameterValue', '5.0.6', 'holdfast engines install'],
    [{ EngineVersion: 'new' }, 'InvalidParameterValue', 'EngineVersion', '"new"'],
    [{ NumCacheNodes: 2 }, 'InvalidParameterValue', 'NumCacheNodes', '2'],
    [{ NumCacheNodes: 0 }, 'InvalidParameterValue', 'NumCacheNodes', '0'],
    [{ Port: 0 }, 'InvalidParameterValue', 'Port', '0'],
    [{ Port: 65_536 }, 'InvalidParameterValue', 'Port', '65536'],
    [
      { PreferredAvailabilityZone: 'us-west-2a' },
      'InvalidParameterValue',
      'PreferredAvailabilityZone',
      'us-west-2a is',
    ],
    [
      { PreferredAvailabilityZone: 'us-east-1z' },
      'InvalidParameterValue',
      'PreferredAvailabilityZone',
      'us-east-1z is',
    ],
    [
      { PreferredAvailabilityZones: ['us-east-1a'] },
      'InvalidParameterCombination',
      'PreferredAvailabilityZones',
    ],
    [{ AZMode: 'cross-az' }, 'InvalidParameterCombination', 'AZMode'],
    [{ CacheParameterGroupName: 'none' }, 'CacheParameterGroupNotFound', 'CacheParameterGroup', '"none"'],
    [
      { CacheParameterGroupName: 'default.redis6.x' },
      'InvalidParameterCombination',
      'redis7',
      '"default.redis6.x"',
    ],
    [
      { CacheParameterGroupName: 'default.redis7.cluster.on' },
      'InvalidParameterCombination',
      'CacheParameterGroupName',
      'cluster mode',
    ],
    [{ CacheSubnetGroupName: 'none' }, 'CacheSubnetGroupNotFoundFault', '"none"'],
    [{ SecurityGroupIds: ['sg-x'] }, 'InvalidParameterValue', 'SecurityGroupIds', '"sg-x"'],
    [{ CacheSecurityGroupNames: ['x'] }, 'InvalidParameterCombination', 'CacheSecurityGroupNames'],
    [
      { PreferredMaintenanceWindow: 'sunday' },
      'InvalidParameterValue',
      'PreferredMaintenanceWindow',
      '"sunday"',
    ],
    [
      { PreferredMaintenanceWindow: 'sun:01:00-sun:01:30' },
      'InvalidParameterValue',
      'PreferredMaintenanceWindow',
      '60 minutes',
    ],
    [{ SnapshotWindow: '25:00-26:00' }, 'InvalidParameterValue', 'SnapshotWindow', '"25:00-26:00"'],
    [{ SnapshotWindow: '01:00-01:59' }, 'InvalidParameterValue', 'SnapshotWindow', '60 minutes'],
    [
      { SnapshotWindow: '01:00-03:00', PreferredMaintenanceWindow: 'mon:02:00-mon:04:00' },
      'InvalidParameterValue',
      'SnapshotWindow',
      'PreferredMaintenanceWindow',
    ],
    [{ SnapshotRetentionLimit: 36 }, 'InvalidParameterValue', 'SnapshotRetentionLimit', '36'],
    [{ SnapshotRetentionLimit: -1 }, 'InvalidParameterValue', 'SnapshotRetentionLimit', '-1'],
    [{ NotificationTopicArn: 'topic' }, 'InvalidParameterValue', 'NotificationTopicArn', '"topic"'],
    [
      { NotificationTopicArn: TOPIC.replace('us-east-1', 'eu-west-1') },
      'InvalidParameterValue',
      'NotificationTopicArn',
      'eu-west-1',
    ],
    [{ TransitEncryptionEnabled: true }, 'InvalidParameterCombination', 'TransitEncryptionEnabled'],
    [{ AuthToken: 'secret'.repeat(5) }, 'InvalidParameterCombination', 'AuthToken'],
    [{ NetworkType: 'ipv6' }, 'InvalidParameterCombination', 'NetworkType'],
    [{ IpDiscovery: 'ipv6' }, 'InvalidParameterCombination', 'IpDiscovery'],
    [{ OutpostMode: 'single-outpost' }, 'InvalidParameterCombination', 'OutpostMode'],
    [{ PreferredOutpostArn: 'arn:x' }, 'InvalidParameterCombination', 'PreferredOutpostArn'],
    [
      {
        LogDeliveryConfigurations: [
          { LogType: 'slow-log', DestinationType: 'cloudwatch-logs', LogFormat: 'json' },
        ],
      },
      'InvalidParameterCombination',
      'LogDeliveryConfigurations',
    ],
    [{ ReplicationGroupId: 'group' }, 'ReplicationGroupNotFoundFault', '"group"'],
    [{ SnapshotName: 'none' }, 'SnapshotNotFoundFault', '"none"'],
    [{ SnapshotName: 'a', SnapshotArns: ['file:///a.rdb'] }, 'InvalidParameterCombination', 'SnapshotArns'],
    [
      { SnapshotArns: ['file:///a.rdb', 'file:///b.rdb'] },
      'InvalidParameterValue',
      'SnapshotArns',
      '2 entries',
    ],
    [{ SnapshotArns: ['file:///etc/passwd'] }, 'InvalidParameterValue', 'SnapshotArns', '/etc/passwd'],
    [{ SnapshotArns: ['http://x/y.rdb'] }, 'InvalidParameterValue', 'SnapshotArns', 'http://x/y.rdb'],
    [{ Tags: [{ Key: 'aws:x', Value: 'y' }] }, 'InvalidParameterValue', '"aws:x"'],
    [
      {
        Tags: [
          { Key: 'k', Value: '1' },
          { Key: 'k', Value: '2' },
        ],
      },
      'InvalidParameterValue',
      '"k"',
    ],
    [
      { Tags: Array.from({ length: 51 }, (_, i) => ({ Key: `k${i}`, Value: '' })) },
      'TagQuotaPerResourceExceeded',
      '51',
    ],
  ];

  it.each(rows.map((row) => [JSON.stringify(row[0]).slice(0, 70), row] as const))(
    '%s',
    async (_, [bad, code, ...inMessage]) => {
      const good = { CacheClusterId: 'refused', CacheNodeType: 'cache.t4g.micro', Engine: 'redis' };
      const refusal = await refusalOf(client.send(new CreateCacheClusterCommand({ ...good, ...bad })));
      expect(refusal.code).toBe(code);
      for (const part of inMessage) expect(refusal.message).toContain(part);
      expect(refusal.status).toBe(/NotFound/.test(code) && !/SubnetGroup/.test(code) ? 404 : 400);
    },
  );

  it('and leaves nothing of what was refused', async () => {
    const { CacheClusters } = await client.send(new DescribeCacheClustersCommand({}));
    expect(CacheClusters!.map((cluster) => cluster.CacheClusterId)).toEqual([
      'alias',
      'full-of-fields',
      'plain',
    ]);
  });
});

it('refuses an id that is taken, however its letters are written', async () => {
  await makeCluster(client, 'once');
  const again = { CacheClusterId: 'ONCE', CacheNodeType: 'cache.t4g.micro', Engine: 'redis' };
  expect(await refusalOf(client.send(new CreateCacheClusterCommand(again)))).toMatchObject({
    code: 'CacheClusterAlreadyExists',
    status: 400,
    message: expect.stringContaining('"once"'),
  });
});
