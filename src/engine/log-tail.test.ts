import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BareNode, someAddresses } from '../../test/support/bare-node.ts';
import { findTestEngine } from '../../test/support/engines.ts';
import { parseLogLine, tailLog } from './log-tail.ts';

let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'holdfast-tail-'));
  file = join(directory, 'node.log');
});

afterEach(() => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }));

const line = (text: string, level = '*') => `4711:M 22 Nov 2026 09:24:58.123 ${level} ${text}\n`;

test.each([
  ['.', 'debug'],
  ['-', 'verbose'],
  ['*', 'notice'],
  ['#', 'warning'],
])('%s is %s', (sign, level) => {
  expect(parseLogLine(line('some text * with more', sign).trimEnd())).toEqual({
    at: new Date(2026, 10, 22, 9, 24, 58, 123),
    level,
    message: 'some text * with more',
  });
});

test('a line in another form is a message alone', () => {
  for (const text of ['=== REDIS BUG REPORT START', '4711:M 22 Nov 2026 no time', '']) {
    expect(parseLogLine(text)).toEqual({ message: text });
  }
});

test.each([
  ['redis', '7.0'],
  ['redis', '8.0'],
  ['valkey', '8.1'],
  ['valkey', '9.1'],
] as const)('what %s %s writes is understood', async (name, version) => {
  const engine = await findTestEngine(name, version);
  if (!engine) return;
  const began = Date.now();
  await using node = new BareNode(directory, `${someAddresses()}.1`);
  await node.start(engine, '--logfile', file);
  const lines = await tailLog(file, 1000);
  expect(lines.length).toBeGreaterThan(3);
  const ready = lines.find(({ message }) => message.includes('Ready to accept connections'));
  expect(ready?.level).toBe('notice');
  expect(Math.abs(ready!.at!.getTime() - began)).toBeLessThan(60_000);
  expect(lines.filter(({ level }) => level === undefined)).toEqual([]);
});

test('the last ones, the newest last, and no empty ones', async () => {
  writeFileSync(file, `${line('a')}\n${line('b')}\r\n   \n${line('c')}not ended`);
  const messages = (await tailLog(file, 3)).map(({ message }) => message);
  expect(messages).toEqual(['b', 'c', 'not ended']);
  expect(await tailLog(file, 100)).toHaveLength(4);
});

test('of a file of gigabytes only the end is read', async () => {
  const text = Array.from({ length: 5_000 }, (_, i) => line(`number ${i}`)).join('');
  writeFileSync(file, '');
  // A hole: it takes no room on the disk.
  truncateSync(file, 6 * 2 ** 30);
  appendFileSync(file, text);
  const began = performance.now();
  const lines = await tailLog(file, 1000);
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(lines).toHaveLength(1000);
  expect(lines.at(-1)?.message).toBe('number 4999');
  expect(lines[0]?.message).toBe('number 4000');
});

test('long lines: as many as the bytes that are read have, each cut', async () => {
  writeFileSync(file, Array.from({ length: 100 }, () => 'x'.repeat(50_000)).join('\n'));
  const lines = await tailLog(file, 1000);
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.length).toBeLessThan(25);
  for (const { message } of lines) expect(message).toHaveLength(2_001);
});

test('binary junk is no reason to fail', async () => {
  writeFileSync(file, randomBytes(3_000_000));
  const lines = await tailLog(file, 200);
  expect(lines).toHaveLength(200);
  writeFileSync(file, Buffer.alloc(3_000_000, 7));
  expect((await tailLog(file, 200)).length).toBeLessThanOrEqual(1);
});

test('none where there is no file to be read', async () => {
  expect(await tailLog(file, 10)).toEqual([]);
  mkdirSync(file);
  expect(await tailLog(file, 10)).toEqual([]);
  const pipe = join(directory, 'pipe');
  execFileSync('mkfifo', [pipe]);
  expect(await tailLog(pipe, 10)).toEqual([]);
  writeFileSync(join(directory, 'empty'), '');
  expect(await tailLog(join(directory, 'empty'), 10)).toEqual([]);
});
