import { describe, expect, it } from 'vitest';
import {
  CACHE_CLUSTER_STATUSES,
  canDelete,
  canDeleteWithFinalSnapshot,
  canModify,
  canReboot,
  canSnapshotFrom,
  isTransitional,
  nodeStatusOf,
} from './cluster-status.ts';

describe('cluster status', () => {
  it('lets nothing begin while something else is under way', () => {
    for (const status of CACHE_CLUSTER_STATUSES.filter(isTransitional)) {
      for (const can of [canModify, canReboot, canSnapshotFrom, canDelete])
        expect(can(status), status).toBe(false);
    }
  });

  it('lets everything begin on an available cluster', () => {
    for (const can of [canModify, canReboot, canSnapshotFrom, canDelete, canDeleteWithFinalSnapshot]) {
      expect(can('available')).toBe(true);
    }
  });

  it('lets a failed cluster be rebooted or deleted, but not asked for its data', () => {
    expect([canReboot('failed'), canDelete('failed'), canDelete('restore-failed')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([canSnapshotFrom('failed'), canDeleteWithFinalSnapshot('failed'), canModify('failed')]).toEqual([
      false,
      false,
      false,
    ]);
    expect(canDelete('deleted')).toBe(false);
  });
});

it('a node that is being saved is available, and one that could not be made is failed', () => {
  expect(nodeStatusOf('snapshotting')).toBe('available');
  expect(nodeStatusOf('rebooting cluster nodes')).toBe('rebooting');
  expect(nodeStatusOf('restore-failed')).toBe('failed');
});
