import { expect, it } from 'vitest';
import { pendingDemotionsInto, pendingOf } from './pending.ts';
import { madeView } from './testing.ts';

const WINDOW = 'sun:05:00-sun:06:00';

it('tells once what waits for the group and is shown with every member', () => {
  const shared = { PendingModifiedValues: { CacheNodeType: 'cache.m1.large' } };
  const view = madeView(2, {
    group: { PendingModifiedValues: { PrimaryClusterId: 'm2' } },
    clusters: { m1: shared, m2: shared },
  });
  expect(pendingOf(view)).toEqual([
    { kind: 'primary', value: 'm2', of: { group: 'g' }, window: WINDOW },
    { kind: 'nodeType', value: 'cache.m1.large', of: { group: 'g' }, window: WINDOW },
  ]);
  expect(pendingOf(madeView(2))).toEqual([]);
});

it('tells a change of role with the cluster that it is cancelled of', () => {
  const promote = { PendingModifiedValues: { RoleChange: 'promote' } } as object;
  const view = madeView(3, { clusters: { m3: promote } });
  expect(pendingOf(view)).toEqual([{ kind: 'promote', value: 'm3', of: { cluster: 'm3' }, window: WINDOW }]);
});

it('finds clusters that are to become replicas of the group', () => {
  const demote = (id: string, group: string) =>
    ({
      CacheClusterId: id,
      PendingModifiedValues: { RoleChange: 'demote', ReplicationGroupId: group },
    }) as object;
  const found = pendingDemotionsInto('g', [demote('x', 'g'), demote('y', 'other'), { CacheClusterId: 'z' }]);
  expect(found).toMatchObject([{ kind: 'demote', value: 'g', of: { cluster: 'x' } }]);
});
