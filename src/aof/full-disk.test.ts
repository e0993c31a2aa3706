// Files as engines leave them on full disks, and what is told of them: see holes.ts.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findHoles, positionOfCounted } from './find-holes.ts';
import { findLostWrites } from './lost-writes.ts';
import type { AofSample } from './sample.ts';
import { command, layAof, Memory } from './testing.ts';

const SELECT = command('SELECT', '0');
const set = (i: number) => command('SET', `key:${i}`, `value-${i}`);
const sets = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => set(from + i)).join('');

/** Writes as an engine does to a file that isn't opened for appending. */
class EngineFile {
  #bytes = Buffer.alloc(0);
  /** What the engine counts. */
  counted = 0;
  #at = 0;

  write(text: string): this {
    this.#put(Buffer.from(text));
    this.counted += text.length;
    return this;
  }

  /** A write of which so many bytes fitted: it is undone by cutting the file, and where the next one goes to isn't changed. */
  fail(fitted: number): this {
    this.#put(Buffer.alloc(fitted, 'x'));
    this.#bytes = this.#bytes.subarray(0, this.counted);
    return this;
  }

  #put(bytes: Buffer): void {
    const grown = Buffer.alloc(Math.max(this.#bytes.length, this.#at + bytes.length));
    this.#bytes.copy(grown);
    bytes.copy(grown, this.#at);
    this.#bytes = grown;
    this.#at += bytes.length;
  }

  get bytes(): Buffer {
    return this.#bytes;
  }
}

describe('what an engine counts stands', () => {
  it.each([
    { where: 'behind a hole', counts: [30], failures: [[6]] },
    { where: 'behind one that grew with each try', counts: [30], failures: [[6, 9, 4]] },
    { where: 'behind two, and what the second cut off', counts: [30, 40], failures: [[6], [9]] },
    { where: 'behind three', counts: [30, 40, 50], failures: [[60], [9, 1], [200]] },
  ])('$where', async ({ counts, failures }) => {
    const file = new EngineFile().write(SELECT);
    const at: [counted: number, next: string][] = [];
    for (const [i, count] of counts.entries()) {
      file.write(sets(i * 100, i * 100 + count));
      for (const fitted of failures[i] ?? []) file.fail(fitted);
      file.write(set(1_000 + i));
      at.push([file.counted, set(2_000 + i)]);
      // Enough, so that what the next one cuts off comes after it.
      file.write(set(2_000 + i) + sets(3_000, 3_010));
    }
    const { holes } = await findHoles(new Memory(file.bytes), 0);
    for (const [counted, next] of at) {
      const position = positionOfCounted(counted, holes, [0]);
      expect(file.bytes.subarray(position, position + next.length).toString()).toBe(next);
    }
  });

  it('behind the holes of the files before, too', async () => {
    const first = new EngineFile().write(sets(0, 10)).fail(7).write(sets(10, 20));
    const second = new EngineFile().write(sets(20, 30)).fail(5).write(sets(30, 40));
    const both = Buffer.concat([first.bytes, second.bytes]);
    const { holes } = await findHoles(new Memory(both), 0);
    const position = (counted: number) => positionOfCounted(counted, holes, [0, first.bytes.length]);
    const counted = sets(0, 35).length;
    expect(both.subarray(position(counted)).toString()).toBe(sets(35, 40));
    expect(both.subarray(position(sets(0, 25).length), position(sets(0, 26).length)).toString()).toBe(
      set(25),
    );
  });
});

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'holdfast-aof-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

const BASE = 'REDIS0010';

/** Of one that has come to where `file` has, whose part of the stream it is. */
function sampleOf(counted: number): AofSample {
  return {
    aofCurrentSize: BASE.length + counted,
    aofBaseSize: BASE.length,
    aofBufferLength: 0,
    replOffset: 1_000_000 + counted,
    replIds: ['stream'],
    base: 'appendonly.aof.1.base.rdb',
  };
}

const target = () => join(directory, 'lost.resp');

async function find(dead: Buffer, survivor: EngineFile, sample?: AofSample) {
  layAof(join(directory, 'dead'), [dead], BASE);
  const seen = survivor.counted;
  // What it writes as the new primary.
  survivor.write(sets(900_000, 900_100));
  layAof(join(directory, 'survivor'), [survivor.bytes], BASE);
  return findLostWrites({
    dead: { directory: join(directory, 'dead'), sample },
    survivor: { directory: join(directory, 'survivor'), sample: sampleOf(seen) },
    target: target(),
  });
}

describe('after a full disk', () => {
  const common = SELECT + sets(0, 5_000);
  const survivor = () =>
    new EngineFile()
      .write(SELECT + sets(0, 3_000))
      .fail(1_500)
      .write(sets(3_000, 5_000));

  it('all that was lost behind the holes of both is found, with an offset and without', async () => {
    const dead = new EngineFile()
      .write(SELECT + sets(0, 2_000))
      .fail(700)
      .write(sets(2_000, 5_100)).bytes;
    for (const sample of [sampleOf((SELECT + sets(0, 4_000)).length), undefined]) {
      expect(await find(dead, survivor(), sample)).toMatchObject({
        status: 'found',
        commands: 100,
        how: expect.stringContaining(sample ? 'offset' : 'end alike'),
      });
      expect(readFileSync(target(), 'utf8')).toBe(SELECT + sets(5_000, 5_100));
    }
  });

  it('nothing was lost where nothing was', async () => {
    const dead = new EngineFile()
      .write(SELECT + sets(0, 2_000))
      .fail(700)
      .write(sets(2_000, 5_000));
    expect(await find(dead.bytes, survivor())).toMatchObject({ status: 'none', commands: 0 });
  });

  it('what stands before and behind a place where more may be gone is kept, and that is said', async () => {
    const dead = new EngineFile()
      .write(`${common}${sets(5_000, 5_010)}`)
      .fail(45)
      .write(sets(5_010, 5_020));
    // This cuts off 45 bytes of what was whole.
    dead.fail(20).write(sets(5_020, 5_030));
    const found = await find(dead.bytes, survivor());
    const shortened = sets(5_010, 5_020).length - 45;
    const kept = shortened - (shortened % set(5_010).length);
    expect(found).toMatchObject({ status: 'unknown', how: expect.stringContaining('full disk') });
    expect(found.bytes).toBe(
      sets(5_000, 5_020).length + kept - sets(5_010, 5_020).length + sets(5_020, 5_030).length,
    );
    // The first hole, what the second failure cut off, and the second hole.
    expect(found.upperBoundBytes).toBe(found.bytes + 45 + (shortened - kept) + 65);
    const text = readFileSync(target(), 'utf8');
    expect(text).toBe(
      SELECT + sets(5_000, 5_010) + sets(5_010, 5_010 + kept / set(5_010).length) + sets(5_020, 5_030),
    );
  });

  it('half a transaction is not kept', async () => {
    const cut = command('MULTI') + sets(1, 3) + command('EXEC');
    const dead = new EngineFile()
      .write(common)
      .fail(cut.length - 100)
      .write(cut)
      .fail(3)
      .write(set(7));
    const found = await find(dead.bytes, survivor());
    expect(found).toMatchObject({ status: 'unknown', commands: 1, byName: { SET: 1 } });
    expect(found.upperBoundBytes).toBeGreaterThanOrEqual(cut.length + set(7).length);
    expect(readFileSync(target(), 'utf8')).toBe(SELECT + set(7));
  });

  it('what is damaged in another way is no reason to say that nothing was lost', async () => {
    const found = await find(Buffer.from(`${common}garbage${sets(0, 9)}`), survivor());
    expect(found).toMatchObject({
      status: 'unknown',
      commands: 0,
      upperBoundBytes: `garbage${sets(0, 9)}`.length,
    });
  });

  it('a new primary whose file does not fit what it counts says nothing', async () => {
    // A little was written between two failures, and all of that was cut off: its file tells no more how much.
    const torn = new EngineFile()
      .write(SELECT + sets(0, 3_000))
      .fail(1_500)
      .write(sets(3_000, 3_003))
      .fail(7);
    const found = await find(Buffer.from(common), torn.write(sets(3_003, 5_000)));
    expect(found).toMatchObject({ status: 'unknown', how: expect.stringContaining("can't be read") });
  });
});
