import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppendOnlyFile } from './append-only-file.ts';
import { candidatesByOffset } from './by-offset.ts';
import { command, layAof } from './testing.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'holdfast-aof-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** What happens at a primary, and what it writes to its file and to its replicas. */
type Event = 'write' | 'switch' | 'transaction' | 'annotate' | 'ping' | 'getack' | 'rewrite' | 'full-sync';

const PING = command('PING');
const GETACK = command('REPLCONF', 'GETACK', '*');

interface Place {
  position: number;
  offset: number;
  /** Commands before it. */
  commands: number;
  ranked: { ping: number; getack: number; fullSync: number };
}

/** Plays events: the file, and the places between two commands. */
function play(events: readonly Event[]): { file: string; places: Place[] } {
  let file = command('SELECT', '0');
  let offset = 1_000;
  let database = 0;
  let commands = 0;
  const counts = { ping: 0, getack: 0, fullSync: 0 };
  const places: Place[] = [];
  // An annotation, or SELECT, is written together with the command after it.
  let own = '';
  const both = (text: string) => {
    file += own + text;
    own = '';
    offset += text.length;
  };
  for (const event of events) {
    if (event === 'annotate') own += '#TS:1795353241\r\n';
    else if (event === 'rewrite') own = command('SELECT', `${database}`);
    else if (event === 'ping') {
      offset += PING.length;
      counts.ping++;
    } else if (event === 'getack') {
      offset += GETACK.length;
      counts.getack++;
    } else if (event === 'full-sync') {
      offset += command('SELECT', `${database}`).length;
      counts.fullSync++;
    } else {
      if (event === 'switch') {
        database = (database + 1) % 10;
        both(command('SELECT', `${database}`));
      }
      const write = command('INCR', 'counter');
      both(event === 'transaction' ? command('MULTI') + write + write + command('EXEC') : write);
      commands++;
    }
    places.push({ position: file.length, offset, commands, ranked: { ...counts } });
  }
  return { file, places };
}

const BASE = 'REDIS';

async function candidates(file: string, anchor: Place, offset: number) {
  layAof(directory, [file], BASE);
  await using aof = (await AppendOnlyFile.open(directory))!;
  const position = anchor.position + BASE.length;
  const found = await candidatesByOffset(aof, { position, offset: anchor.offset }, offset);
  return found?.map((one) => ({ ...one, position: one.position - BASE.length }));
}

/** Commands up to a position in the file. */
const commandsAt = (places: readonly Place[], position: number) =>
  places.findLast((place) => place.position <= position)?.commands ?? 0;

describe('places by offset', () => {
  const events = fc.array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constant<Event>('write') },
      { weight: 2, arbitrary: fc.constantFrom<Event>('switch', 'transaction') },
      {
        weight: 1,
        arbitrary: fc.constantFrom<Event>('annotate', 'ping', 'getack', 'rewrite', 'full-sync'),
      },
    ),
    { minLength: 2, maxLength: 60 },
  );

  it('has the true one among them, after the anchor and before it', async () => {
    await fc.assert(
      fc.asyncProperty(events, fc.nat(), fc.nat(), async (all, a, b) => {
        const { file, places } = play(all);
        const anchor = places[a % places.length]!;
        const place = places[b % places.length]!;
        const between = (kind: keyof Place['ranked']) => Math.abs(place.ranked[kind] - anchor.ranked[kind]);
        fc.pre(between('ping') <= 2 && between('getack') <= 2 && between('fullSync') <= 1);
        const found = await candidates(file, anchor, place.offset);
        expect(found?.map(({ position }) => commandsAt(places, position))).toContain(place.commands);
      }),
      { numRuns: 150 },
    );
  });

  it('has but one where the stream holds nothing else, or one PING, and puts it first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(50), fc.nat(50), fc.nat(50), async (before, after, ping) => {
        const all = Array.from({ length: 52 }, (): Event => 'write').toSpliced(ping, 0, 'ping');
        const { file, places } = play(all);
        const found = await candidates(file, places[before]!, places[after]!.offset);
        expect(found![0]!.rank).toBe(0);
        expect(commandsAt(places, found![0]!.position)).toBe(places[after]!.commands);
        expect(found!.filter(({ rank }) => rank === 0).length).toBe(1);
      }),
    );
  });

  it('is never within a transaction', async () => {
    const { file, places } = play(['write', 'transaction', 'write']);
    const found = await candidates(file, places[0]!, places[0]!.offset + command('MULTI').length);
    expect(found).toEqual([]);
  });

  it('is none for an offset that nothing explains', async () => {
    const { file, places } = play(['write', 'write', 'write']);
    expect(await candidates(file, places[0]!, places[1]!.offset + 5)).toEqual([]);
  });

  it('is not told when the anchor is in the middle of a command, or beyond the end', async () => {
    const { file, places } = play(['write', 'write', 'write']);
    const place = places[1]!;
    const shifted = (by: number) => ({ ...place, position: place.position + by });
    expect(await candidates(file, shifted(3), place.offset)).toBeUndefined();
    expect(await candidates(file, shifted(3), place.offset - 1)).toBeUndefined();
    expect(await candidates(file, shifted(10_000), place.offset)).toBeUndefined();
  });
});
