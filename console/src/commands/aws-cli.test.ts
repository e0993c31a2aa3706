import { expect, it } from 'vitest';
import { awsCommand } from './aws-cli.ts';

it('writes operations of Holdfast’s own as its own commands take them', () => {
  const own = [
    { operation: 'PromoteReadReplica', input: { CacheClusterId: 'a-read-1', ApplyImmediately: false } },
    {
      operation: 'DemoteCacheCluster',
      input: {
        CacheClusterId: 'a',
        ReplicationGroupId: 'g',
        SafetySnapshotName: 's',
        ApplyImmediately: true,
      },
    },
    {
      operation: 'DemoteCacheCluster',
      input: { CacheClusterId: 'a', ReplicationGroupId: 'g', SkipSafetySnapshot: true },
    },
    { operation: 'ForceFailover', input: { ReplicationGroupId: 'g', CacheClusterId: 'a' } },
    { operation: 'CancelPendingModifications', input: { ReplicationGroupId: 'g' } },
  ] as const;
  expect(own.map((request) => awsCommand(request, 'us-east-1'))).toEqual([
    'holdfast promote a-read-1 --at-window',
    'holdfast demote a --of g --snapshot s',
    'holdfast demote a --of g --no-snapshot',
    'holdfast failover g --force --to a',
    'holdfast cancel g',
  ]);
});
