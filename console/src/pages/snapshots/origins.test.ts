import { expect, it } from 'vitest';
import { originsOf } from './origins.ts';

const CLUSTER = { Engine: 'redis', EngineVersion: '7.0.15', CacheNodeType: 'cache.m1.small' };

it('lists clusters and groups, and says of which no snapshot can be taken now', () => {
  const origins = originsOf(
    [
      { ...CLUSTER, CacheClusterId: 'ready', CacheClusterStatus: 'available' },
      { ...CLUSTER, CacheClusterId: 'busy', CacheClusterStatus: 'snapshotting' },
      {
        ...CLUSTER,
        CacheClusterId: 'tiny',
        CacheClusterStatus: 'available',
        CacheNodeType: 'cache.t1.micro',
      },
    ],
    [
      {
        ReplicationGroupId: 'saved',
        Description: 'all of it',
        Status: 'snapshotting',
        CacheNodeType: 'cache.m7g.large',
      },
      { ReplicationGroupId: 'new', Status: 'creating', CacheNodeType: 'cache.m7g.large' },
    ],
  );
  expect(origins.map(({ origin, facts, refused }) => [origin.id, facts, refused?.why])).toEqual([
    ['ready', 'Redis 7.0.15, cache.m1.small', undefined],
    ['busy', 'Redis 7.0.15, cache.m1.small', 'snapshots.originBusy'],
    ['tiny', 'Redis 7.0.15, cache.t1.micro', 'snapshots.typeHasNone'],
    ['saved', 'all of it', undefined],
    ['new', '', 'snapshots.originBusy'],
  ]);
  expect(origins[2]?.refused?.values).toEqual({ type: 'cache.t1.micro' });
});
