import { expect, it } from 'vitest';
import { figuresOf, memoryShare, rolesOf } from './rows.ts';

it('tells who is primary and who is replica', () => {
  const member = (CacheClusterId: string, CurrentRole?: string) => ({ CacheClusterId, CurrentRole });
  const roles = rolesOf([
    {
      NodeGroups: [{ NodeGroupMembers: [member('one', 'primary'), member('two', 'replica'), member('new')] }],
    },
    { ReplicationGroupId: 'empty' },
  ]);
  expect([...roles]).toEqual([
    ['one', 'primary'],
    ['two', 'replica'],
  ]);
});

it('takes figures that are as they were for the same ones', () => {
  const node = (CacheClusterId: string, Keys: number) => ({
    CacheClusterId,
    Reachable: true,
    UsedMemory: 1_000,
    MaxMemory: 4_000,
    Keys,
    ObservedAt: String(Math.random()),
  });
  const before = figuresOf([node('one', 1), node('two', 2)]);
  expect(figuresOf([node('one', 1), node('two', 2)], before)).toBe(before);
  const after = figuresOf([node('one', 1), node('two', 3)], before);
  expect(after.get('one')).toBe(before.get('one'));
  expect(after.get('two')).toMatchObject({ reachable: true, keys: 3 });
  expect(figuresOf([node('one', 1)], before).size).toBe(1);
  expect(memoryShare(after.get('one')!)).toBe(25);
  expect(memoryShare({ ...after.get('one')!, maxMemory: 0 })).toBeUndefined();
});
