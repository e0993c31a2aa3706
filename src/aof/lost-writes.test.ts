// The cases that are hard to bring about with an engine; those on engines are in lost-writes.engines.test.ts.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { holdAof } from './hold.ts';
import { findLostWrites } from './lost-writes.ts';
import type { AofSample } from './sample.ts';
import { command, layAof } from './testing.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'holdfast-aof-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

const BASE = 'REDIS0010';
const BASE_NAME = 'appendonly.aof.1.base.rdb';
const OFFSET = 1_000_000;

/** What a node says that has come to the end of `file`, `offset` bytes after the beginning of the stream. */
function sampleAt(file: string, offset: number, changes: Partial<AofSample> = {}): AofSample {
  return {
    aofCurrentSize: BASE.length + file.length,
    aofBaseSize: BASE.length,
    aofBufferLength: 0,
    replOffset: OFFSET + offset,
    replIds: ['stream'],
    base: BASE_NAME,
    ...changes,
  };
}

interface Case {
  dead: string;
  survivor: string;
  survivorOffset: number;
  sample?: AofSample | undefined;
  survivorSample?: Partial<AofSample>;
  diedAt?: number;
}

const target = () => join(directory, 'lost.resp');

async function find({ dead, survivor, survivorOffset, sample, survivorSample, diedAt }: Case) {
  layAof(join(directory, 'dead'), [dead], BASE);
  layAof(join(directory, 'survivor'), [survivor], BASE);
  return findLostWrites({
    dead: { directory: join(directory, 'dead'), sample, diedAt },
    survivor: {
      directory: join(directory, 'survivor'),
      sample: sampleAt(survivor, survivorOffset, { replIds: ['new', 'stream'], ...survivorSample }),
    },
    target: target(),
  });
}

const SELECT = command('SELECT', '0');
const sets = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => command('SET', `key:${from + i}`, `value-${from + i}`)).join(
    '',
  );
const incrs = (count: number) => command('INCR', 'counter').repeat(count);

it('keeps what was lost with the SELECT that was in force, without annotations', async () => {
  const common = command('SELECT', '7') + sets(0, 10);
  const lost = `${sets(10, 12)}#TS:1795353241\r\n${command('SELECT', '2')}${sets(12, 13)}`;
  const found = await find({
    dead: common + lost,
    survivor: common,
    survivorOffset: common.length,
    sample: sampleAt(command('SELECT', '7') + sets(0, 3), (command('SELECT', '7') + sets(0, 3)).length),
  });
  expect(found).toMatchObject({ status: 'found', commands: 3, byName: { SET: 3 }, file: target() });
  expect(found.first).toEqual([
    { database: 7, argv: ['SET', 'key:10', 'value-10'] },
    { database: 7, argv: ['SET', 'key:11', 'value-11'] },
    { database: 2, argv: ['SET', 'key:12', 'value-12'] },
  ]);
  const kept = command('SELECT', '7') + lost.replace('#TS:1795353241\r\n', '');
  expect(readFileSync(target(), 'utf8')).toBe(kept);
  expect(found.bytes).toBe(kept.length - command('SELECT', '7').length);
  expect(found.upperBoundBytes).toBeUndefined();
  expect(readdirSync(directory).sort()).toEqual(['dead', 'lost.resp', 'survivor']);
});

it('writes no file when nothing was lost, a command that was cut off included', async () => {
  const common = SELECT + sets(0, 50);
  const dead = common + command('SET', 'torn', 'x').slice(0, -3);
  const sample = sampleAt(common, common.length);
  expect(await find({ dead, survivor: common, survivorOffset: common.length, sample })).toMatchObject({
    status: 'none',
    commands: 0,
    bytes: 0,
  });
  expect(existsSync(target())).toBe(false);
});

it('leaves out a transaction that was cut off: no one was told that it happened', async () => {
  const common = SELECT + sets(0, 50);
  const whole = command('MULTI') + sets(50, 52) + command('EXEC');
  const dead = common + whole + command('MULTI') + sets(52, 54);
  const sample = sampleAt(common, common.length);
  const found = await find({ dead, survivor: common, survivorOffset: common.length, sample });
  expect(found).toMatchObject({ status: 'found', commands: 2, bytes: whole.length, byName: { SET: 2 } });
  expect(found.first.length).toBe(2);
  expect(readFileSync(target(), 'utf8')).toBe(SELECT + whole);
});

it('counts the same command over and over by the offset', async () => {
  const dead = SELECT + incrs(20_000);
  const sample = sampleAt(SELECT + incrs(9_000), (SELECT + incrs(9_000)).length);
  for (const seen of [8_999, 9_000, 12_345, 20_000]) {
    const survivor = SELECT + incrs(seen);
    const found = await find({ dead, survivor, survivorOffset: survivor.length, sample });
    expect(found).toMatchObject({ status: seen === 20_000 ? 'none' : 'found', commands: 20_000 - seen });
  }
});

/** Long values that differ in their beginnings alone, as of many lists that are padded. */
const padded = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) =>
    command('RPUSH', 'list', `${from + i}`.padEnd(6_000, '.')),
  ).join('');

