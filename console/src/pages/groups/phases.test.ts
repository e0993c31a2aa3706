import { expect, it } from 'vitest';
import { spansOf } from './phases.ts';

it('puts phases one after the other, each from the end of the one before', () => {
  const spans = spansOf([
    { Name: 'fenced', EndedAfter: 20 },
    { Name: 'detected', EndedAfter: 10 },
    { Name: 'promoted', EndedAfter: 40 },
  ]);
  expect(spans.map(({ name, from, to, start, length }) => [name, from, to, start, length])).toEqual([
    ['detected', 0, 10, 0, 25],
    ['fenced', 10, 20, 25, 25],
    ['promoted', 20, 40, 50, 50],
  ]);
});

it('marks phases that took no time, inside of the picture', () => {
  const spans = spansOf([
    { Name: 'detected', EndedAfter: 0 },
    { Name: 'promoted', EndedAfter: 100 },
    { Name: 'endpoint-moved', EndedAfter: 100 },
  ]);
  for (const { start, length } of spans) {
    expect(length).toBeGreaterThan(0);
    expect(start + length).toBeLessThanOrEqual(100);
  }
  expect(spansOf([{ Name: 'detected', EndedAfter: 0 }])).toMatchObject([{ from: 0, to: 0 }]);
  expect(spansOf([])).toEqual([]);
});
