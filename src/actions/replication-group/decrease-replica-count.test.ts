import type { DecreaseReplicaCountMessage } from '@aws-sdk/client-elasticache';
import { describe, expect, it } from 'vitest';
import { Overtaken, type PrimaryChange } from '../../control/group/change.ts';
import { commitChange } from '../../control/group/grant.ts';
import { loadGroup } from '../../control/group/rows.ts';
import { DeleteCacheCluster } from '../cache-cluster/delete.ts';
import { type TestContext, testContext } from '../testing.ts';
import { DecreaseReplicaCount } from './decrease-replica-count.ts';
import { DeleteReplicationGroup } from './delete.ts';
import { clusterRow, groupRow, insertGroup } from './testing.ts';

const GROUP = { ReplicationGroupId: 'group' };

type Input = Partial<DecreaseReplicaCountMessage>;

async function withGroup(row = {}, states: Record<string, string> = {}) {
  const context = testContext();
  await insertGroup(context, { id: 'group', ...row }, ['one', 'two', 'three', 'four']);
  for (const [id, status] of Object.entries(states))
    await context.store.updateTable('cache_cluster').set({ status }).where('id', '=', id).execute();
  return context;
}

const shrink = async (context: Parameters<typeof DecreaseReplicaCount>[1], input: Input) =>
  (await DecreaseReplicaCount({ ReplicationGroupId: 'group', ApplyImmediately: true, ...input }, context))
    .ReplicationGroup!;

const failover: PrimaryChange = {
  kind: 'failover',
  cause: 'ended',
  from: 'one',
  to: 'four',
  fromEpoch: 0,
  startedAt: '2026-03-01T12:00:00.000Z',
};

describe('a failover that is decided at the same moment', () => {
  it.each([
    ['of its target', (context: TestContext) => shrink(context, { NewReplicaCount: 2 })],
    ['of the whole group', (context: TestContext) => DeleteReplicationGroup(GROUP, context)],
  ])('is given up when the removal %s came first', async (_, remove) => {
    const context = await withGroup();
    const found = (await loadGroup(context.store, context.region, 'group'))!;
    await remove(context);
    const before = await groupRow(context, 'group');
    await expect(commitChange(context.control, found, failover)).rejects.toThrow(Overtaken);
    expect(await groupRow(context, 'group')).toEqual(before);
    expect(await context.store.selectFrom('failover').selectAll().execute()).toEqual([]);
  });

  it('keeps its target from being removed when it came first', async () => {
    const context = await withGroup();
    const found = (await loadGroup(context.store, context.region, 'group'))!;
    await commitChange(context.control, found, failover);
    await expect(shrink(context, { NewReplicaCount: 2 })).rejects.toMatchObject({
      code: 'InvalidReplicationGroupState',
    });
    await expect(DeleteCacheCluster({ CacheClusterId: 'four' }, context)).rejects.toMatchObject({
      code: 'InvalidCacheClusterState',
    });
    expect((await clusterRow(context, 'four')).status).toBe('available');
  });
});

describe('DecreaseReplicaCount', () => {
  it('deletes the replicas that came last', async () => {
    const context = await withGroup({
      snapshotting_cluster_id: 'four',
      pending_json: '{"switchover_to":"three","node_type":"cache.m5.large"}',
    });
    const shown = await shrink(context, { NewReplicaCount: 1 });
    expect(shown).toMatchObject({ Status: 'modifying', MemberClusters: ['one', 'two'] });
    for (const id of ['three', 'four']) expect((await clusterRow(context, id)).status).toBe('deleting');
    expect(await groupRow(context, 'group')).toMatchObject({
      status: 'modifying',
      snapshotting_cluster_id: null,
      pending_json: '{"node_type":"cache.m5.large"}',
    });
    expect(context.woken.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'cluster four',
      'cluster three',
      'group group',
    ]);
  });

  it('never deletes the primary, whatever its place', async () => {
    const context = await withGroup({ primary_cluster_id: 'four' });
    expect((await shrink(context, { NewReplicaCount: 0 })).MemberClusters).toEqual(['four']);
  });

  it('deletes one that failed first, and one that is busy last', async () => {
    const context = await withGroup({}, { two: 'failed', four: 'creating' });
    expect((await shrink(context, { NewReplicaCount: 2 })).MemberClusters).toEqual(['one', 'three', 'four']);
  });

  it('deletes those that are named', async () => {
    const context = await withGroup();
    const shown = await shrink(context, { ReplicasToRemove: ['TWO'] });
    expect(shown.MemberClusters).toEqual(['one', 'three', 'four']);
  });

  it.each<[Input, string, string]>([
    [{ NewReplicaCount: 1, ApplyImmediately: false }, 'InvalidParameterValue', 'ApplyImmediately'],
    [{}, 'InvalidParameterCombination', 'NewReplicaCount is missing'],
    [{ NewReplicaCount: 3 }, 'NoOperationFault', 'no changes were required'],
    [{ NewReplicaCount: 4 }, 'InvalidParameterValue', 'IncreaseReplicaCount'],
    [{ NewReplicaCount: -1 }, 'InvalidParameterValue', 'within 0 and 5'],
    [{ ReplicasToRemove: ['one'] }, 'InvalidCacheClusterState', 'serving as primary'],
    [{ ReplicasToRemove: ['none'] }, 'InvalidParameterValue', 'no member'],
    [{ ReplicasToRemove: ['two'], NewReplicaCount: 1 }, 'InvalidParameterCombination', 'leaves 1'],
  ])('answers %j by %s', async (input, code, words) => {
    const context = await withGroup();
    await expect(shrink(context, input)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words),
    });
    expect(context.woken).toEqual([]);
    for (const id of ['one', 'two', 'three', 'four'])
      expect((await clusterRow(context, id)).status).toBe('available');
  });

  it.each([{ automatic_failover: 1 }, { pending_json: '{"automatic_failover":1}' }])(
    'leaves automatic failover its last replica: %j',
    async (row) => {
      const context = await withGroup(row);
      await expect(shrink(context, { NewReplicaCount: 0 })).rejects.toMatchObject({
        code: 'InvalidParameterValue',
        message: expect.stringContaining('at least 1 replica'),
      });
      await shrink(context, { NewReplicaCount: 1 });
    },
  );

  it('refuses it while all that it could delete are busy, or the group is', async () => {
    const busy = await withGroup({}, { two: 'creating', three: 'creating', four: 'creating' });
    await expect(shrink(busy, { NewReplicaCount: 2 })).rejects.toMatchObject({
      code: 'InvalidCacheClusterState',
    });
    const modifying = await withGroup({ status: 'modifying' });
    await expect(shrink(modifying, { NewReplicaCount: 2 })).rejects.toMatchObject({
      code: 'InvalidReplicationGroupState',
    });
  });
});
