import type { CreateReplicationGroupMessage } from '@aws-sdk/client-elasticache';
import { describe, expect, it } from 'vitest';
import { readTags } from '../tag/write-tags.ts';
import { eventMessages, type TestContext } from '../testing.ts';
import { CreateReplicationGroup } from './create.ts';
import {
  clusterRow,
  contextWithEngines,
  groupRow,
  insertClusterWithNode,
  insertGroup,
  PORT,
} from './testing.ts';

type Input = Partial<CreateReplicationGroupMessage>;

async function create(context: TestContext, input: Input) {
  const { ReplicationGroup } = await CreateReplicationGroup(
    { ReplicationGroupId: 'Example', ReplicationGroupDescription: 'An example', ...input },
    context,
  );
  return ReplicationGroup!;
}

const NEW = { Engine: 'redis', CacheNodeType: 'cache.m5.large', Port: PORT };

describe('CreateReplicationGroup around a primary', () => {
  it('leaves the cluster as it is and makes it the primary', async () => {
    const context = await contextWithEngines();
    await insertClusterWithNode(context, { id: 'exampleredis', shown_version: '7.1.0' });
    const before = await clusterRow(context, 'exampleredis');
    const shown = await create(context, { PrimaryClusterId: 'ExampleRedis' });
    expect(shown).toMatchObject({
      ReplicationGroupId: 'example',
      Description: 'An example',
      Status: 'creating',
      MemberClusters: ['exampleredis'],
      AutomaticFailover: 'disabled',
      MultiAZ: 'disabled',
    });
    expect(shown.NodeGroups![0]!.PrimaryEndpoint).toBeUndefined();
    expect(await clusterRow(context, 'exampleredis')).toEqual({
      ...before,
      replication_group_id: 'example',
      preferred_order: 1,
    });
    const group = await groupRow(context, 'example');
    expect(group).toMatchObject({
      status: 'creating',
      epoch: 0,
      primary_cluster_id: 'exampleredis',
      port: PORT,
    });
    expect(group.endpoint_address).toMatch(/^127\./);
    expect(context.woken).toEqual([
      { kind: 'cluster', region: 'us-east-1', id: 'exampleredis' },
      { kind: 'group', region: 'us-east-1', id: 'example' },
    ]);
    expect(await eventMessages(context)).toEqual([
      'Replication group is being created around cache cluster exampleredis',
    ]);
  });

  it('takes over what waits for the maintenance window', async () => {
    const context = await contextWithEngines();
    await insertClusterWithNode(context, { id: 'one', pending_json: '{"node_type":"cache.m5.large"}' });
    await create(context, { PrimaryClusterId: 'one' });
    expect((await clusterRow(context, 'one')).pending_json).toBe('{}');
    expect((await groupRow(context, 'example')).pending_json).toBe('{"node_type":"cache.m5.large"}');
  });

  it('lets settings pass that are the same', async () => {
    const context = await contextWithEngines();
    await insertClusterWithNode(context, { id: 'one' });
    await create(context, {
      PrimaryClusterId: 'one',
      CacheNodeType: 'cache.t4g.micro',
      Engine: 'redis',
      EngineVersion: '7.0',
      Port: PORT,
      NumCacheClusters: 1,
      NumNodeGroups: 1,
      ReplicasPerNodeGroup: 0,
      AutoMinorVersionUpgrade: true,
      PreferredMaintenanceWindow: 'SUN:05:00-sun:06:00',
      SnapshotRetentionLimit: 0,
    });
  });

  it.each<[Input, string, string]>([
    [{ PrimaryClusterId: 'none' }, 'CacheClusterNotFound', '"none"'],
    [{ PrimaryClusterId: 'busy' }, 'InvalidCacheClusterState', 'is modifying'],
    [{ PrimaryClusterId: 'member' }, 'InvalidCacheClusterState', 'member of replication group "other"'],
    [{ NumCacheClusters: 2 }, 'InvalidParameterCombination', '2 were asked for'],
    [{ CacheNodeType: 'cache.m5.large' }, 'InvalidParameterCombination', 'CacheNodeType "cache.m5.large"'],
    [{ EngineVersion: '8.0' }, 'InvalidParameterCombination', 'which has "7.0.15"'],
    [{ Port: 1 }, 'InvalidParameterCombination', 'Port "1"'],
    [{ SnapshotName: 'saved' }, 'InvalidParameterCombination', 'SnapshotName'],
    [{ AutomaticFailoverEnabled: true }, 'InvalidParameterCombination', 'at least 2 cache clusters'],
    [{ MultiAZEnabled: true }, 'InvalidParameterCombination', 'AutomaticFailoverEnabled'],
    [{ ReplicationGroupId: 'other' }, 'ReplicationGroupAlreadyExists', '"other"'],
    [{ ReplicationGroupId: 'a'.repeat(41) }, 'InvalidParameterValue', '40 characters'],
    [{ ReplicationGroupDescription: 'x'.repeat(256) }, 'InvalidParameterValue', 'Description'],
  ])('answers %j by %s', async (input, code, words) => {
    const context = await contextWithEngines();
    await insertClusterWithNode(context, { id: 'one' });
    await insertClusterWithNode(context, { id: 'busy', status: 'modifying' });
    await insertGroup(context, { id: 'other' }, ['member']);
    await expect(create(context, { PrimaryClusterId: 'one', ...input })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words),
    });
    expect((await clusterRow(context, 'one')).replication_group_id).toBeNull();
    expect(context.woken).toEqual([]);
  });
});

