import { expect, it } from 'vitest';
import { testContext } from '../testing.ts';
import { ForceFailover } from './force-failover.ts';
import { groupRow, insertGroup } from './testing.ts';

it('makes the member that an operator names the primary of a group that waits for one', async () => {
  const context = testContext();
  await insertGroup(context, { id: 'group', status: 'failed' }, ['one', 'two']);
  await ForceFailover({ ReplicationGroupId: 'Group', CacheClusterId: 'Two' }, context);
  expect(await groupRow(context, 'group')).toMatchObject({ force_to: 'two', status: 'modifying' });
  expect(context.woken).toEqual([{ kind: 'group', region: 'us-east-1', id: 'group' }]);
});

it.each([
  [{ ReplicationGroupId: 'none', CacheClusterId: 'two' }, 'ReplicationGroupNotFoundFault', 'failed'],
  [{ ReplicationGroupId: 'group', CacheClusterId: 'none' }, 'InvalidParameterValue', 'failed'],
  [{ ReplicationGroupId: 'group' }, 'InvalidParameterValue', 'failed'],
  [{ ReplicationGroupId: 'group', CacheClusterId: 'two' }, 'InvalidReplicationGroupState', 'available'],
])('answers %j by %s', async (input, code, status) => {
  const context = testContext();
  await insertGroup(context, { id: 'group', status }, ['one', 'two']);
  await expect(ForceFailover(input, context)).rejects.toMatchObject({ code });
  expect((await groupRow(context, 'group')).force_to).toBeNull();
});
