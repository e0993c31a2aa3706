import { expect, test } from 'vitest';
import { ApiError } from '../client/errors.ts';
import { answering, silentCli as cli } from './testing.ts';
import { waitForCluster, waitForClusterDeleted, waitForSnapshot } from './wait.ts';
import { describeWork } from './watch.ts';

const cluster = (CacheClusterStatus: string, ParameterApplyStatus = 'in-sync') => ({
  CacheClusters: [{ CacheClusterId: 'a', CacheClusterStatus, CacheParameterGroup: { ParameterApplyStatus } }],
});
const notFound = new ApiError({ code: 'CacheClusterNotFound', message: '', status: 404, requestId: '' });

test('a cluster is waited for until it is available and its parameters are applied', async () => {
  const seen: string[] = [];
  const api = answering({
    DescribeCacheClusters: [
      cluster('creating'),
      cluster('modifying'),
      cluster('available', 'applying'),
      cluster('available'),
    ],
  });
  const found = await waitForCluster(cli, api, 'a', (status) => seen.push(status));
  expect(found.CacheParameterGroup?.ParameterApplyStatus).toBe('in-sync');
  expect(seen).toEqual(['creating', 'modifying', 'available']);
});

test('a failure ends the wait with the newest reason of the events', async () => {
  const api = answering({
    DescribeCacheClusters: [cluster('creating'), cluster('restore-failed')],
    DescribeEvents: [
      {
        Events: [
          { Message: 'older', Date: new Date(1) },
          { Message: 'snapshot "s" is damaged', Date: new Date(2) },
        ],
      },
    ],
  });
  await expect(waitForCluster(cli, api, 'a')).rejects.toThrow(
    'cluster a is restore-failed: snapshot "s" is damaged',
  );
});

test('a deleted cluster is gone; one that is available again was not deleted', async () => {
  await waitForClusterDeleted(
    cli,
    answering({ DescribeCacheClusters: [cluster('deleting'), notFound] }),
    'a',
  );
  const back = answering({ DescribeCacheClusters: [cluster('deleting'), cluster('available')] });
  await expect(waitForClusterDeleted(cli, back, 'a')).rejects.toThrow(
    'cluster a was not deleted: it is available',
  );
});

test('a snapshot that failed, or was given up, is no success', async () => {
  const snapshot = (SnapshotStatus: string) => ({ Snapshots: [{ SnapshotName: 's', SnapshotStatus }] });
  const api = answering({
    DescribeSnapshots: [snapshot('creating'), snapshot('failed')],
    DescribeEvents: [{ Events: [] }],
  });
  await expect(waitForSnapshot(cli, api, 's')).rejects.toThrow('snapshot s is failed');
  const gone = answering({
    DescribeSnapshots: [snapshot('creating'), { Snapshots: [] }],
    DescribeEvents: [{ Events: [] }],
  });
  await expect(waitForSnapshot(cli, gone, 's')).rejects.toThrow('snapshot s is gone');
});

test('progress names the step, how far it is, and the time', () => {
  expect(describeWork('snapshot s', 'creating', undefined, 0.5)).toBe('snapshot s: creating, 0.500 s');
  const work = { Step: 'loading and verifying', Keys: 1_234, BytesDone: 1_048_576, BytesExpected: 4_194_304 };
  expect(describeWork('cluster a', 'creating', work, 2)).toBe(
    'cluster a: creating, loading and verifying, 1,234 keys, 25 % of 4.0 MB, 2.0 s',
  );
});
