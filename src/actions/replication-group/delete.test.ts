import type { DeleteReplicationGroupMessage } from '@aws-sdk/client-elasticache';
import { describe, expect, it } from 'vitest';
import { loadSnapshot } from '../../control/snapshot/rows.ts';
import { eventMessages, testContext } from '../testing.ts';
import { DeleteReplicationGroup } from './delete.ts';
import { clusterRow, groupRow, insertGroup } from './testing.ts';

type Input = Partial<DeleteReplicationGroupMessage>;

async function withGroup(row = {}, settings = {}) {
  const context = testContext();
  await insertGroup(context, { id: 'group', ...row }, ['one', 'two'], settings);
  return context;
}

const remove = async (context: Parameters<typeof DeleteReplicationGroup>[1], input: Input = {}) =>
  (await DeleteReplicationGroup({ ReplicationGroupId: 'Group', ...input }, context)).ReplicationGroup!;

describe('DeleteReplicationGroup', () => {
  it('is deleting at once, and its reconciler sees to the members', async () => {
    const context = await withGroup();
    expect(await remove(context)).toMatchObject({ Status: 'deleting' });
    expect(await groupRow(context, 'group')).toMatchObject({
      status: 'deleting',
      retain_primary: 0,
      final_snapshot: null,
    });
    expect(context.woken).toEqual([{ kind: 'group', region: 'us-east-1', id: 'group' }]);
    await expect(remove(context)).rejects.toMatchObject({ code: 'InvalidReplicationGroupState' });
  });

  it('may retain the primary', async () => {
    const context = await withGroup();
    await remove(context, { RetainPrimaryCluster: true });
    expect((await groupRow(context, 'group')).retain_primary).toBe(1);
    expect(await eventMessages(context)).toEqual([
      'Replication group is being deleted; its primary one stays',
    ]);
  });

  it('takes a final snapshot of the primary, which has it all', async () => {
    const context = await withGroup();
    await remove(context, { FinalSnapshotIdentifier: 'last' });
    expect(await loadSnapshot(context.store, context.region, 'last')).toMatchObject({
      status: 'creating',
      cluster_id: 'one',
      replication_group_id: 'group',
    });
    expect((await clusterRow(context, 'one')).status).toBe('snapshotting');
    expect((await groupRow(context, 'group')).final_snapshot).toBe('last');
    expect(context.woken.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['snapshot last', 'group group']);
  });

  it('is what a group without a primary that can be trusted is left with', async () => {
    const context = await withGroup({ status: 'failed' });
    await expect(remove(context, { FinalSnapshotIdentifier: 'last' })).rejects.toMatchObject({
      code: 'InvalidReplicationGroupState',
      message: expect.stringContaining('without FinalSnapshotIdentifier'),
    });
    await remove(context);
  });

  it.each<[Input, string, object, object]>([
    [{ ReplicationGroupId: 'none' }, 'ReplicationGroupNotFoundFault', {}, {}],
    [{}, 'InvalidReplicationGroupState', { status: 'modifying' }, {}],
    [{ FinalSnapshotIdentifier: 'last-' }, 'InvalidParameterValue', {}, {}],
    [
      { FinalSnapshotIdentifier: 'last' },
      'SnapshotFeatureNotSupportedFault',
      {},
      { node_type: 'cache.t1.micro' },
    ],
    [{ FinalSnapshotIdentifier: 'last' }, 'InvalidReplicationGroupState', {}, { status: 'snapshotting' }],
  ])('answers %j by %s', async (input, code, row, settings) => {
    const context = await withGroup(row, settings);
    const before = await groupRow(context, 'group');
    await expect(remove(context, input)).rejects.toMatchObject({ code });
    expect(await groupRow(context, 'group')).toEqual(before);
  });
});
