import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareMark } from './compare-mark.ts';
import { type AofMark, readMark } from './mark.ts';
import { command, layAof } from './testing.ts';
import { takeOutTorn } from './torn.ts';

const select = command('SELECT', '0');
const [one, two, three] = ['a', 'b', 'c'].map((key) => command('SET', key, `value of ${key}`)) as [
  string,
  string,
  string,
];
const multi = command('MULTI');
const exec = command('EXEC');
const half = (text: string) => text.slice(0, text.length / 2);
const zeros = (count: number) => '\0'.repeat(count);

let directory: string;
let kept: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'holdfast-torn-'));
  kept = join(directory, 'lost-writes/as-it-was.aof');
});

afterEach(() => rmSync(directory, { recursive: true }));

const read = (seq = 1) =>
  readFileSync(join(directory, `appendonlydir/appendonly.aof.${seq}.incr.aof`), 'latin1');
const mend = () => takeOutTorn(directory, () => kept);

describe('what a full disk has left of commands', () => {
  it.each([
    ['in the middle', `${select}${one}${half(two)}${zeros(20)}${three}`, `${select}${one}${three}`],
    [
      'twice, beside holes that cut nothing',
      `${one}${zeros(9)}${half(two)}${zeros(30)}${two}${half(one)}${zeros(9)}${three}`,
      `${one}${two}${three}`,
    ],
    ['in a transaction', `${one}${multi}${two}${half(two)}${zeros(9)}${three}`, `${one}${three}`],
    [
      'with the beginning of a transaction',
      `${one}${half(two)}${zeros(9)}${two}${exec}${three}`,
      `${one}${three}`,
    ],
    [
      'with the end of one and the beginning of the next',
      `${multi}${one}${half(two)}${zeros(9)}${two}${exec}${three}`,
      three,
    ],
    [
      'beside whole transactions',
      `${multi}${one}${exec}${half(two)}${zeros(9)}${multi}${three}${exec}`,
      `${multi}${one}${exec}${multi}${three}${exec}`,
    ],
    [
      'before a last command that is torn, which engines deal with',
      `${one}${half(two)}${zeros(9)}${three}${half(one)}`,
      `${one}${three}${half(one)}`,
    ],
  ])('is taken out: %s', async (_, bytes, rest) => {
    layAof(directory, [bytes]);
    expect(await mend()).toBe(bytes.length - rest.length);
    expect(read()).toBe(rest);
    expect(readFileSync(kept, 'latin1')).toBe(bytes);
    expect(await mend()).toBe(0);
  });

  it.each([
    ['a whole file', `${one}${two}`],
    ['a hole alone', `${one}${zeros(9)}${two}`],
    ['other damage', `${one}garbage${two}`],
    ['damage beside it', `${one}${half(two)}${zeros(9)}${three}garbage${three}`],
  ])('is all that is touched: not %s', async (_, bytes) => {
    layAof(directory, [bytes]);
    expect(await mend()).toBe(0);
    expect(read()).toBe(bytes);
    expect(existsSync(kept)).toBe(false);
  });

  it('is taken out of what was marked, too', async () => {
    const bytes = `${one}${half(two)}${zeros(20)}${three}`;
    layAof(directory, [bytes]);
    const mark = (await readMark(directory))!;
    let moved: AofMark | undefined;
    const told = async (to: AofMark) => {
      moved = to;
    };
    await takeOutTorn(directory, () => kept, { mark, moved: told });
    expect(moved!.length).toBe(`${one}${three}`.length);
    expect(await compareMark(directory, moved!)).toMatchObject({ ok: true });
  });
});
