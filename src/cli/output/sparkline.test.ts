import { expect, test } from 'vitest';
import { sparkline } from './sparkline.ts';

const line = (values: (number | undefined)[], width = values.length) =>
  sparkline(
    values.flatMap((value, at) => (value === undefined ? [] : [{ at, value }])),
    { from: 0, to: values.length, width },
  );

test('goes from nothing to the most', () => {
  expect(line([0, 1, 2, 3, 4, 5, 6, 7])).toBe('▁▂▃▄▅▆▇█');
  expect(line([5, 5])).toBe('██');
  expect(line([0, 0])).toBe('▁▁');
});

test('a gap is a gap', () => {
  expect(line([7, undefined, 0])).toBe('█ ▁');
  expect(line([undefined, undefined])).toBe('  ');
});

test('of more points than characters the highest are seen', () => {
  expect(line([0, 9, 0, 0, 9, 0, 0, 0], 4)).toBe('█▁█▁');
});

test('what lies outside of the time is left out', () => {
  const points = [-1, 0, 10].map((at) => ({ at, value: 1 }));
  expect(sparkline(points, { from: 0, to: 10, width: 2 })).toBe('█ ');
});
