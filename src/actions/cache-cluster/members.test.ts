import type { ModifyCacheClusterMessage } from '@aws-sdk/client-elasticache';
import { describe, expect, it } from 'vitest';
import { clusterRow, groupRow, insertClusterWithNode, insertGroup } from '../replication-group/testing.ts';
import { testContext } from '../testing.ts';
import { DeleteCacheCluster } from './delete.ts';
import { DescribeCacheClusters } from './describe.ts';
import { ModifyCacheCluster } from './modify.ts';
import { RebootCacheCluster } from './reboot.ts';

async function withGroup(row = {}, members = ['one', 'two', 'three']) {
  const context = testContext();
  await insertGroup(context, { id: 'group', ...row }, members);
  return context;
}

describe('DeleteCacheCluster of a member', () => {
  it('deletes a replica, and the group forgets it', async () => {
    const context = await withGroup({
      snapshotting_cluster_id: 'two',
      pending_json: '{"switchover_to":"two"}',
    });
    const { CacheCluster } = await DeleteCacheCluster({ CacheClusterId: 'Two' }, context);
    expect(CacheCluster).toMatchObject({ CacheClusterStatus: 'deleting', ReplicationGroupId: 'group' });
    expect(await groupRow(context, 'group')).toMatchObject({
      snapshotting_cluster_id: null,
      pending_json: '{}',
    });
    expect(context.woken.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['cluster two', 'group group']);
  });

  it.each([
    ['one', {}, ['one', 'two'], 'Cache cluster one is serving as primary for replication group group'],
    ['one', {}, ['one'], 'Delete the replication group instead'],
    ['two', { automatic_failover: 1 }, ['one', 'two'], 'it is the only read replica'],
    ['two', { pending_json: '{"automatic_failover":1}' }, ['one', 'two'], 'enabled or pending'],
    ['two', { switchover_to: 'two' }, ['one', 'two'], 'about to become the primary'],
    ['two', { force_to: 'two' }, ['one', 'two'], 'about to become the primary'],
    [
      'two',
      { change_json: '{"kind":"failover","from":"one","to":"two"}' },
      ['one', 'two'],
      'about to become the primary',
    ],
  ])('refuses %s of a group that is %j', async (CacheClusterId, row, members, words) => {
    const context = await withGroup(row, members);
    await expect(DeleteCacheCluster({ CacheClusterId }, context)).rejects.toMatchObject({
      code: 'InvalidCacheClusterState',
      message: expect.stringContaining(words),
    });
    expect((await clusterRow(context, CacheClusterId)).status).toBe('available');
  });

  it('deletes the last replica of a group without automatic failover', async () => {
    const context = await withGroup({}, ['one', 'two']);
    await DeleteCacheCluster({ CacheClusterId: 'two' }, context);
  });
});

describe('ModifyCacheCluster of a member', () => {
  it.each<[Partial<ModifyCacheClusterMessage>, string]>([
    [{ CacheNodeType: 'cache.m5.large' }, 'CacheNodeType "cache.m5.large"'],
    [{ EngineVersion: '8.0' }, 'EngineVersion "8.0"'],
    [{ CacheParameterGroupName: 'tuned' }, 'CacheParameterGroupName'],
    [{ PreferredMaintenanceWindow: 'mon:05:00-mon:06:00' }, 'PreferredMaintenanceWindow'],
    [{ SnapshotRetentionLimit: 3 }, 'SnapshotRetentionLimit "3"'],
    [{ AutoMinorVersionUpgrade: false }, 'AutoMinorVersionUpgrade'],
    [{ NotificationTopicStatus: 'inactive' }, 'NotificationTopicStatus'],
    [{ SecurityGroupIds: ['sg-01234567'] }, 'SecurityGroupIds'],
  ])('refuses %j with a pointer to the group', async (input, words) => {
    const context = await withGroup();
    await expect(ModifyCacheCluster({ CacheClusterId: 'two', ...input }, context)).rejects.toMatchObject({
      code: 'InvalidParameterCombination',
      message: expect.stringMatching(new RegExp(`${words}.*ModifyReplicationGroup`)),
    });
  });

  it('lets pass what is so already', async () => {
    const context = await withGroup();
    const before = await clusterRow(context, 'two');
    const same = {
      CacheNodeType: 'cache.t4g.micro',
      EngineVersion: '7.0',
      SnapshotRetentionLimit: 0,
      AutoMinorVersionUpgrade: true,
      NotificationTopicStatus: 'active',
      ApplyImmediately: true,
    };
    await ModifyCacheCluster({ CacheClusterId: 'two', ...same }, context);
    expect(await clusterRow(context, 'two')).toEqual(before);
  });

  it('of a cluster of its own leaves a change of its role waiting', async () => {
    const context = testContext();
    const role_change = { kind: 'demote', group: 'g', snapshot: null };
    await insertClusterWithNode(context, {
      id: 'one',
      pending_json: JSON.stringify({ role_change, node_type: 'cache.t4g.small' }),
    });
    await ModifyCacheCluster({ CacheClusterId: 'one', ApplyImmediately: true }, context);
    expect(await clusterRow(context, 'one')).toMatchObject({
      node_type: 'cache.t4g.small',
      role_change_json: null,
      pending_json: JSON.stringify({ role_change }),
    });
  });
});

it.each([
  ['one', 'modifying'],
  ['two', 'available'],
])('RebootCacheCluster reboots %s, and its group is %s meanwhile', async (id, status) => {
  const context = await withGroup();
  const request = { CacheClusterId: id, CacheNodeIdsToReboot: ['0001'] };
  const { CacheCluster } = await RebootCacheCluster(request, context);
  expect(CacheCluster!.CacheClusterStatus).toBe('rebooting cluster nodes');
  expect((await groupRow(context, 'group')).status).toBe(status);
  expect(context.woken.map(({ kind }) => kind)).toEqual(['cluster', 'group']);
});

describe('DescribeCacheClusters', () => {
  it('shows the group of a member, and what waits of it', async () => {
    const context = await withGroup({
      pending_json: '{"node_type":"cache.m5.large","shown_version":"8.0.2"}',
    });
    await insertClusterWithNode(context, { id: 'alone' });
    const { CacheClusters } = await DescribeCacheClusters({}, context);
    expect(
      CacheClusters!.map(({ CacheClusterId, ReplicationGroupId }) => [CacheClusterId, ReplicationGroupId]),
    ).toEqual([
      ['alone', undefined],
      ['one', 'group'],
      ['three', 'group'],
      ['two', 'group'],
    ]);
    expect(CacheClusters![1]).toMatchObject({
      ReplicationGroupLogDeliveryEnabled: false,
      PendingModifiedValues: { CacheNodeType: 'cache.m5.large', EngineVersion: '8.0.2' },
    });
    const one = await DescribeCacheClusters({ CacheClusterId: 'one' }, context);
    expect(one.CacheClusters).toEqual([CacheClusters![1]]);
  });

  it('leaves members out when it is asked to', async () => {
    const context = await withGroup();
    await insertClusterWithNode(context, { id: 'alone' });
    const { CacheClusters } = await DescribeCacheClusters(
      { ShowCacheClustersNotInReplicationGroups: true },
      context,
    );
    expect(CacheClusters!.map(({ CacheClusterId }) => CacheClusterId)).toEqual(['alone']);
  });
});
