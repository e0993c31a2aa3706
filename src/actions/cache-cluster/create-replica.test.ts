import type { CreateCacheClusterMessage } from '@aws-sdk/client-elasticache';
import { describe, expect, it } from 'vitest';
import {
  clusterRow,
  contextWithEngines,
  insertClusterWithNode,
  insertGroup,
} from '../replication-group/testing.ts';
import { AddTagsToResource } from '../tag/add.ts';
import { readTags } from '../tag/write-tags.ts';
import { CreateCacheCluster } from './create.ts';

async function withGroup(members = ['one'], group: Parameters<typeof insertGroup>[1] = { id: 'group' }) {
  const context = await contextWithEngines();
  await insertGroup(context, group, members, {
    engine: 'valkey',
    engine_version: '8.1.1',
    shown_version: '8.1.1',
    parameter_group: 'default.valkey8',
    node_type: 'cache.m5.large',
    snapshot_retention_limit: 3,
    availability_zone: 'us-east-1b',
  });
  return context;
}

type Input = Partial<CreateCacheClusterMessage>;

describe('CreateCacheCluster with ReplicationGroupId', () => {
  it('adds a replica that is like its primary', async () => {
    const context = await withGroup();
    const { CacheCluster } = await CreateCacheCluster(
      {
        CacheClusterId: 'ExampleRedis-Read-1',
        ReplicationGroupId: 'Group',
        PreferredAvailabilityZone: 'us-east-1c',
        Tags: [{ Key: 'own', Value: '1' }],
      },
      context,
    );
    expect(CacheCluster).toMatchObject({
      CacheClusterId: 'exampleredis-read-1',
      CacheClusterStatus: 'creating',
      ReplicationGroupId: 'group',
      ReplicationGroupLogDeliveryEnabled: false,
      Engine: 'valkey',
      EngineVersion: '8.1.1',
      CacheNodeType: 'cache.m5.large',
      PreferredAvailabilityZone: 'us-east-1c',
      SnapshotRetentionLimit: 3,
    });
    const {
      id: _a,
      availability_zone: _b,
      created_at: _c,
      ...replica
    } = await clusterRow(context, 'exampleredis-read-1');
    const { id: _d, availability_zone: _e, created_at: _f, ...primary } = await clusterRow(context, 'one');
    expect(replica).toEqual({ ...primary, status: 'creating', preferred_order: 2 });
    expect(context.woken).toEqual([
      { kind: 'cluster', region: 'us-east-1', id: 'exampleredis-read-1' },
      { kind: 'group', region: 'us-east-1', id: 'group' },
    ]);
  });

  it('gives it the tags of its group beside its own', async () => {
    const context = await withGroup();
    const arn = (name: string) => `arn:aws:elasticache:us-east-1:000000000000:${name}`;
    const ofGroup = [
      { Key: 'team', Value: 'a' },
      { Key: 'own', Value: 'no' },
    ];
    await AddTagsToResource({ ResourceName: arn('replicationgroup:group'), Tags: ofGroup }, context);
    const Tags = [{ Key: 'own', Value: 'yes' }];
    await CreateCacheCluster({ CacheClusterId: 'two', ReplicationGroupId: 'group', Tags }, context);
    expect(await readTags(context.store, { region: context.region, arn: arn('cluster:two') })).toEqual([
      { Key: 'own', Value: 'yes' },
      { Key: 'team', Value: 'a' },
    ]);
  });

  it('lets pass what is the same, and what clients send unasked', async () => {
    const context = await withGroup();
    const same: Input = {
      CacheNodeType: 'cache.m5.large',
      Engine: 'Valkey',
      EngineVersion: '8.1',
      CacheParameterGroupName: 'default.valkey8',
      NumCacheNodes: 1,
      SnapshotRetentionLimit: 0,
      AutoMinorVersionUpgrade: true,
      AZMode: 'single-az',
    };
    await CreateCacheCluster({ CacheClusterId: 'two', ReplicationGroupId: 'group', ...same }, context);
  });

  it.each<[Input, string, string]>([
    [{ ReplicationGroupId: 'none' }, 'ReplicationGroupNotFoundFault', '"none"'],
    [{ CacheClusterId: 'one' }, 'CacheClusterAlreadyExists', '"one"'],
    [{ NumCacheNodes: 2 }, 'InvalidParameterValue', 'NumCacheNodes'],
    [{ CacheNodeType: 'cache.m5.xlarge' }, 'InvalidParameterCombination', 'which has "cache.m5.large"'],
    [{ Engine: 'redis' }, 'InvalidParameterCombination', 'ModifyReplicationGroup'],
    [{ EngineVersion: '8.0' }, 'InvalidParameterCombination', 'EngineVersion "8.0"'],
    [{ Port: 7000 }, 'InvalidParameterCombination', 'Port "7000"'],
    [{ SnapshotRetentionLimit: 1 }, 'InvalidParameterCombination', 'SnapshotRetentionLimit'],
    [{ SnapshotWindow: '10:00-11:00' }, 'InvalidParameterCombination', 'SnapshotWindow'],
    [{ SnapshotName: 'saved' }, 'InvalidParameterCombination', 'SnapshotName'],
    [{ PreferredAvailabilityZone: 'mars-1a' }, 'InvalidParameterValue', 'availability zone'],
  ])('answers %j by %s', async (input, code, words) => {
    const context = await withGroup();
    const request = { CacheClusterId: 'two', ReplicationGroupId: 'group', ...input };
    await expect(CreateCacheCluster(request, context)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words),
    });
  });

  it('refuses the sixth', async () => {
    const context = await withGroup(['one', 'two', 'three', 'four', 'five']);
    const add = (CacheClusterId: string) =>
      CreateCacheCluster({ CacheClusterId, ReplicationGroupId: 'group' }, context);
    await add('six');
    await expect(add('seven')).rejects.toMatchObject({
      code: 'NodeQuotaForClusterExceeded',
      message: expect.stringContaining('5 read replicas'),
    });
  });

  it.each([{ status: 'creating' }, { status: 'deleting' }, { status: 'failed' }, { rollout_json: '{}' }])(
    'refuses it to a group that is %j',
    async (state) => {
      const context = await withGroup(['one'], { id: 'group', ...state });
      await insertClusterWithNode(context, { id: 'alone' });
      await expect(
        CreateCacheCluster({ CacheClusterId: 'two', ReplicationGroupId: 'group' }, context),
      ).rejects.toMatchObject({ code: 'InvalidReplicationGroupState' });
    },
  );
});
