import { expect, test } from 'vitest';
import { troubledFirst } from './commands/groups/list.ts';
import { isAtRest, type ReplicationGroup, stateOf, troublesOf } from './group-state.ts';

const group = (Status = 'available', primary = 'a'): ReplicationGroup => ({
  ReplicationGroupId: 'g',
  Status,
  MemberClusters: ['a', 'b'],
  NodeGroups: [
    {
      NodeGroupMembers: ['a', 'b'].map((CacheClusterId) => ({
        CacheClusterId,
        CurrentRole: CacheClusterId === primary ? 'primary' : 'replica',
      })),
    },
  ],
});
const clusters = (a = 'available', b = 'available') => [
  { CacheClusterId: 'a', CacheClusterStatus: a },
  { CacheClusterId: 'b', CacheClusterStatus: b },
];
const links = (a: string, b: string) => [
  { CacheClusterId: 'a', LinkStatus: a, ObservedAt: new Date() },
  { CacheClusterId: 'b', LinkStatus: b, ObservedAt: new Date() },
];

test('a group is well when each member serves and each replica is in sync; the primary stands first', () => {
  const state = stateOf(group('available', 'b'), clusters(), links('up', 'primary'));
  expect(state.members.map(({ id, role }) => [id, role])).toEqual([
    ['b', 'primary'],
    ['a', 'replica'],
  ]);
  expect(troublesOf(state)).toEqual([]);
});

test.each([
  [stateOf(group('failed', 'none'), clusters(), links('down', 'down')), /it is failed.*it has no primary/],
  [stateOf(group(), clusters('available', 'creating'), links('primary', 'up')), /^b is creating$/],
  [stateOf(group(), clusters(), links('primary', 'syncing')), /^b is receiving its data$/],
  [stateOf(group(), clusters(), links('primary', 'down')), /^b has lost its primary$/],
  [stateOf(group(), clusters(), links('primary', 'up').slice(0, 1)), /^b does not answer$/],
  [stateOf(group(), clusters(), links('down', 'up')), /^a takes no writes/],
  [
    stateOf(group(), clusters(), [
      ...links('primary', 'up').slice(0, 1),
      { CacheClusterId: 'b', LinkStatus: 'down' },
    ]),
    /^b does not answer$/,
  ],
  [stateOf(group(), clusters().slice(0, 1), links('primary', 'up')), /^b is gone$/],
])('what is wrong is said in words (%#)', (state, words) => {
  expect(troublesOf(state).join('; ')).toMatch(words);
});

test('groups in trouble are listed first, the others stay in their order', () => {
  const well = { ...stateOf(group(), clusters(), links('primary', 'up')) };
  const other = { ...well, members: [...well.members] };
  const ill = stateOf(group(), clusters(), links('primary', 'down'));
  expect(troubledFirst([well, other, ill])).toEqual([ill, well, other]);
});

test('a group is at rest when no member is on its way, be it well or not', () => {
  expect(isAtRest(stateOf(group(), clusters(), []))).toBe(true);
  expect(isAtRest(stateOf(group('failed'), clusters('available', 'restore-failed'), []))).toBe(true);
  expect(isAtRest(stateOf(group(), clusters('available', 'creating'), []))).toBe(false);
  expect(isAtRest(stateOf(group('modifying'), clusters(), []))).toBe(false);
});
