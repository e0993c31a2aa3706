import { describe, expect, it } from 'vitest';
import { registerValue } from './keys.ts';
import { commandsIn, readLost } from './lost-file.ts';

const resp = (...words: string[]) =>
  `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;

describe('a file of lost writes', () => {
  it('tells which writes of which writer it holds', () => {
    const file = Buffer.from(
      `#TS:1700000000\r\n${resp('SELECT', '0')}${resp('RPUSH', 'main-1:log', '7')}${resp('MULTI')}${resp('rpush', 'main-1:log', '8')}${resp('SET', 'main-1:register', registerValue(8))}${resp('INCR', 'main-1:counter')}${resp('EXEC')}${resp('INCR', 'a~2:counter')}${resp('SET', 'other', 'ü')}`,
    );
    expect(readLost(file)).toEqual({
      commands: 6,
      lost: [
        { writer: 'main-1', pushed: [7, 8], set: [8], increments: 1 },
        { writer: 'a~2', pushed: [], set: [], increments: 1 },
      ],
    });
  });

  it('must hold whole commands', () => {
    const whole = resp('RPUSH', 'main-1:log', '7');
    expect(() => [...commandsIn(Buffer.from(whole.slice(0, -1)))]).toThrow('not whole');
    expect(() => [...commandsIn(Buffer.from(`${whole}garbage\r\n`))]).toThrow('no * at byte');
  });
});
