import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findBytes } from './find-bytes.ts';
import { command, Memory } from './testing.ts';

const OWN = ['#TS:1795353241\r\n', command('SELECT', '1'), command('SELECT', '12')];

/** Few different commands, so that they come again and again. */
const parts = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('a', 'bb', 'ccc').map((key) => command('INCR', key)) },
    { weight: 1, arbitrary: fc.constantFrom(...OWN) },
  ),
  { minLength: 1, maxLength: 60 },
);

it('finds what a plain search of the commands alone finds, at the place in the file', async () => {
  await fc.assert(
    fc.asyncProperty(parts, fc.nat(), fc.nat(), fc.nat(), async (all, a, b, c) => {
      const kept = all.filter((part) => !OWN.includes(part)).join('');
      const from = kept.length === 0 ? 0 : a % kept.length;
      const wanted = kept.slice(from, from + 61 + (b % 100));
      // So short ones may have more left out in them than is looked back for; none is ever looked for.
      fc.pre(wanted.length > 60);
      const source = new Memory(all.join(''));
      const least = c % (source.end + 1);
      expect(await findBytes(source, Buffer.from(wanted), { start: 0, least, most: source.end })).toEqual(
        plainly(all, wanted, least).slice(0, 2),
      );
    }),
    { numRuns: 300 },
  );
});

it('finds across all that is read at a time, and after annotations there', async () => {
  const unique = Array.from({ length: 60_000 }, (_, i) => command('SET', `key:${i}`, 'x'.repeat(i % 50)));
  const all = unique.flatMap((one, i) => (i % 1_000 === 0 ? [OWN[0]!, one] : [one]));
  const source = new Memory(all.join(''));
  expect(source.end).toBeGreaterThan(3_000_000);
  for (const upTo of [1, 16_000, 16_001, 16_002, 59_999]) {
    const wanted = unique.slice(Math.max(0, upTo - 2_000), upTo + 1).join('');
    const position = all.join('').indexOf(unique[upTo]!) + unique[upTo]!.length;
    const found = await findBytes(source, Buffer.from(wanted), { start: 0, least: 0, most: source.end });
    expect(found).toEqual([position]);
    const beyond = { start: 0, least: 0, most: position - 1 };
    expect(await findBytes(source, Buffer.from(wanted), beyond)).toEqual([]);
  }
});

function plainly(all: readonly string[], wanted: string, least: number): number[] {
  let kept = '';
  // Position in the file of each byte that is kept.
  const positions: number[] = [];
  let at = 0;
  for (const part of all) {
    if (!OWN.includes(part)) {
      kept += part;
      for (let i = 0; i < part.length; i++) positions.push(at + i);
    }
    at += part.length;
  }
  const found: number[] = [];
  for (let i = kept.indexOf(wanted); i >= 0; i = kept.indexOf(wanted, i + 1)) {
    const position = positions[i + wanted.length - 1]! + 1;
    if (position >= least) found.push(position);
  }
  return found;
}
