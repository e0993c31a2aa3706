import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateCrc64 } from '../../scripts/generate-crc64.ts';
import { crc64 } from '../../test/support/crc64-plain.ts';
import { Crc64 } from './crc64.ts';

function computed(...parts: Uint8Array[]): bigint {
  const summer = new Crc64(Math.max(1, ...parts.map((part) => part.length)));
  return parts.reduce((crc, part) => {
    summer.input.set(part);
    return summer.update(crc, part.length);
  }, 0n);
}

describe('CRC64', () => {
  it('has the check value of its definition', () => {
    expect(computed(Buffer.from('123456789'))).toBe(0xe9c6d914c4b8d9can);
    expect(computed(new Uint8Array(0))).toBe(0n);
  });

  it('agrees with the definition', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(computed(bytes)).toBe(crc64(bytes));
      }),
    );
  });

  it.each([16_384, 65_535, 65_536, 65_537, 200_003])(
    'agrees over %i bytes, where parts are worked on at once',
    (length) => {
      const bytes = randomBytes(length);
      expect(computed(bytes)).toBe(crc64(bytes));
    },
  );

  it('goes on from part to part', () => {
    const bytes = randomBytes(150_000);
    fc.assert(
      fc.property(fc.nat(bytes.length), (middle) => {
        expect(computed(bytes.subarray(0, middle), bytes.subarray(middle))).toBe(crc64(bytes));
      }),
      { numRuns: 20 },
    );
  });

  it('does not read beyond its input', () => {
    expect(() => new Crc64(3).update(0n, 4)).toThrow(RangeError);
  });

  it('is compiled from its committed source', async () => {
    const committed = await readFile(new URL('./crc64-wasm.gen.ts', import.meta.url), 'utf8');
    expect(await generateCrc64()).toBe(committed);
  }, 60_000);
});
