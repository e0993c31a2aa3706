import { expect, it } from 'vitest';
import type { MemberState } from '../../control/group/board.ts';
import { TEST_NOW, testContext } from '../testing.ts';
import { DescribeReplication } from './describe-replication.ts';
import { insertGroup } from './testing.ts';

const seen = (state: Partial<MemberState>): MemberState => ({
  role: 'slave',
  inSync: false,
  syncing: false,
  offset: 90,
  lagBytes: 10,
  replid: 'a',
  at: TEST_NOW,
  ...state,
});

it('tells what members said of themselves when they were last asked', async () => {
  const context = testContext();
  const { region } = context;
  await insertGroup(context, { id: 'group' }, ['one', 'two', 'three', 'four']);
  await insertGroup(context, { id: 'other', endpoint_address: '127.95.200.2' }, ['five']);
  const put = (cluster_id: string, state: Partial<MemberState>) =>
    context.control.replication.put({ region, cluster_id }, seen(state));
  put('one', { role: 'master', offset: 100, lagBytes: 0 });
  put('two', { inSync: true });
  put('three', { syncing: true });
  const { Members } = await DescribeReplication({ ReplicationGroupId: 'Group' }, context);
  expect(
    Members.map(({ CacheClusterId, LinkStatus, Offset, LagBytes }) => [
      CacheClusterId,
      LinkStatus,
      Offset,
      LagBytes,
    ]),
  ).toEqual([
    ['one', 'primary', 100, 0],
    ['two', 'up', 90, 10],
    ['three', 'syncing', 90, 10],
    ['four', 'down', undefined, undefined],
  ]);
  expect((await DescribeReplication({}, context)).Members).toHaveLength(5);
  await expect(DescribeReplication({ ReplicationGroupId: 'none' }, context)).rejects.toMatchObject({
    code: 'ReplicationGroupNotFoundFault',
  });
});
