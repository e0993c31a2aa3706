import { expect, test } from 'vitest';
import { StreamHistory } from './stream-history.ts';

function history(...marks: [offset: number, seconds: number][]): StreamHistory {
  const stream = new StreamHistory();
  for (const [offset, seconds] of marks) stream.note(offset, seconds * 1000);
  return stream;
}

test('who has all, or a little more than was seen, is not behind', () => {
  const stream = history([0, 0], [1_000, 10]);
  expect([stream.secondsBehind(1_000), stream.secondsBehind(1_001)]).toEqual([0, 0]);
  expect(new StreamHistory().secondsBehind(5)).toBe(0);
});

test('who is behind is so by the time since the primary was there', () => {
  const stream = history([0, 0], [1_000, 10], [2_000, 20]);
  expect(stream.secondsBehind(1_000)).toBe(10);
  expect(stream.secondsBehind(1_500)).toBe(5);
  expect(stream.secondsBehind(100)).toBe(19);
});

test('time in which nothing was written does not count', () => {
  const stream = history([100, 0], [100, 3_000], [200, 3_010]);
  expect(stream.secondsBehind(100)).toBe(10);
});

test('who is further behind than is remembered is so by at least as much', () => {
  expect(history([500, 0], [1_000, 10]).secondsBehind(3)).toBe(10);
  const long = history(...Array.from({ length: 500 }, (_, i): [number, number] => [i * 100, i * 10]));
  expect(long.secondsBehind(0)).toBe(590);
});

test('a stream that begins again is another one', () => {
  const stream = history([5_000, 0], [9_000, 10], [100, 20]);
  expect(stream.secondsBehind(50)).toBe(0);
  stream.note(200, 30_000);
  expect(stream.secondsBehind(150)).toBe(5);
});
