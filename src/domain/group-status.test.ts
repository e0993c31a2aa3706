import { expect, it } from 'vitest';
import {
  canAddReplica,
  canDeleteGroup,
  canModifyGroup,
  canSnapshotGroup,
  nodeGroupStatusOf,
  REPLICATION_GROUP_STATUSES,
} from './group-status.ts';

const where = (can: (status: (typeof REPLICATION_GROUP_STATUSES)[number]) => boolean) =>
  REPLICATION_GROUP_STATUSES.filter(can);

it('says what can be asked of a group in which state', () => {
  expect(where(canModifyGroup)).toEqual(['available']);
  expect(where(canAddReplica)).toEqual(['available', 'modifying', 'snapshotting']);
  expect(where(canSnapshotGroup)).toEqual(['available', 'snapshotting']);
  expect(where(canDeleteGroup)).toEqual(['available', 'create-failed', 'failed']);
});

it('knows the state of the one shard: it serves while it is being saved', () => {
  expect(REPLICATION_GROUP_STATUSES.map(nodeGroupStatusOf)).toEqual([
    'creating',
    'available',
    'modifying',
    'deleting',
    'failed',
    'available',
    'failed',
  ]);
});
