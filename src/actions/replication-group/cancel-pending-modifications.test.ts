import { describe, expect, it } from 'vitest';
import { eventMessages, testContext } from '../testing.ts';
import { CancelPendingModifications } from './cancel-pending-modifications.ts';
import { clusterRow, groupRow, insertClusterWithNode, insertGroup } from './testing.ts';

describe('CancelPendingModifications', () => {
  it('takes back what waits of a cluster', async () => {
    const context = testContext();
    const pending_json = '{"role_change":{"kind":"demote","group":"g","snapshot":null}}';
    await insertClusterWithNode(context, { id: 'one', pending_json });
    const { CacheCluster } = await CancelPendingModifications({ CacheClusterId: 'One' }, context);
    expect(CacheCluster!.PendingModifiedValues).toEqual({});
    expect((await clusterRow(context, 'one')).pending_json).toBe('{}');
    expect(await eventMessages(context)).toEqual(['Pending modifications were cancelled']);
  });

  it('takes back what waits of a group', async () => {
    const context = testContext();
    await insertGroup(context, { id: 'group', pending_json: '{"switchover_to":"two"}' }, ['one', 'two']);
    await expect(CancelPendingModifications({ CacheClusterId: 'one' }, context)).rejects.toMatchObject({
      code: 'NoOperationFault',
      message: expect.stringContaining('ReplicationGroupId'),
    });
    const { ReplicationGroup } = await CancelPendingModifications({ ReplicationGroupId: 'group' }, context);
    expect(ReplicationGroup!.PendingModifiedValues!.PrimaryClusterId).toBeUndefined();
    expect((await groupRow(context, 'group')).pending_json).toBe('{}');
    await expect(CancelPendingModifications({ ReplicationGroupId: 'group' }, context)).rejects.toMatchObject({
      code: 'NoOperationFault',
    });
  });

  it.each([
    [{}, 'InvalidParameterCombination'],
    [{ CacheClusterId: 'one', ReplicationGroupId: 'group' }, 'InvalidParameterCombination'],
    [{ CacheClusterId: 'none' }, 'CacheClusterNotFound'],
    [{ ReplicationGroupId: 'none' }, 'ReplicationGroupNotFoundFault'],
  ])('answers %j by %s', async (input, code) => {
    await expect((async () => CancelPendingModifications(input, testContext()))()).rejects.toMatchObject({
      code,
    });
  });
});
