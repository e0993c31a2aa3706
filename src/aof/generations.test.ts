import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AppendOnlyFile, readRange } from './append-only-file.ts';
import { holdAof } from './hold.ts';
import { countedBy } from './sample.ts';
import { command, layAof } from './testing.ts';

let directory: string;
let node: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'holdfast-generations-'));
  node = join(directory, 'node');
  mkdirSync(node);
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

const [first, second, third, fourth] = ['1', '2', '3', '4'].map((value) => command('SET', 'key', value));
const BASE = 'a base of 21 bytes...';

/** What is there after a rewrite: `incr` from the one on that it began with, numbered `seq`. */
function rewrite(incr: readonly string[], base: string, seq: number): void {
  rmSync(join(node, 'appendonlydir', `appendonly.aof.${seq - 1}.base.rdb`), { force: true });
  rmSync(join(node, 'appendonlydir', `appendonly.aof.${seq - 1}.incr.aof`), { force: true });
  layAof(node, incr, base, seq);
}

function hold(name: string): string {
  holdAof(node, join(directory, name));
  return join(directory, name);
}

async function textOf(file: AppendOnlyFile): Promise<string> {
  return (await readRange(file, file.start, file.end)).toString();
}

it('joins what was kept before a rewrite with what came after it', async () => {
  layAof(node, [first!], BASE);
  const before = hold('before');
  rewrite([second!], 'ten bytes.', 2);
  const during = hold('during');
  rewrite([third!, fourth!], 'more', 3);
  // The order doesn't matter.
  await using file = (await AppendOnlyFile.open(node, [during, before]))!;
  expect(await textOf(file)).toBe(first! + second! + third! + fourth!);
  expect(file.start).toBe(BASE.length);
  const [a, b] = [BASE.length + first!.length, BASE.length + first!.length + second!.length];
  expect(file.bases).toEqual([
    { name: 'appendonly.aof.1.base.rdb', length: BASE.length, position: BASE.length },
    { name: 'appendonly.aof.2.base.rdb', length: 10, position: a },
    { name: 'appendonly.aof.3.base.rdb', length: 4, position: b },
  ]);
  expect(file.starts).toEqual([BASE.length, a, b, b + third!.length]);
});

it('counts from the base that a node counted from', async () => {
  layAof(node, [first!], BASE);
  const before = hold('before');
  rewrite([second!, third!], 'ten bytes.', 2);
  await using file = (await AppendOnlyFile.open(node, [before]))!;
  const counted = (base: string | undefined, aofCurrentSize: number, aofBaseSize = 1) =>
    countedBy({ aofCurrentSize, aofBaseSize, aofBufferLength: 1, replOffset: 0, replIds: [], base }, file)
      ?.counted;
  expect(counted('appendonly.aof.1.base.rdb', BASE.length + 5)).toBe(BASE.length + 6);
  expect(counted('appendonly.aof.2.base.rdb', 10 + 5)).toBe(BASE.length + first!.length + 6);
  // One that began with nothing doesn't count its base.
  expect(counted('appendonly.aof.1.base.rdb', 5, 0)).toBe(BASE.length + 6);
  expect(counted('appendonly.aof.3.base.rdb', 5)).toBeUndefined();
  expect(counted(undefined, 5)).toBeUndefined();
});

it('has what two of them list only once', async () => {
  layAof(node, [first!, second!], BASE);
  const before = hold('before');
  rewrite([second!, third!], 'ten bytes.', 2);
  await using file = (await AppendOnlyFile.open(node, [before, before]))!;
  expect(await textOf(file)).toBe(first! + second! + third!);
});

it('takes nothing that does not adjoin', async () => {
  layAof(node, [first!], BASE);
  const before = hold('before');
  rewrite([], 'x', 2);
  rewrite([third!], 'ten bytes.', 3);
  await using file = (await AppendOnlyFile.open(node, [before]))!;
  expect(await textOf(file)).toBe(third!);
  expect(file.bases).toEqual([{ name: 'appendonly.aof.3.base.rdb', length: 10, position: 10 }]);
});

it('takes nothing of one whose names mean other files by now', async () => {
  layAof(node, [first!, second!], BASE);
  const before = hold('before');
  rmSync(join(node, 'appendonlydir'), { recursive: true });
  layAof(node, [third!], 'ten bytes.', 2);
  await using file = (await AppendOnlyFile.open(node, [before]))!;
  expect(await textOf(file)).toBe(third!);
  expect(file.bases).toHaveLength(1);
});

it('goes by itself where nothing was kept, or it has no commands yet', async () => {
  layAof(node, [], BASE);
  const before = hold('before');
  await using file = (await AppendOnlyFile.open(node, [before, join(directory, 'never')]))!;
  expect([file.start, file.end]).toEqual([BASE.length, BASE.length]);
  expect(file.bases).toEqual([
    { name: 'appendonly.aof.1.base.rdb', length: BASE.length, position: BASE.length },
  ]);
});
