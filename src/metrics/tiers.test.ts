import { expect, test } from 'vitest';
import { fittingPeriod } from './tiers.ts';

const NOW = 1_800_000_000;
const HOUR = 3_600;

test.each([
  [1, 0, 10],
  [2, 0, 60],
  [2, 1.5, 10],
  [6, 0, 60],
  [24, 0, 300],
  [13, 12.5, 300],
  [7 * 24, 0, 1_800],
  [3 * 24, 2.9 * 24, 1_800],
  [1_000, 0, 1_800],
])('from %d to %d hours ago: %d s', (from, to, period) => {
  expect(fittingPeriod({ from: NOW - from * HOUR, to: NOW - to * HOUR, now: NOW })).toBe(period);
});
