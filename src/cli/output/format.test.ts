import { expect, test } from 'vitest';
import { formatAge, formatBytes, formatCount, formatSeconds, formatTime, yesNo } from './format.ts';

test.each([
  [0, '0 B'],
  [1_023, '1023 B'],
  [1_024, '1.0 KB'],
  [1_048_575, '1.0 MB'],
  [1.5 * 1_073_741_824, '1.5 GB'],
  [3_000 * 1_099_511_627_776, '3000.0 TB'],
])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

test.each([
  [0.0424, '0.042 s'],
  [3.14, '3.1 s'],
  [59.94, '59.9 s'],
  [59.96, '1 min 00 s'],
  [125, '2 min 05 s'],
])('%d seconds are %s', (seconds, text) => expect(formatSeconds(seconds)).toBe(text));

test.each([
  ['2026-03-01T12:00:00.500Z', 'now'],
  ['2026-03-01T11:59:59.000Z', '1 s ago'],
  ['2026-03-01T11:59:00.000Z', '1 min ago'],
  ['2026-03-01T09:30:00.000Z', '2 h ago'],
  ['2026-02-01T12:00:00.000Z', '28 d ago'],
])('seen at noon, %s is %s', (at, text) => {
  expect(formatAge(new Date(at), new Date('2026-03-01T12:00:00Z'))).toBe(text);
});

test('what is unknown stays unknown', () => {
  expect([
    formatBytes(undefined),
    formatCount(undefined),
    formatAge(undefined),
    formatTime(undefined),
    yesNo(undefined),
  ]).toEqual(Array(5).fill(undefined));
});

test('counts have thousands apart, times are in UTC', () => {
  expect(formatCount(200_000)).toBe('200,000');
  expect(formatTime(new Date('2026-03-01T12:30:05.999Z'))).toBe('2026-03-01 12:30:05');
  expect(yesNo(false)).toBe('no');
});