describe('CreateReplicationGroup from nothing', () => {
  it('makes members with the same settings, the first the primary', async () => {
    const context = await contextWithEngines();
    const shown = await create(context, {
      ...NEW,
      EngineVersion: '7.1',
      NumCacheClusters: 3,
      AutomaticFailoverEnabled: true,
      MultiAZEnabled: true,
      SnapshotRetentionLimit: 5,
      SecurityGroupIds: ['sg-01234567'],
      AutoMinorVersionUpgrade: false,
    });
    expect(shown).toMatchObject({
      MemberClusters: ['example-001', 'example-002', 'example-003'],
      AutomaticFailover: 'enabling',
      MultiAZ: 'enabled',
      SnapshotRetentionLimit: 5,
      CacheNodeType: 'cache.m5.large',
      AutoMinorVersionUpgrade: false,
      Engine: 'redis',
    });
    expect(shown.NodeGroups![0]!.NodeGroupMembers!.map((one) => one.CurrentRole)).toEqual([
      'primary',
      'replica',
      'replica',
    ]);
    const rows = await Promise.all(shown.MemberClusters!.map((id) => clusterRow(context, id)));
    expect(rows.map((row) => row.preferred_order)).toEqual([1, 2, 3]);
    expect(new Set(rows.map((row) => row.availability_zone)).size).toBe(3);
    const common = (index: number) => ({
      ...rows[index],
      id: '',
      preferred_order: 0,
      availability_zone: '',
    });
    expect(common(1)).toEqual(common(0));
    expect(common(2)).toEqual(common(0));
    expect(rows[0]).toMatchObject({
      status: 'creating',
      replication_group_id: 'example',
      engine_version: '7.0.15',
      shown_version: '7.1.0',
      port: PORT,
    });
    const nodes = await context.store.selectFrom('cache_node').select('address').execute();
    const group = await groupRow(context, 'example');
    expect(new Set([...nodes.map((node) => node.address), group.endpoint_address]).size).toBe(4);
    expect(context.woken.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'cluster example-001',
      'cluster example-002',
      'cluster example-003',
      'group example',
    ]);
  });

  it('tags the group and its members', async () => {
    const context = await contextWithEngines();
    const Tags = [{ Key: 'team', Value: 'a' }];
    await create(context, { ...NEW, NumCacheClusters: 2, Tags });
    for (const name of ['replicationgroup:example', 'cluster:example-001', 'cluster:example-002']) {
      const arn = `arn:aws:elasticache:us-east-1:000000000000:${name}`;
      expect(await readTags(context.store, { region: context.region, arn })).toEqual(Tags);
    }
  });

  it('lets pass what clients send for a group without any of it', async () => {
    const context = await contextWithEngines();
    await create(context, {
      ...NEW,
      NumNodeGroups: 1,
      ReplicasPerNodeGroup: 1,
      ClusterMode: 'disabled',
      TransitEncryptionEnabled: false,
      AtRestEncryptionEnabled: false,
      DataTieringEnabled: false,
      UserGroupIds: [],
      LogDeliveryConfigurations: [],
      NetworkType: 'ipv4',
      IpDiscovery: 'ipv4',
      MultiAZEnabled: false,
      AutomaticFailoverEnabled: false,
    });
  });

  it.each<[Input, string, string]>([
    [{ NumNodeGroups: 2 }, 'InvalidParameterCombination', 'NumNodeGroups is not supported'],
    [{ NodeGroupConfiguration: [{}, {}] }, 'InvalidParameterCombination', 'NodeGroupConfiguration'],
    [{ ClusterMode: 'enabled' }, 'InvalidParameterCombination', 'ClusterMode is not supported'],
    [{ TransitEncryptionEnabled: true }, 'InvalidParameterCombination', 'TransitEncryptionEnabled'],
    [{ AtRestEncryptionEnabled: true }, 'InvalidParameterCombination', 'AtRestEncryptionEnabled'],
    [{ AuthToken: 'x'.repeat(16) }, 'InvalidParameterCombination', 'AuthToken'],
    [{ DataTieringEnabled: true }, 'InvalidParameterCombination', 'DataTieringEnabled'],
    [{ UserGroupIds: ['users'] }, 'InvalidParameterCombination', 'UserGroupIds'],
    [{ GlobalReplicationGroupId: 'g' }, 'InvalidParameterCombination', 'GlobalReplicationGroupId'],
    [{ NumCacheClusters: 7 }, 'InvalidParameterValue', 'must be within 0 and 5'],
    [{ CacheNodeType: '' }, 'InvalidParameterValue', 'CacheNodeType'],
    [{ Engine: 'memcached' }, 'InvalidParameterValue', 'Memcached'],
    [{ EngineVersion: '6.2' }, 'InvalidParameterValue', '6.2'],
    [{ CacheParameterGroupName: 'default.valkey8' }, 'InvalidParameterCombination', 'redis7'],
    [{ CacheParameterGroupName: 'default.redis7.cluster.on' }, 'InvalidParameterCombination', 'cluster mode'],
    [{ CacheSubnetGroupName: 'none' }, 'CacheSubnetGroupNotFoundFault', 'none'],
    [{ SnapshotName: 'none' }, 'SnapshotNotFoundFault', 'none'],
    [
      { AutomaticFailoverEnabled: true, NumCacheClusters: 1 },
      'InvalidParameterCombination',
      'at least 2 cache clusters',
    ],
    [
      { AutomaticFailoverEnabled: true, NumCacheClusters: 2, CacheNodeType: 'cache.t1.micro' },
      'InvalidParameterCombination',
      'T1',
    ],
    [
      {
        AutomaticFailoverEnabled: true,
        MultiAZEnabled: true,
        PreferredCacheClusterAZs: ['us-east-1a', 'us-east-1a'],
      },
      'InvalidParameterCombination',
      'availability zones',
    ],
    [{ ReplicationGroupId: 'taken', NumCacheClusters: 2 }, 'CacheClusterAlreadyExists', '"taken-002"'],
  ])('answers %j by %s and makes nothing', async (input, code, words) => {
    const context = await contextWithEngines();
    await insertClusterWithNode(context, { id: 'taken-002' });
    await expect(create(context, { ...NEW, ...input })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words),
    });
    expect(await context.store.selectFrom('cache_cluster').select('id').execute()).toHaveLength(1);
    expect(await context.store.selectFrom('replication_group').select('id').execute()).toEqual([]);
  });
});
