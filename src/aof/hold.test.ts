import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { appendFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AppendOnlyFile, readRange } from './append-only-file.ts';
import { holdAof } from './hold.ts';
import { command, layAof } from './testing.ts';

let directory: string;
let node: string;
let target: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'holdfast-hold-'));
  node = join(directory, 'node');
  target = join(directory, 'held');
  mkdirSync(node);
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

const BASE = 'appendonly.aof.1.base.rdb';
const first = command('SET', 'a', '1');
const second = command('SET', 'b', '2');

it('keeps what a rewrite removes, at the same positions, with what was appended since', async () => {
  layAof(node, [first, second], 'a base of this length');
  expect(holdAof(node, target)).toEqual({ base: BASE });
  await appendFile(join(node, 'appendonlydir/appendonly.aof.2.incr.aof'), first);
  rmSync(join(node, 'appendonlydir'), { recursive: true });
  layAof(node, [second], 'another base', 3);
  await using held = (await AppendOnlyFile.open(target))!;
  expect(held.bases.map(({ name }) => name)).toEqual([BASE]);
  expect(held.start).toBe('a base of this length'.length);
  expect((await readRange(held, held.start, held.end)).toString()).toBe(first + second + first);
});

it('takes no room for the base file', async () => {
  layAof(node, [first], 'x'.repeat(1_000_000));
  holdAof(node, target);
  const { size, blocks } = statSync(join(target, 'appendonlydir/appendonly.aof.1.base.rdb'));
  expect(size).toBe(1_000_000);
  expect(blocks).toBeLessThan(100);
});

it('leaves what it has kept before', async () => {
  layAof(node, [first]);
  holdAof(node, target);
  rmSync(join(node, 'appendonlydir'), { recursive: true });
  layAof(node, [second], 'REDIS', 2);
  expect(holdAof(node, target)).toEqual({ base: BASE });
  await using held = (await AppendOnlyFile.open(target))!;
  expect((await readRange(held, held.start, held.end)).toString()).toBe(first);
});

it('begins anew after one that was cut short', async () => {
  layAof(node, [first]);
  mkdirSync(join(target, 'appendonlydir'), { recursive: true });
  expect(holdAof(node, target)).toEqual({ base: BASE });
  await using held = (await AppendOnlyFile.open(target))!;
  expect(held.end - held.start).toBe(first.length);
});

it('makes nothing of a node without an append-only file', async () => {
  expect(holdAof(node, target)).toBeUndefined();
  expect(await readdir(directory)).toEqual(['node']);
});

it('says when a file is missing for good', async () => {
  layAof(node, [first]);
  rmSync(join(node, 'appendonlydir/appendonly.aof.1.incr.aof'));
  expect(() => holdAof(node, target)).toThrow('rewritten again and again');
  expect(await readdir(directory)).toEqual(['node']);
});

it('makes nothing in a directory that is gone', async () => {
  layAof(node, [first]);
  expect(() => holdAof(node, join(directory, 'gone/held'))).toThrow('ENOENT');
  expect(await readdir(directory)).toEqual(['node']);
});
