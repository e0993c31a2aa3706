import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RdbError } from './rdb-error.ts';
import { RdbScanner } from './scanner.ts';
import type { RdbScan } from './tally.ts';

const FIXTURES = new URL('./fixtures/', import.meta.url);
const files = readdirSync(FIXTURES)
  .filter((name) => name.endsWith('.rdb'))
  .map((name) => readFileSync(new URL(name, FIXTURES)));

type Outcome = { scan: RdbScan } | { reason: string; message: string };

/** What comes of a file that is fed in chunks of these sizes, over and over; whatever isn't an RdbError is thrown. */
function outcome(file: Uint8Array, chunks: number[]): Outcome {
  const scanner = new RdbScanner();
  try {
    for (let at = 0, i = 0; at < file.length; i++) {
      const chunk = chunks[i % chunks.length]!;
      scanner.feed(file.subarray(at, at + chunk));
      at += chunk;
    }
    return { scan: scanner.finish().scan };
  } catch (error) {
    if (!(error instanceof RdbError)) throw error;
    return { reason: error.reason, message: error.message };
  }
}

const file = fc.constantFrom(...files);
const chunks = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 8 });

/** Bytes that mean something in an RDB file, and any others. */
const byte = fc.oneof(
  fc.constantFrom(
    0,
    0x3f,
    0x40,
    0x7f,
    0x80,
    0x81,
    0xc0,
    0xc3,
    0xc4,
    243,
    244,
    245,
    247,
    250,
    251,
    252,
    254,
    255,
  ),
  fc.nat(255),
);

const damage = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('byte' as const), at: fc.nat(), byte }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: fc.nat(),
    bytes: fc.array(byte, { minLength: 1, maxLength: 20 }),
  }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat(), n: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
);

function damaged(whole: Buffer, what: typeof damage extends fc.Arbitrary<infer T> ? T : never): Buffer {
  const at = what.at % whole.length;
  const before = whole.subarray(0, at);
  switch (what.kind) {
    case 'flip':
      return Buffer.concat([before, Buffer.of(whole[at]! ^ (1 << what.bit)), whole.subarray(at + 1)]);
    case 'byte':
      return Buffer.concat([before, Buffer.of(what.byte), whole.subarray(at + 1)]);
    case 'insert':
      return Buffer.concat([before, Buffer.from(what.bytes), whole.subarray(at)]);
    case 'remove':
      return Buffer.concat([before, whole.subarray(at + what.n)]);
    case 'cut':
      return Buffer.from(before);
  }
}

describe('a scanner', () => {
  it('comes to the same end whatever chunks a file comes in', () => {
    fc.assert(
      fc.property(file, chunks, (whole, sizes) => {
        expect(outcome(whole, sizes)).toEqual(outcome(whole, [whole.length]));
      }),
      { numRuns: 200 },
    );
  });

  it('of a damaged file too: it refuses or reads it, in bounded time and memory', () => {
    const before = process.memoryUsage().arrayBuffers;
    fc.assert(
      fc.property(file, fc.array(damage, { minLength: 1, maxLength: 4 }), chunks, (whole, damages, sizes) => {
        const broken = damages.reduce<Buffer>(
          (bytes, what) => (bytes.length ? damaged(bytes, what) : bytes),
          whole,
        );
        const began = performance.now();
        const result = outcome(broken, [broken.length || 1]);
        expect(performance.now() - began).toBeLessThan(1000);
        expect(outcome(broken, sizes)).toEqual(result);
      }),
      { numRuns: 4000 },
    );
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200_000_000);
  });

  it('of bytes that are anything', () => {
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 600 }), chunks, (bytes, sizes) => {
        const anything = Buffer.concat([Buffer.from('REDIS0012'), Buffer.from(bytes)]);
        expect(outcome(anything, sizes)).toEqual(outcome(anything, [anything.length]));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes no more memory for what a file only claims', () => {
    // Half a million changes of database, each to another one.
    const many = Buffer.alloc(4 << 20);
    for (let i = 0; i < many.length / 8; i++) {
      many.set([0xfe, 0x80], 8 * i);
      many.writeUInt32BE(i, 8 * i + 2);
      many.set([0xf9, 1], 8 * i + 6);
    }
    const result = outcome(Buffer.concat([Buffer.from('REDIS0012'), many]), [65_536]);
    expect(result).toMatchObject({ reason: 'format', message: expect.stringContaining('65536 databases') });
  });
});
