import { expect, test } from 'vitest';
import { CliError, UsageError } from '../errors.ts';
import { type GroupState, stateOf } from '../group-state.ts';
import { chooseKind } from './cancel.ts';
import { chooseTarget, whatMayBeLost } from './failover/force.ts';
import { furthestReplica } from './switchover.ts';

/** Members by what is known of each: role, link, offset. */
function groupOf(members: Record<string, [role: string, link?: string, offset?: number]>): GroupState {
  const ids = Object.keys(members);
  return stateOf(
    {
      ReplicationGroupId: 'g',
      MemberClusters: ids,
      NodeGroups: [
        { NodeGroupMembers: ids.map((id) => ({ CacheClusterId: id, CurrentRole: members[id]![0] })) },
      ],
    },
    ids.map((id) => ({ CacheClusterId: id, CacheClusterStatus: 'available' })),
    ids.flatMap((id) => {
      const [, LinkStatus, Offset] = members[id]!;
      return LinkStatus === undefined
        ? []
        : [
            {
              CacheClusterId: id,
              LinkStatus,
              ...(Offset !== undefined && { Offset, LagBytes: 100 - Offset }),
            },
          ];
    }),
  );
}

test('a switchover goes to the replica that is furthest among those in sync', () => {
  const state = groupOf({
    a: ['primary', 'primary', 100],
    b: ['replica', 'up', 90],
    c: ['replica', 'up', 95],
  });
  expect(furthestReplica(state)).toBe('c');
});

test('without one in sync it says what to do next', () => {
  expect(() => furthestReplica(groupOf({ a: ['primary', 'primary'] }))).toThrow(
    expect.objectContaining({ next: expect.stringContaining('holdfast groups add-replica g') }),
  );
  expect(() => furthestReplica(groupOf({ a: ['primary', 'primary'], b: ['replica', 'down'] }))).toThrow(
    /no replica of g is in sync/,
  );
});

test('a forced failover takes the member that was named, else the furthest that is known of', () => {
  const state = groupOf({
    a: ['primary'],
    b: ['replica', 'down', 80],
    c: ['replica', 'down', 95],
    d: ['replica'],
  });
  expect(chooseTarget(state, undefined).id).toBe('c');
  expect(chooseTarget(state, 'd').id).toBe('d');
  expect(() => chooseTarget(state, 'x')).toThrow(CliError);
  expect(() => chooseTarget(groupOf({ a: ['primary'], d: ['replica'] }), undefined)).toThrow(
    expect.objectContaining({ next: expect.stringContaining('--to MEMBER') }),
  );
});

test('it says what may be lost before it is done', () => {
  const state = groupOf({ a: ['primary'], c: ['replica', 'down', 95], d: ['replica'] });
  expect(whatMayBeLost(state, chooseTarget(state, 'c'))).toMatch(
    /c was 5 B of the replication stream behind/,
  );
  expect(whatMayBeLost(state, chooseTarget(state, 'c'))).toMatch(/Writes that only a has are lost/);
  expect(whatMayBeLost(state, chooseTarget(state, 'd'))).toMatch(/How far d is behind isn't known/);
});

test('cancel finds whichever has that name and something to take back', () => {
  const group = groupOf({ a: ['primary', 'primary'] });
  const pending = { PendingModifiedValues: { CacheNodeType: 'cache.m5.large' } };
  expect(chooseKind('x', {}, { cluster: {}, group: undefined })).toBe('cluster');
  expect(chooseKind('x', {}, { cluster: undefined, group })).toBe('group');
  expect(chooseKind('x', {}, { cluster: pending, group })).toBe('cluster');
  expect(chooseKind('x', { group: true }, { cluster: pending, group })).toBe('group');
  expect(() => chooseKind('x', {}, { cluster: {}, group })).toThrow(UsageError);
  expect(() => chooseKind('x', {}, { cluster: undefined, group: undefined })).toThrow(
    /no cluster and no group x/,
  );
});
