import { expect, it } from 'vitest';
import { pendingOf } from './pending.ts';

const cluster = { CacheNodeType: 'cache.m1.small', EngineVersion: '7.0.15' };
const group = { ReplicationGroupId: 'group' };

it('tells what waits, and from what to what', () => {
  const PendingModifiedValues = { CacheNodeType: 'cache.m1.large', EngineVersion: '8.0.2' };
  expect(pendingOf({ ...cluster, PendingModifiedValues }, undefined)).toEqual({
    isOfGroup: false,
    changes: [
      { kind: 'nodeType', from: 'cache.m1.small', to: 'cache.m1.large' },
      { kind: 'engine', from: '7.0.15', to: '8.0.2' },
    ],
  });
  // A member's settings are its group's, which has to be asked.
  expect(pendingOf({ ...cluster, PendingModifiedValues }, group).isOfGroup).toBe(true);
  expect(pendingOf(cluster, group)).toEqual({ isOfGroup: false, changes: [] });
});

it('tells of a change of role, which is the cluster’s own', () => {
  const demoted = { RoleChange: 'demote', ReplicationGroupId: 'other' };
  expect(pendingOf({ ...cluster, PendingModifiedValues: demoted }, undefined)).toMatchObject({
    changes: [{ kind: 'role', to: 'other' }],
  });
  const promoted = { RoleChange: 'promote' };
  expect(pendingOf({ ...cluster, PendingModifiedValues: promoted }, group)).toMatchObject({
    isOfGroup: false,
    changes: [{ kind: 'role', to: '' }],
  });
});
