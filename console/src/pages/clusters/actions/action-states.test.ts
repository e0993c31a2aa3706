import { expect, it } from 'vitest';
import type { ClusterRow, Role } from '../rows.ts';
import { type ActionId, obstacle } from './action-states.ts';

const row = (id: string, status = 'available', role?: Role): ClusterRow => ({
  id,
  role,
  figures: undefined,
  cluster: {
    CacheClusterId: id,
    CacheClusterStatus: status,
    ...(role && { ReplicationGroupId: 'group' }),
  },
});
const reasons = (rows: ClusterRow[]) =>
  Object.fromEntries(
    (['backup', 'modify', 'reboot', 'delete', 'group', 'promote', 'demote'] as ActionId[]).map((action) => [
      action,
      obstacle(action, rows)?.id.replace('clusters.not.', ''),
    ]),
  );

it('lets a cluster of its own be put into a group, not promoted', () => {
  expect(reasons([row('one')])).toEqual({
    backup: undefined,
    modify: undefined,
    reboot: undefined,
    delete: undefined,
    group: undefined,
    promote: 'replica',
    demote: undefined,
  });
});

it('lets a replica be promoted, and a primary be demoted', () => {
  expect(reasons([row('one', 'available', 'replica')])).toMatchObject({
    group: 'grouped',
    promote: undefined,
    demote: 'primary',
  });
  expect(reasons([row('one', 'available', 'primary')])).toMatchObject({
    promote: 'replica',
    demote: undefined,
  });
});

it('does for several what may be done for several', () => {
  expect(reasons([row('one'), row('two')])).toMatchObject({
    backup: undefined,
    reboot: undefined,
    delete: undefined,
    modify: 'several',
    promote: 'several',
  });
  expect(Object.values(reasons([]))).toEqual(Array(7).fill('none'));
});

it('names the one that stands in the way', () => {
  expect(obstacle('backup', [row('one'), row('two', 'modifying')])).toEqual({
    id: 'clusters.not.status',
    by: { id: 'two', status: 'modifying' },
  });
  expect(reasons([row('one', 'failed')])).toMatchObject({
    backup: 'status',
    reboot: undefined,
    delete: undefined,
  });
});