it('knows of values whose ends are alike that the new primary was ahead', async () => {
  const survivor = SELECT + padded(0, 60);
  const found = await find({ dead: SELECT + padded(0, 50), survivor, survivorOffset: survivor.length });
  expect(found).toMatchObject({ status: 'none', commands: 0 });
  expect(found.how).toContain('the new primary had all and more');
});

it('does not guess where the ends of values are alike, and the file began behind the place', async () => {
  const survivor = SELECT + padded(0, 60);
  const found = await find({ dead: SELECT + padded(70, 90), survivor, survivorOffset: survivor.length });
  expect(found).toMatchObject({ status: 'unknown', commands: 0 });
});

it('does not guess where the same command came over and over and there is no offset', async () => {
  const found = await find({
    dead: SELECT + incrs(20_000),
    survivor: SELECT + incrs(12_345),
    survivorOffset: (SELECT + incrs(12_345)).length,
  });
  expect(found).toMatchObject({ status: 'unknown', commands: 0 });
  expect(found.how).toContain('again and again');
  expect(existsSync(target())).toBe(false);
});

it('does not take where a file begins for where the other ends', async () => {
  // As many as the new primary is compared by: the only place in the file where they stand before it.
  const found = await find({
    dead: SELECT + incrs(76),
    survivor: SELECT + incrs(5_000),
    survivorOffset: (SELECT + incrs(5_000)).length,
  });
  expect(found.status).toBe('unknown');
});

it('bounds what was lost where the stream held what no file shows', async () => {
  const publish = command('PUBLISH', 'channel', 'message');
  const before = SELECT + incrs(10);
  const sample = sampleAt(before, before.length);
  const survivor = SELECT + incrs(5_000);
  // As many more bytes as no PING explains: the offset is that of a place beyond the end.
  const survivorOffset = survivor.length + 6_000 * publish.length;
  const found = await find({ dead: SELECT + incrs(9_000), survivor, survivorOffset, sample });
  expect(found.status).toBe('unknown');
  expect(found.upperBoundBytes).toBe(incrs(8_990).length);
  const behind = sampleAt(SELECT + incrs(8_000), (SELECT + incrs(8_000)).length + 9_000 * publish.length);
  const later = await find({ dead: SELECT + incrs(9_000), survivor, survivorOffset, sample: behind });
  expect(later.status).toBe('unknown');
  expect(later.upperBoundBytes).toBe(incrs(4_000).length + 3_000 * publish.length);
});

it('goes by what both files hold where the stream held what no file shows', async () => {
  const common = SELECT + sets(0, 5_000);
  const sample = sampleAt(SELECT + sets(0, 100), (SELECT + sets(0, 100)).length);
  const dead = common + sets(5_000, 6_000);
  const found = await find({ dead, survivor: common, survivorOffset: common.length + 100_001, sample });
  expect(found).toMatchObject({ status: 'found', commands: 1_000 });
  expect(readFileSync(target(), 'utf8')).toBe(SELECT + sets(5_000, 6_000));
});

it('does not use a sample of another stream, or of before a rewrite', async () => {
  const common = SELECT + sets(0, 5_000);
  const dead = common + sets(5_000, 6_000);
  // Followed, each would lead 500 commands too far.
  for (const changes of [{ replIds: ['other'] }, { base: 'appendonly.aof.0.base.rdb' }]) {
    const sample = sampleAt(SELECT + sets(0, 100), (SELECT + sets(0, 100)).length, changes);
    const off = sets(5_000, 5_500).length;
    const found = await find({
      dead,
      survivor: common,
      survivorOffset: common.length + off,
      survivorSample: { aofBufferLength: 0 },
      sample,
    });
    expect(found).toMatchObject({ status: 'found', commands: 1_000 });
    expect(found.how).toBe('by where the files of both end alike');
  }
});

it('goes by the offset alone where the new primary has rewritten its file since', async () => {
  const common = SELECT + sets(0, 50);
  const dead = common + sets(50, 60);
  const sample = sampleAt(SELECT + sets(0, 10), (SELECT + sets(0, 10)).length);
  const rewritten = { survivor: SELECT, survivorSample: { base: 'appendonly.aof.0.base.rdb' } };
  const found = await find({ dead, survivorOffset: common.length, sample, ...rewritten });
  expect(found).toMatchObject({ status: 'found', commands: 10, how: /alone/ });
  const unlikely = await find({ dead, survivorOffset: common.length + 23, sample, ...rewritten });
  expect(unlikely).toMatchObject({ status: 'unknown', upperBoundBytes: sets(10, 60).length });
  const nothing = await find({ dead, survivorOffset: common.length, ...rewritten });
  expect(nothing.status).toBe('unknown');
  expect(nothing.upperBoundBytes).toBeUndefined();
});

/** Its file as it is now is of after `times` rewrites, of which each began with nothing more to write. */
function rewrite(name: string, times: number, incr: string): void {
  rmSync(join(directory, name, 'appendonlydir'), { recursive: true });
  layAof(join(directory, name), [incr], 'another base', 1 + times);
}

