import { expect, test } from 'vitest';
import { progressLine } from './progress-line.ts';

function target(options: { isTTY?: boolean; columns?: number }) {
  const written: string[] = [];
  return { written, ...options, write: (text: string) => written.push(text) };
}

test('on a terminal one line changes, is never wrapped, and is gone in the end', () => {
  const terminal = target({ isTTY: true, columns: 10 });
  const line = progressLine(terminal);
  line.update('one');
  line.update('one');
  line.update('longer than ten');
  line.update('한글은 넓다');
  line.clear();
  line.clear();
  const erase = '\r\u001b[2K';
  expect(terminal.written).toEqual([`${erase}one`, `${erase}longer t…`, `${erase}한글은 …`, erase]);
});

test('elsewhere a quick piece of work says nothing, a long one a line now and then', () => {
  let now = 0;
  const log = target({});
  const line = progressLine(log, () => now);
  for (; now <= 6_000; now += 100) line.update(`at ${now}`);
  line.clear();
  expect(log.written).toEqual(['at 1000\n', 'at 3000\n', 'at 5000\n']);
});
