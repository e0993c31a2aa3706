import { describe, expect, it } from 'vitest';
import type { MemberState } from '../../control/group/board.ts';
import { clusterRow, groupRow, insertGroup } from '../replication-group/testing.ts';
import { TEST_NOW, testContext } from '../testing.ts';
import { CreateSnapshot } from './create.ts';
import { DescribeSnapshots } from './describe.ts';

const IN_SYNC: MemberState = {
  role: 'slave',
  inSync: true,
  syncing: false,
  offset: 1,
  lagBytes: 0,
  replid: 'a',
  at: TEST_NOW,
};

async function withGroup(row = {}, settings = {}) {
  const context = testContext();
  await insertGroup(context, { id: 'group', automatic_failover: 1, ...row }, ['one', 'two'], settings);
  context.control.replication.put({ region: context.region, cluster_id: 'two' }, IN_SYNC);
  return context;
}

const REQUEST = { ReplicationGroupId: 'Group', SnapshotName: 'saved' };

describe('CreateSnapshot of a replication group', () => {
  it('is taken of a replica that is in sync', async () => {
    const context = await withGroup();
    const { Snapshot } = await CreateSnapshot(REQUEST, context);
    expect(Snapshot).toMatchObject({
      SnapshotName: 'saved',
      SnapshotStatus: 'creating',
      ReplicationGroupId: 'group',
      ReplicationGroupDescription: 'of a test',
      AutomaticFailover: 'enabled',
      NumNodeGroups: 1,
      CacheClusterId: 'two',
      NodeSnapshots: [{ CacheClusterId: 'two', NodeGroupId: '0001', CacheNodeId: '0001' }],
    });
    expect((await clusterRow(context, 'two')).status).toBe('snapshotting');
    expect((await groupRow(context, 'group')).status).toBe('snapshotting');
    // The next one, while the replica is busy.
    const next = await CreateSnapshot({ ...REQUEST, SnapshotName: 'second' }, context);
    expect(next.Snapshot!.CacheClusterId).toBe('one');
    await expect(CreateSnapshot({ ...REQUEST, SnapshotName: 'third' }, context)).rejects.toMatchObject({
      code: 'InvalidReplicationGroupState',
      message: expect.stringContaining('two is snapshotting'),
    });
  });

  it('is listed by its group, and not that of a member by itself', async () => {
    const context = await withGroup();
    await CreateSnapshot(REQUEST, context);
    const { Snapshot } = await CreateSnapshot({ CacheClusterId: 'one', SnapshotName: 'own' }, context);
    expect(Snapshot!.ReplicationGroupId).toBeUndefined();
    expect(Snapshot!.NumNodeGroups).toBeUndefined();
    const names = async (input: Parameters<typeof DescribeSnapshots>[0]) =>
      (await DescribeSnapshots(input, context)).Snapshots!.map(({ SnapshotName }) => SnapshotName);
    expect(await names({ ReplicationGroupId: 'GROUP' })).toEqual(['saved']);
    expect(await names({ CacheClusterId: 'one' })).toEqual(['own']);
    expect(await names({ ReplicationGroupId: 'none' })).toEqual([]);
    await expect(names({ ReplicationGroupId: 'group', CacheClusterId: 'one' })).rejects.toMatchObject({
      code: 'InvalidParameterCombination',
    });
  });

  it.each<[Partial<typeof REQUEST> & { CacheClusterId?: string }, string, object, object]>([
    [{ ReplicationGroupId: 'none' }, 'ReplicationGroupNotFoundFault', {}, {}],
    [{ CacheClusterId: 'one' }, 'InvalidParameterCombination', {}, {}],
    [{}, 'InvalidReplicationGroupState', { status: 'failed' }, {}],
    [{}, 'InvalidReplicationGroupState', {}, { status: 'modifying' }],
    [{}, 'SnapshotFeatureNotSupportedFault', {}, { node_type: 'cache.t1.micro' }],
  ])('answers %j by %s', async (input, code, row, settings) => {
    const context = await withGroup(row, settings);
    await expect(CreateSnapshot({ ...REQUEST, ...input }, context)).rejects.toMatchObject({ code });
    expect((await DescribeSnapshots({}, context)).Snapshots).toEqual([]);
  });

  it('is not taken of a replica by its own id while that is behind', async () => {
    const context = await withGroup();
    context.control.replication.put(
      { region: context.region, cluster_id: 'two' },
      { ...IN_SYNC, inSync: false, syncing: true },
    );
    await expect(
      CreateSnapshot({ CacheClusterId: 'two', SnapshotName: 'own' }, context),
    ).rejects.toMatchObject({
      code: 'InvalidCacheClusterState',
      message: expect.stringContaining('not in sync'),
    });
    expect((await CreateSnapshot(REQUEST, context)).Snapshot!.CacheClusterId).toBe('one');
  });
});
