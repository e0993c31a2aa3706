import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArgv } from './argv.ts';
import { CommandWalker } from './commands.ts';
import { command, Memory } from './testing.ts';

interface Seen {
  start: number;
  end: number;
  name: string;
  database: number | undefined;
  open: boolean;
}

async function walk(source: Memory, from = 0, windowBytes?: number) {
  const walker = new CommandWalker(source, from, windowBytes);
  const seen: Seen[] = [];
  do {
    while (walker.next()) {
      const { start, end, name, database, inTransaction: open } = walker;
      seen.push({ start, end, name, database, open });
    }
  } while (await walker.more());
  return { seen, ending: walker.ending, start: walker.start };
}

const ANNOTATION = '#TS:1795353241\r\n';

describe('a walk over commands', () => {
  const some = fc.array(
    fc.oneof(
      { weight: 1, arbitrary: fc.constant(ANNOTATION) },
      {
        weight: 6,
        arbitrary: fc
          .tuple(
            fc.constantFrom('SET', 'set', 'XADD', 'a-module.command'),
            fc.array(fc.string({ unit: 'binary', maxLength: 3_000 }), { maxLength: 5 }),
          )
          .map(([name, rest]) => command(name, ...rest)),
      },
    ),
    { maxLength: 30 },
  );

  it('finds each, however little is read at a time', async () => {
    await fc.assert(
      fc.asyncProperty(some, fc.integer({ min: 1, max: 5_000 }), async (parts, most) => {
        const expected: string[] = [];
        let at = 0;
        for (const part of parts) {
          if (part !== ANNOTATION) expected.push(`${at}-${at + Buffer.byteLength(part)}`);
          at += Buffer.byteLength(part);
        }
        const { seen, ending } = await walk(new Memory(parts.join(''), Math.max(most, 300)), 0, most);
        expect(seen.map(({ start, end }) => `${start}-${end}`)).toEqual(expected);
        expect(ending).toBe('whole');
      }),
    );
  });

  it('passes over holes between commands, and at the end', async () => {
    const [one, two] = [command('SET', 'a', '1'), command('SET', 'b', '2')];
    const { seen, ending } = await walk(
      new Memory(`${one}${'\0'.repeat(700)}${ANNOTATION}\0${two}\0\0`, 100),
      0,
      1,
    );
    expect(seen.map(({ start, end }) => end - start)).toEqual([one.length, two.length]);
    expect(ending).toBe('whole');
  });

  it('ends before a torn last one, wherever it is torn', async () => {
    const whole = command('SET', 'a', '1');
    const last = `${ANNOTATION}${command('SET', 'b', 'x'.repeat(700))}`;
    for (let length = 1; length < last.length; length++) {
      const { seen, ending } = await walk(new Memory(whole + last.slice(0, length)), 0, 100);
      expect(seen.length, `${length}`).toBe(1);
      // An annotation alone is no command that was cut off.
      expect(ending, `${length}`).toBe(length === ANNOTATION.length ? 'whole' : 'torn');
    }
  });

  it.each([
    ['zeros within a command', '*1\r\n\0\0\0\0'],
    ['text', 'hello'],
    ['no length', '*1\r\n$x\r\n'],
    ['no count', '*\r\n'],
    ['a count of 0', '*0\r\n'],
    ['a length too great', `*1\r\n$${'9'.repeat(30)}\r\n`],
    ['an argument longer than its length', '*1\r\n$3\r\nINCR\r\n'],
    ['a name of no command', `*1\r\n$5000\r\n${'x'.repeat(5_000)}\r\n`],
    ['an annotation without end', `#${'x'.repeat(5_000)}`],
  ])('ends at damage: %s', async (_, damage) => {
    const before = command('SET', 'a', '1');
    const { seen, ending, start } = await walk(new Memory(before + damage + command('SET', 'b', '2')));
    expect(seen.length).toBe(1);
    expect(ending).toBe('damaged');
    expect(start).toBe(before.length);
  });

  it('knows the database and whether a transaction has begun', async () => {
    const parts = [
      command('SET', 'a', '1'),
      command('SELECT', '11'),
      command('SET', 'a', '1'),
      command('MULTI'),
      command('SELECT', '2'),
      command('SET', 'a', '1'),
      command('EXEC'),
      command('get', 'MULTI'),
    ];
    const { seen } = await walk(new Memory(parts.join('')));
    expect(seen.map(({ name }) => name).join()).toBe('SET,SELECT,SET,MULTI,SELECT,SET,EXEC,GET');
    expect(seen.map(({ database }) => database)).toEqual([undefined, 11, 11, 11, 2, 2, 2, 2]);
    expect(seen.map(({ open }) => open)).toEqual([false, false, false, true, true, true, false, false]);
  });

  it('passes over great values without reading them, and tells what they are', async () => {
    const parts = [command('SET', 'a', 'x'.repeat(20_000_000)), command('SET', 'b', '1')];
    const source = new Memory(parts.join(''));
    const { seen, ending } = await walk(source);
    expect(ending).toBe('whole');
    expect(seen.map(({ name, end }) => [name, end])).toEqual([
      ['SET', parts[0]!.length],
      ['SET', source.end],
    ]);
    expect(source.given).toBeLessThan(1_000_000);
    expect(await readArgv(source, 0)).toEqual(['SET', 'a', `${'x'.repeat(64)}... (20000000 bytes)`]);
    expect(await readArgv(source, parts[0]!.length)).toEqual(['SET', 'b', '1']);
    expect(source.given).toBeLessThan(1_000_000);
  });
});

it('tells the first of many arguments', async () => {
  const argv = ['MSET', ...Array.from({ length: 1_000 }, (_, i) => `${i}`)];
  const shown = await readArgv(new Memory(command(...argv)), 0);
  expect(shown).toEqual([...argv.slice(0, 8), '... (1001 arguments)']);
});
