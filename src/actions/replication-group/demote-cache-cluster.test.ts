import { describe, expect, it } from 'vitest';
import { loadSnapshot } from '../../control/snapshot/rows.ts';
import { eventMessages, testContext } from '../testing.ts';
import { DemoteCacheCluster } from './demote-cache-cluster.ts';
import { clusterRow, insertClusterWithNode, insertGroup } from './testing.ts';

type Input = Parameters<typeof DemoteCacheCluster>[0];

async function scene(row = {}, members = ['one', 'two']) {
  const context = testContext();
  await insertGroup(context, { id: 'group', ...row }, members);
  await insertClusterWithNode(context, { id: 'alone' });
  return context;
}

const demote = (context: Parameters<typeof DemoteCacheCluster>[1], input: Input = {}) =>
  DemoteCacheCluster({ CacheClusterId: 'Alone', ReplicationGroupId: 'Group', ...input }, context);

describe('DemoteCacheCluster', () => {
  it('saves what the cluster holds before it is replaced, and says so', async () => {
    const context = await scene();
    const answer = await demote(context, { ApplyImmediately: true });
    const name = 'alone-before-demotion-2026-03-01-12-00';
    expect(answer).toMatchObject({
      CacheCluster: { CacheClusterStatus: 'snapshotting' },
      SafetySnapshotName: name,
      Message: expect.stringMatching(
        /^Cache cluster alone becomes a read replica of one in group\. .*replaced.* snapshot alone-before/,
      ),
    });
    expect(await loadSnapshot(context.store, context.region, name)).toMatchObject({
      status: 'creating',
      cluster_id: 'alone',
      source: 'manual',
      replication_group_id: null,
    });
    expect(await clusterRow(context, 'alone')).toMatchObject({
      status: 'snapshotting',
      role_change_json: JSON.stringify({ kind: 'demote', group: 'group', snapshot: name }),
      replication_group_id: null,
    });
    expect(context.woken.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'cluster alone',
      `snapshot ${name}`,
      'group group',
    ]);
    expect(await eventMessages(context)).toEqual([answer.Message]);
  });

  it('takes no snapshot when that is declined', async () => {
    const context = await scene();
    const answer = await demote(context, { ApplyImmediately: true, SkipSafetySnapshot: true });
    expect(answer.SafetySnapshotName).toBeUndefined();
    expect(answer.Message).toContain('lost');
    expect(await clusterRow(context, 'alone')).toMatchObject({
      status: 'modifying',
      role_change_json: '{"kind":"demote","group":"group","snapshot":null}',
    });
  });

  it('waits for the maintenance window otherwise, and is shown to', async () => {
    const context = await scene();
    const answer = await demote(context, { SafetySnapshotName: 'Mine' });
    expect(answer).toMatchObject({
      CacheCluster: {
        CacheClusterStatus: 'available',
        PendingModifiedValues: { RoleChange: 'demote', ReplicationGroupId: 'group' },
      },
      SafetySnapshotName: 'mine',
      Message: expect.stringContaining('sun:05:00-sun:06:00'),
    });
    expect(JSON.parse((await clusterRow(context, 'alone')).pending_json)).toEqual({
      role_change: { kind: 'demote', group: 'group', snapshot: 'mine' },
    });
    expect(await loadSnapshot(context.store, context.region, 'mine')).toBeUndefined();
    expect(context.woken).toEqual([]);
  });

  it('ends the group of which the cluster is the only member', async () => {
    const context = await scene();
    await insertGroup(context, { id: 'own' }, ['single']);
    const answer = await demote(context, { CacheClusterId: 'single', ApplyImmediately: true });
    expect(answer.Message).toContain('The replication group own, of which it is the only member, ends');
  });

  it.each<[Input, string, string, object]>([
    [{ CacheClusterId: 'none' }, 'CacheClusterNotFound', '"none"', {}],
    [{ ReplicationGroupId: 'none' }, 'ReplicationGroupNotFoundFault', '"none"', {}],
    [{ CacheClusterId: 'two' }, 'InvalidParameterValue', 'member of it already', {}],
    [{ CacheClusterId: 'a' }, 'InvalidCacheClusterState', 'primary of 1 read replicas', {}],
    [{ CacheClusterId: 'b' }, 'InvalidCacheClusterState', 'Promote it first', {}],
    [{}, 'InvalidReplicationGroupState', 'deleting', { status: 'deleting' }],
    [
      { SafetySnapshotName: 'mine', SkipSafetySnapshot: true },
      'InvalidParameterCombination',
      'SkipSafety',
      {},
    ],
    [{ SafetySnapshotName: 'mine-' }, 'InvalidParameterValue', 'SafetySnapshotName', {}],
  ])('answers %j by %s', async (input, code, words, row) => {
    const context = await scene(row);
    await insertGroup(context, { id: 'other' }, ['a', 'b']);
    await expect(demote(context, { ApplyImmediately: true, ...input })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words),
    });
    expect((await clusterRow(context, 'alone')).status).toBe('available');
  });

  it('refuses what can’t be saved, or has no place', async () => {
    const small = testContext();
    await insertGroup(small, { id: 'group' }, ['one']);
    await insertClusterWithNode(small, { id: 'alone', node_type: 'cache.t1.micro' });
    await expect(demote(small)).rejects.toMatchObject({ code: 'SnapshotFeatureNotSupportedFault' });
    await demote(small, { SkipSafetySnapshot: true });
    const full = await scene({}, ['one', 'two', 'three', 'four', 'five', 'six']);
    await expect(demote(full)).rejects.toMatchObject({ code: 'NodeQuotaForClusterExceeded' });
  });
});
