import { describe, expect, it } from 'vitest';
import { eventMessages, testContext } from '../testing.ts';
import { TestFailover } from './test-failover.ts';
import { groupRow, insertGroup } from './testing.ts';

async function withGroup(row = {}, settings = {}, members = ['one', 'two']) {
  const context = testContext();
  await insertGroup(context, { id: 'group', automatic_failover: 1, ...row }, members, settings);
  return context;
}

const REQUEST = { ReplicationGroupId: 'Group', NodeGroupId: '0001' };

describe('TestFailover', () => {
  it('asks for the primary to be killed', async () => {
    const context = await withGroup();
    const { ReplicationGroup } = await TestFailover(REQUEST, context);
    expect(ReplicationGroup).toMatchObject({ Status: 'modifying' });
    expect(await groupRow(context, 'group')).toMatchObject({ kill_requested: 1, status: 'modifying' });
    expect(await eventMessages(context)).toEqual(['Test Failover API called for node group 0001']);
    expect(context.woken).toEqual([{ kind: 'group', region: 'us-east-1', id: 'group' }]);
  });

  it.each<[Partial<typeof REQUEST>, string, object, object]>([
    [{ ReplicationGroupId: 'none' }, 'ReplicationGroupNotFoundFault', {}, {}],
    [{ NodeGroupId: '0002' }, 'NodeGroupNotFoundFault', {}, {}],
    [{}, 'InvalidReplicationGroupState', { status: 'modifying' }, {}],
    [{}, 'TestFailoverNotAvailableFault', { automatic_failover: 0 }, {}],
    [{}, 'InvalidCacheClusterState', {}, { status: 'creating' }],
  ])('answers %j by %s', async (input, code, row, settings) => {
    const context = await withGroup(row, settings);
    await expect(TestFailover({ ...REQUEST, ...input }, context)).rejects.toMatchObject({ code });
    expect((await groupRow(context, 'group')).kill_requested).toBe(0);
  });
});
