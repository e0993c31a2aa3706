import { expect, it } from 'vitest';
import { tagChanges } from './tag-changes.ts';

const tag = (Key: string, Value: string) => ({ Key, Value });

it('asks for what was added, changed and removed, and for nothing else', () => {
  const before = [tag('team', 'blue'), tag('stage', 'test'), tag('old', '')];
  const after = [tag('team', 'blue'), tag('stage', 'live'), tag('cost', '42')];
  expect(tagChanges(before, after)).toEqual({
    set: [tag('stage', 'live'), tag('cost', '42')],
    removed: ['old'],
  });
  expect(tagChanges(before, before)).toEqual({ set: [], removed: [] });
});

it('takes a renamed key for another tag', () => {
  expect(tagChanges([tag('team', 'blue')], [tag('Team', 'blue')])).toEqual({
    set: [tag('Team', 'blue')],
    removed: ['team'],
  });
});
