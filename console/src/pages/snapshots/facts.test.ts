import { expect, it } from 'vitest';
import { newestFirst, originOf, pathOf, pathOfSnapshot, sizeOf } from './facts.ts';

it('tells whose data it is: the group’s, even if a member gave it', () => {
  expect(originOf({ CacheClusterId: 'a' })).toEqual({ kind: 'cluster', id: 'a' });
  expect(originOf({ CacheClusterId: 'a-001', ReplicationGroupId: 'a' })).toEqual({ kind: 'group', id: 'a' });
  expect(pathOf({ kind: 'group', id: 'a' })).toBe('/groups/a');
  expect(pathOfSnapshot('automatic.a-2026-11-27-03-00')).toBe('/snapshots/automatic.a-2026-11-27-03-00');
});

it.each([
  [[{ CacheSize: '5 MB' }], 5_242_880],
  [[{ CacheSize: '5 MB' }, { CacheSize: '1 MB' }], 6_291_456],
  [[{ CacheSize: '5 MB' }, {}], undefined],
  [[], undefined],
])('%j has %s bytes', (NodeSnapshots, bytes) => {
  expect(sizeOf({ NodeSnapshots })).toBe(bytes);
});

it('puts the newest first', () => {
  const of = (SnapshotName: string, SnapshotCreateTime: string) => ({
    SnapshotName,
    NodeSnapshots: [{ SnapshotCreateTime }],
  });
  const sorted = newestFirst([
    of('old', '2026-01-01T00:00:00Z'),
    of('new', '2026-02-01T00:00:00Z'),
    { SnapshotName: 'odd' },
  ]);
  expect(sorted.map(({ SnapshotName }) => SnapshotName)).toEqual(['new', 'old', 'odd']);
});
