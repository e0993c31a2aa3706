import { expect, it } from 'vitest';
import type { CacheCluster } from '../../api/json.ts';
import { attentionOf, type Region } from './attention.ts';

const NOW = new Date('2026-01-05T12:00:00Z'); // a Monday
const NOTHING: Region = { clusters: [], groups: [], snapshots: [], figures: [], members: [] };

const cluster = (id: string, more: CacheCluster = {}): CacheCluster => ({
  CacheClusterId: id,
  CacheClusterStatus: 'available',
  PreferredMaintenanceWindow: 'tue:08:30-tue:09:30',
  ...more,
});
const short = (region: Partial<Region>) =>
  attentionOf({ ...NOTHING, ...region }, NOW).map(({ id, what }) => `${id} ${what}`);

it('finds nothing where all is available', () => {
  expect(
    short({
      clusters: [cluster('a')],
      groups: [{ ReplicationGroupId: 'g', Status: 'available', MemberClusters: ['a'] }],
      snapshots: [{ SnapshotName: 's', SnapshotStatus: 'available' }],
      figures: [{ CacheClusterId: 'a', Reachable: true }],
      members: [{ CacheClusterId: 'a', LinkStatus: 'primary' }],
    }),
  ).toEqual([]);
});

it('puts what is broken before what waits', () => {
  const rebooting = { CacheParameterGroup: { ParameterApplyStatus: 'pending-reboot' } };
  expect(
    short({
      clusters: [
        cluster('waits', { PendingModifiedValues: { CacheNodeType: 'cache.m1.large' } }),
        cluster('reboot', rebooting),
        cluster('cut-off'),
        cluster('silent'),
        cluster('failed', { CacheClusterStatus: 'restore-failed', ...rebooting }),
      ],
      groups: [{ ReplicationGroupId: 'group', Status: 'create-failed' }],
      snapshots: [{ SnapshotName: 'snapshot', SnapshotStatus: 'failed' }],
      figures: [{ CacheClusterId: 'silent', Reachable: false }],
      members: [{ CacheClusterId: 'cut-off', LinkStatus: 'down' }],
    }),
  ).toEqual([
    'failed status',
    'group status',
    'snapshot status',
    'silent unreachable',
    'cut-off link-down',
    'reboot reboot',
    'waits waiting',
  ]);
});

it('leaves alone what is being worked on', () => {
  const pending = { PendingModifiedValues: { EngineVersion: '8.0' } };
  expect(
    short({
      clusters: [cluster('a', { CacheClusterStatus: 'modifying', ...pending })],
      groups: [
        { ReplicationGroupId: 'g', Status: 'modifying', PendingModifiedValues: { PrimaryClusterId: 'a' } },
      ],
      figures: [{ CacheClusterId: 'a', Reachable: false }],
    }),
  ).toEqual([]);
});

it('says what waits, and when its window begins next', () => {
  const role = { RoleChange: 'demote', ReplicationGroupId: 'other' } as object;
  expect(
    attentionOf({ ...NOTHING, clusters: [cluster('a', { PendingModifiedValues: role })] }, NOW),
  ).toMatchObject([
    {
      kind: 'cache-cluster',
      change: { demoteTo: 'other', promote: false },
      window: 'tue:08:30-tue:09:30',
      from: new Date('2026-01-06T08:30:00Z'),
    },
  ]);
  expect(
    attentionOf(
      {
        ...NOTHING,
        clusters: [cluster('a')],
        groups: [
          {
            ReplicationGroupId: 'g',
            Status: 'available',
            MemberClusters: ['a'],
            PendingModifiedValues: { AutomaticFailoverStatus: 'disabled' },
          },
        ],
      },
      NOW,
    ),
  ).toMatchObject([
    { kind: 'replication-group', change: { failover: 'disabled' }, window: 'tue:08:30-tue:09:30' },
  ]);
});
