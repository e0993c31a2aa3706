import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountFor } from './account-for.ts';

let root = '';
let File = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'holdfast-account-'));
  File = join(root, 'lost.aof');
  const set = (key: string) => `*3\r\n$3\r\nSET\r\n$${key.length}\r\n${key}\r\n$1\r\nx\r\n`;
  writeFileSync(
    File,
    ['*2\r\n$6\r\nSELECT\r\n$1\r\n0\r\n', ...['a:1', 'a:2', 'a:3', 'a:11'].map(set)].join(''),
  );
});

afterAll(() => rmSync(root, { recursive: true }));

const found = () => ({ LostWrites: { Status: 'found', Files: [File] } });

test('each missing write stands in the file', async () => {
  const account = await accountFor(found(), ['a:1', 'a:2', 'a:3', 'a:11'], 50);
  expect(account.kept).toHaveLength(4);
  expect(account.text).toBe("4 acknowledged ones are missing, each of them in the report's file");
  expect(await accountFor(found(), [], 50)).toMatchObject({ kept: [] });
});

test('one that is part of another name is not there', async () => {
  await expect(accountFor(found(), ['a:1', 'a:1x'], 50)).rejects.toThrow("the newest 1 aren't accounted for");
});

test('a hole is never accounted for, whatever is told of the newest', async () => {
  const LostWrites = { Status: 'found', Files: [File], HeldBackMilliseconds: 900 };
  await expect(accountFor({ LostWrites }, ['a:1', 'b:9', 'a:3'], 50)).rejects.toThrow("1 of them aren't in");
});

test('the newest may have been held back from the file, where the report tells of that', async () => {
  const LostWrites = { Status: 'found', Files: [File], HeldBackMilliseconds: 900 };
  const account = await accountFor({ LostWrites }, ['a:2', 'a:3', 'a:12', 'a:13'], 50);
  expect(account.kept).toEqual(['a:2', 'a:3']);
  expect(account.text).toContain('but the newest 2, which the node held back from its own');
});

test('missing writes that the report calls none, or does not mention, are not accounted for', async () => {
  for (const LostWrites of [{ Status: 'none' }, undefined]) {
    await expect(accountFor({ ...(LostWrites && { LostWrites }) }, ['a:1'], 50)).rejects.toThrow(
      "the newest 1 aren't accounted for",
    );
  }
});

test('a report that does not know has a bound, or accounts for nothing', async () => {
  const LostWrites = { Status: 'unknown', UpperBoundBytes: 100, How: 'the file was rewritten' };
  expect((await accountFor({ LostWrites }, ['a:1', 'a:2'], 50)).text).toContain('at most 100 B');
  await expect(accountFor({ LostWrites }, ['a:1', 'a:2', 'a:3'], 50)).rejects.toThrow(
    "3 acknowledged ones are missing, and the report doesn't know of them: the file was rewritten",
  );
});
