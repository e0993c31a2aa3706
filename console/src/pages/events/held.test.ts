import { expect, it } from 'vitest';
import { heldBack } from './held.ts';

const items = (keys: string) => [...keys].map((key) => ({ key }));

it.each([
  ['all, to who is at the top', 'cba', undefined, 'cba', 0],
  ['nothing above what was on top, to who reads', 'edcba', 'c', 'cba', 2],
  ['all when that is gone', 'edcba', 'x', 'edcba', 0],
])('shows %s', (_, all, top, shown, waiting) => {
  expect(heldBack(items(all), top)).toEqual({ shown: items(shown), waiting });
});