it('reads past a rewrite of the dead primary where what was before it is kept', async () => {
  const common = SELECT + sets(0, 50);
  layAof(join(directory, 'dead'), [common + sets(50, 60)], BASE);
  layAof(join(directory, 'survivor'), [common], BASE);
  holdAof(join(directory, 'dead'), join(directory, 'before'));
  rewrite('dead', 1, SELECT + sets(60, 70));
  const seen = SELECT + sets(0, 10);
  const found = await findLostWrites({
    dead: {
      directory: join(directory, 'dead'),
      earlier: [join(directory, 'before')],
      sample: sampleAt(seen, seen.length),
    },
    survivor: { directory: join(directory, 'survivor'), sample: sampleAt(common, common.length) },
    target: target(),
  });
  expect(found).toMatchObject({ status: 'found', commands: 20, how: /offset, and .* ends alike/ });
  expect(readFileSync(target(), 'utf8')).toBe(SELECT + sets(50, 60) + SELECT + sets(60, 70));
});

it.each([1, 2])(
  'compares with what was kept of the new primary before it rewrote its file %i times',
  async (times) => {
    const common = SELECT + sets(0, 50);
    layAof(join(directory, 'dead'), [common + sets(50, 60)], BASE);
    layAof(join(directory, 'survivor'), [common], BASE);
    holdAof(join(directory, 'survivor'), join(directory, 'chosen'));
    rewrite('survivor', times, SELECT + command('SET', 'its', 'own'));
    const found = await findLostWrites({
      dead: { directory: join(directory, 'dead'), sample: sampleAt(SELECT, SELECT.length) },
      survivor: {
        directory: join(directory, 'survivor'),
        earlier: [join(directory, 'chosen')],
        sample: sampleAt(common, common.length),
      },
      target: target(),
    });
    expect(found).toMatchObject({ status: 'found', commands: 10, how: /ends alike/ });
  },
);

it('says none where the new primary has all that was written, and more', async () => {
  const dead = SELECT + sets(0, 5_000);
  const survivor = dead + sets(5_000, 5_020);
  const sample = sampleAt(SELECT + sets(0, 4_000), (SELECT + sets(0, 4_000)).length);
  const found = await find({ dead, survivor, survivorOffset: survivor.length, sample });
  expect(found).toMatchObject({ status: 'none', commands: 0 });
});

it('goes on beyond a rewrite that had begun', async () => {
  const first = SELECT + sets(0, 5_000);
  const second = SELECT + sets(5_000, 6_000);
  layAof(join(directory, 'dead'), [first, second], BASE);
  const survivor = SELECT + sets(0, 5_500);
  layAof(join(directory, 'survivor'), [survivor], BASE);
  const found = await findLostWrites({
    dead: {
      directory: join(directory, 'dead'),
      sample: sampleAt(SELECT + sets(0, 10), (SELECT + sets(0, 10)).length),
    },
    survivor: { directory: join(directory, 'survivor'), sample: sampleAt(survivor, survivor.length) },
    target: target(),
  });
  expect(found).toMatchObject({ status: 'found', commands: 500 });
  expect(found.how).toContain('offset');
  expect(readFileSync(target(), 'utf8')).toBe(SELECT + sets(5_500, 6_000));
});

it('tells what may have been held back', async () => {
  const common = SELECT + sets(0, 50);
  // Its buffer was never written.
  const sample = sampleAt(common, common.length + 300, { aofBufferLength: 300 });
  const base = { dead: common, survivor: common, survivorOffset: common.length, sample };
  const found = await find({ ...base, diedAt: Date.now() + 700 });
  expect(found.heldBack.atLeastBytes).toBe(300);
  expect(found.heldBack.atMostMilliseconds).toBeGreaterThanOrEqual(600);
  expect(found.heldBack.atMostMilliseconds).toBeLessThanOrEqual(1_000);
  expect((await find({ ...base, diedAt: Date.now() + 3_600_000 })).heldBack.atMostMilliseconds).toBe(2_000);
  expect((await find({ ...base, diedAt: Date.now() - 3_600_000 })).heldBack.atMostMilliseconds).toBe(2_000);
  expect((await find(base)).heldBack).toEqual({ atLeastBytes: 300 });
});

it('is unknown without the files', async () => {
  const common = SELECT + sets(0, 50);
  layAof(join(directory, 'survivor'), [common], BASE);
  const options = {
    dead: { directory: join(directory, 'dead') },
    survivor: { directory: join(directory, 'survivor'), sample: sampleAt(common, common.length) },
    target: target(),
  };
  expect(await findLostWrites(options)).toMatchObject({ status: 'unknown', how: /no append-only file/ });
  layAof(join(directory, 'dead'), [common], BASE);
  rmSync(join(directory, 'dead', 'appendonlydir', 'appendonly.aof.1.incr.aof'));
  expect(await findLostWrites(options)).toMatchObject({ status: 'unknown', how: /not whole/ });
});
