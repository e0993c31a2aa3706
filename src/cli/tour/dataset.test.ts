import { expect, test } from 'vitest';
import { dataset } from './dataset.ts';

const NOW = Date.UTC(2026, 0, 1);

test('each key is made once, in several databases, of every type, a fifth with an expiry of its own', () => {
  const planned = [...dataset({ keys: 20_000, now: NOW, fieldExpiries: true })];
  const names = new Set(
    planned.map(({ database, commands }) => `${database} ${Buffer.from(commands[0]![1]!).toString('hex')}`),
  );
  expect(names.size).toBe(20_000);
  expect(new Set(planned.map(({ database }) => database))).toEqual(new Set([0, 1, 2, 15]));
  const commands = planned.flatMap((key) => key.commands);
  const used = new Set(commands.map(([name]) => name));
  for (const name of [
    'SET',
    'HSET',
    'RPUSH',
    'SADD',
    'ZADD',
    'XADD',
    'XGROUP',
    'PFADD',
    'SETBIT',
    'GEOADD',
  ]) {
    expect(used, String(name)).toContain(name);
  }
  const expiries = commands.filter(([name]) => name === 'PEXPIREAT').map(([, , at]) => Number(at));
  expect(expiries).toHaveLength(4_000);
  expect(new Set(expiries).size).toBe(4_000);
  expect(Math.min(...expiries)).toBeGreaterThanOrEqual(NOW + 3_600_000);
});

test('there are big ones, binary ones, and names that are no text', () => {
  const planned = [...dataset({ keys: 20_000, now: NOW, fieldExpiries: true })];
  const longest = Math.max(...planned.flatMap(({ commands }) => commands.map((command) => command.length)));
  expect(longest).toBeGreaterThan(2_000);
  expect(planned.some(({ commands }) => Buffer.isBuffer(commands[0]![1]))).toBe(true);
  expect(planned.some(({ commands }) => Buffer.isBuffer(commands[0]![2]))).toBe(true);
});
