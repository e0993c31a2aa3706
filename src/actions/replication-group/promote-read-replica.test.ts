import { describe, expect, it } from 'vitest';
import { eventMessages, testContext } from '../testing.ts';
import { PromoteReadReplica } from './promote-read-replica.ts';
import { clusterRow, groupRow, insertClusterWithNode, insertGroup } from './testing.ts';

async function withGroup(row = {}, settings = {}, members = ['one', 'two', 'three']) {
  const context = testContext();
  await insertGroup(context, { id: 'group', ...row }, members, settings);
  return context;
}

describe('PromoteReadReplica', () => {
  it('begins at once when it is asked to', async () => {
    const context = await withGroup({
      snapshotting_cluster_id: 'two',
      pending_json: '{"switchover_to":"two"}',
    });
    const { CacheCluster } = await PromoteReadReplica(
      { CacheClusterId: 'Two', ApplyImmediately: true },
      context,
    );
    expect(CacheCluster).toMatchObject({ CacheClusterStatus: 'modifying', ReplicationGroupId: 'group' });
    expect(await clusterRow(context, 'two')).toMatchObject({
      status: 'modifying',
      role_change_json: '{"kind":"promote"}',
      pending_json: '{}',
    });
    expect(await groupRow(context, 'group')).toMatchObject({
      snapshotting_cluster_id: null,
      pending_json: '{}',
    });
    expect(context.woken.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['cluster two', 'group group']);
  });

  it('waits for the maintenance window otherwise, and is shown to', async () => {
    const context = await withGroup();
    const { CacheCluster } = await PromoteReadReplica({ CacheClusterId: 'two' }, context);
    expect(CacheCluster).toMatchObject({
      CacheClusterStatus: 'available',
      PendingModifiedValues: { RoleChange: 'promote' },
    });
    expect(await clusterRow(context, 'two')).toMatchObject({
      role_change_json: null,
      pending_json: '{"role_change":{"kind":"promote"}}',
    });
    expect(await eventMessages(context)).toEqual([
      'The read replica is to be promoted to a cluster of its own in its maintenance window',
    ]);
  });

  it.each<[string, string, object, object]>([
    ['none', 'CacheClusterNotFound', {}, {}],
    ['alone', 'InvalidCacheClusterState', {}, {}],
    ['one', 'InvalidCacheClusterState', {}, {}],
    ['two', 'InvalidCacheClusterState', {}, { status: 'creating' }],
    ['two', 'InvalidReplicationGroupState', { status: 'modifying' }, {}],
    ['two', 'InvalidCacheClusterState', { switchover_to: 'two' }, {}],
  ])('answers %s by %s', async (CacheClusterId, code, row, settings) => {
    const context = await withGroup(row, settings);
    await insertClusterWithNode(context, { id: 'alone' });
    await expect(
      PromoteReadReplica({ CacheClusterId, ApplyImmediately: true }, context),
    ).rejects.toMatchObject({ code });
    expect(context.woken).toEqual([]);
  });

  it('leaves automatic failover its last replica', async () => {
    const context = await withGroup({ automatic_failover: 1 }, {}, ['one', 'two']);
    await expect(PromoteReadReplica({ CacheClusterId: 'two' }, context)).rejects.toMatchObject({
      code: 'InvalidCacheClusterState',
      message: expect.stringContaining('only read replica'),
    });
  });
});
