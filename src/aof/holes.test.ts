import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareMark } from './compare-mark.ts';
import { closeHoles } from './holes.ts';
import { type AofMark, readMark } from './mark.ts';
import { command, layAof } from './testing.ts';

const ANNOTATION = '#TS:1795353241\r\n';
const one = `${ANNOTATION}${command('SET', 'a', 'x\0\0y')}`;
const two = `${ANNOTATION}${command('SET', 'b', '2')}`;
const zeros = (count: number) => '\0'.repeat(count);

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'holdfast-holes-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

const read = (seq: number) =>
  readFileSync(join(directory, `appendonlydir/appendonly.aof.${seq}.incr.aof`), 'latin1');

describe('holes in an append-only file', () => {
  it.each([
    ['between commands', `${one}${zeros(43)}${two}`],
    [
      'around annotations',
      `${zeros(1)}${ANNOTATION}${zeros(2)}${command('SET', 'a', 'x\0\0y')}${zeros(40)}${two}`,
    ],
    ['at the end', `${one}${two}${zeros(43)}`],
    ['longer than a window', `${one}${zeros(600_000)}${two}`],
  ])('are taken out: %s', async (_, bytes) => {
    layAof(directory, [bytes]);
    expect(await closeHoles(directory)).toBe(bytes.length - one.length - two.length);
    expect(read(1)).toBe(`${one}${two}`);
    expect(readdirSync(join(directory, 'appendonlydir'))).toHaveLength(3);
    expect(await closeHoles(directory)).toBe(0);
  });

  it('are taken out of each of its files, and of large ones', async () => {
    const large = command('SET', 'c', 'z'.repeat(3_000_000));
    layAof(directory, [`${one}${zeros(5)}${large}`, two, `${large}${zeros(7)}${one}`]);
    expect(await closeHoles(directory)).toBe(12);
    expect([1, 2, 3].map(read)).toEqual([`${one}${large}`, two, `${large}${one}`]);
  });

  it.each([
    ['a whole file', `${one}${two}`],
    ['a torn last command', `${one}${two.slice(0, -3)}`],
    ['other damage beside a hole', `${one}${zeros(9)}${two}garbage${two}`],
    ['zeros within a command', `${one}*3\r\n${zeros(9)}`],
  ])('are all that is touched: not %s', async (_, bytes) => {
    layAof(directory, [bytes]);
    expect(await closeHoles(directory)).toBe(0);
    expect(read(1)).toBe(bytes);
  });

  it('before a torn last command go, and that stays', async () => {
    layAof(directory, [`${one}${zeros(9)}${two}${two.slice(0, -3)}`]);
    expect(await closeHoles(directory)).toBe(9);
    expect(read(1)).toBe(`${one}${two}${two.slice(0, -3)}`);
  });

  it.each([
    ['behind the hole', (file: string) => file.length],
    ['before it', () => one.length],
    ['within it', () => one.length + 5],
  ])('are taken out of what was marked, too: a mark %s', async (_, lengthOf) => {
    const whole = `${one}${zeros(43)}${two}`;
    layAof(directory, [whole.slice(0, lengthOf(whole))]);
    const mark = (await readMark(directory))!;
    layAof(directory, [whole]);
    let moved: AofMark | undefined;
    await closeHoles(directory, {
      mark,
      moved: async (to) => {
        // Told while the file with the holes is still there: who dies now finds that the mark doesn't fit, and mends again.
        expect(read(1)).toBe(whole);
        moved = to;
      },
    });
    expect(await compareMark(directory, moved!)).toEqual({ ok: true });
  });

  it("leave a mark alone that isn't this file's", async () => {
    layAof(directory, [`${two}${one}`]);
    const mark = (await readMark(directory))!;
    layAof(directory, [`${one}${zeros(43)}${two}`]);
    const moved = () => Promise.reject(new Error('it was moved'));
    expect(await closeHoles(directory, { mark, moved })).toBe(43);
    expect(await compareMark(directory, mark)).toMatchObject({ ok: false });
  });

  it('are none where there is no append-only file', async () => {
    expect(await closeHoles(directory)).toBe(0);
  });
});
