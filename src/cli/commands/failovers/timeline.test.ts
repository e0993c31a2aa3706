import { expect, test } from 'vitest';
import { plain } from '../../output/style.ts';
import { bar, timeline } from './timeline.ts';

test('each phase stands where it was in time, and the short one is not lost', () => {
  const lines = timeline(
    [
      { Name: 'promoted', EndedAfter: 10 },
      { Name: 'fenced', EndedAfter: 5 },
      { Name: 'repointed', EndedAfter: 10.05 },
    ],
    plain,
  ).split('\n');
  expect(lines.map((line) => line.trim().split(/ {2,}/).slice(0, 3))).toEqual([
    ['PHASE', 'TOOK', 'ENDED AFTER'],
    ['fenced', '5.0 ms', '5.0 ms'],
    ['promoted', '5.0 ms', '10.0 ms'],
    ['repointed', '0.1 ms', '10.1 ms'],
  ]);
  const [fenced, promoted, repointed] = lines.slice(1).map((line) => line.search(/[█▏]/));
  expect(promoted! - fenced!).toBe(16);
  expect(repointed! - fenced!).toBe(31);
});

test('a change that took no time has no width to share out', () => {
  expect(bar(0, 0, 0)).toBe('▏');
  expect(bar(0, 4, 4)).toBe('█'.repeat(32));
});
