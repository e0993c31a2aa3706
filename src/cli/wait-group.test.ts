import { expect, test } from 'vitest';
import { ApiError } from '../client/errors.ts';
import { answering, silentCli as cli } from './testing.ts';
import { waitForFailover, waitForGroup, waitForGroupDeleted } from './wait-group.ts';

const group = (Status: string) => ({
  ReplicationGroups: [{ ReplicationGroupId: 'g', Status, MemberClusters: ['a'] }],
});
const member = (CacheClusterStatus: string) => ({
  CacheClusters: [{ CacheClusterId: 'a', CacheClusterStatus }],
});
const report = (Epoch: number, Status: string, lost: string) => ({
  Failovers: [{ ReplicationGroupId: 'g', Epoch, Status, LostWrites: { Status: lost } }],
});
const notFound = new ApiError({
  code: 'ReplicationGroupNotFoundFault',
  message: '',
  status: 404,
  requestId: '',
});

test('a group is waited for until its members have come to rest too', async () => {
  const seen: string[] = [];
  const api = answering({
    DescribeReplicationGroups: [group('creating'), group('available')],
    DescribeCacheClusters: [member('available'), member('creating'), member('available')],
  });
  const state = await waitForGroup(cli, api, 'g', (status) => seen.push(status));
  expect(state.members[0]?.cluster?.CacheClusterStatus).toBe('available');
  expect(seen).toEqual(['creating', 'available, a creating']);
});

test('a group that waits for a primary it can trust says so, and how to force one', async () => {
  const api = answering({
    DescribeReplicationGroups: [group('modifying'), group('failed')],
    DescribeCacheClusters: [member('available')],
    DescribeEvents: [{ Events: [{ Message: 'No replica can be trusted', Date: new Date(2) }] }],
  });
  await expect(waitForGroup(cli, api, 'g')).rejects.toMatchObject({
    message: 'group g is failed: No replica can be trusted',
    next: expect.stringContaining('holdfast failover g --force'),
  });
});

test('a member that failed is named, with its own reason', async () => {
  const api = answering({
    DescribeReplicationGroups: [group('available')],
    DescribeCacheClusters: [member('restore-failed')],
    DescribeEvents: [{ Events: [{ Message: 'damaged', Date: new Date(2) }] }],
  });
  await expect(waitForGroup(cli, api, 'g')).rejects.toThrow('a of group g is restore-failed: damaged');
});

test('a deleted group is gone; one that is available again was not deleted', async () => {
  await waitForGroupDeleted(
    cli,
    answering({ DescribeReplicationGroups: [group('deleting'), notFound] }),
    'g',
  );
  const back = answering({ DescribeReplicationGroups: [group('deleting'), group('available')] });
  await expect(waitForGroupDeleted(cli, back, 'g')).rejects.toThrow(
    'group g was not deleted: it is available',
  );
});

test('a failover is over when its report is complete, what was lost is known, and the group is at rest', async () => {
  const api = answering({
    DescribeReplicationGroups: [...Array<unknown>(4).fill(group('modifying')), group('available')],
    DescribeCacheClusters: [member('available')],
    DescribeFailovers: [
      report(3, 'complete', 'none'),
      report(4, 'under-way', 'under-way'),
      report(4, 'complete', 'under-way'),
      report(4, 'complete', 'found'),
    ],
  });
  expect(await waitForFailover(cli, api, 'g', 3)).toMatchObject({
    Epoch: 4,
    LostWrites: { Status: 'found' },
  });
});

test('a group that is left without a primary ends the wait, whatever its reports say', async () => {
  const api = answering({
    DescribeReplicationGroups: [group('modifying'), group('failed')],
    DescribeCacheClusters: [member('available')],
    DescribeFailovers: [report(4, 'under-way', 'under-way')],
    DescribeEvents: [{ Events: [{ Message: 'The group has no primary', Date: new Date(2) }] }],
  });
  await expect(waitForFailover(cli, api, 'g', 3)).rejects.toMatchObject({
    message: 'group g is failed: The group has no primary',
    next: expect.stringContaining('holdfast failover g --force'),
  });
});

test('a report that was abandoned is none', async () => {
  const api = answering({
    DescribeReplicationGroups: [group('modifying'), group('available')],
    DescribeCacheClusters: [member('available')],
    DescribeFailovers: [report(4, 'abandoned', 'none')],
    DescribeEvents: [{ Events: [] }],
  });
  await expect(waitForFailover(cli, api, 'g', 3)).rejects.toThrow('group g kept its primary');
});

test('a group that came to rest without a new report kept its primary, and the events say why', async () => {
  const api = answering({
    DescribeReplicationGroups: [group('modifying'), group('available')],
    DescribeCacheClusters: [member('available')],
    DescribeFailovers: [report(3, 'complete', 'none')],
    DescribeEvents: [{ Events: [{ Message: 'Switchover given up', Date: new Date(2) }] }],
  });
  await expect(waitForFailover(cli, api, 'g', 3)).rejects.toThrow(
    'group g kept its primary: Switchover given up',
  );
});
