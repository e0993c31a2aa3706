import { existsSync, mkdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { ask, NOON, pointsOf, sample, testArchive } from './testing.ts';

const shown = { name: 'CurrItems', period: 10, now: NOON + 1_000 } as const;

test('what is no database is put aside, told once, and another one is begun', async () => {
  const { archive, path, told } = testArchive();
  writeFileSync(path, 'nothing of a database '.repeat(500));
  await sample(archive, NOON, { CurrItems: 1 });
  expect(told).toEqual([expect.stringContaining(`put aside as ${path}.damaged`)]);
  expect(archive.trouble).toContain('is damaged');
  await sample(archive, NOON + 10, { CurrItems: 2 });
  expect(told.slice(1)).toEqual(['healed']);
  expect(archive.trouble).toBeUndefined();
  expect(await pointsOf(archive, shown)).toEqual([{ at: 10, average: 2, maximum: 2 }]);
  expect(readFileSync(`${path}.damaged`, 'utf8')).toContain('nothing of a database');
});

test('one that is damaged within is found when it is used, and put aside too', async () => {
  const { archive, path, told } = testArchive();
  for (let second = 0; second < 3_000; second += 10) await sample(archive, NOON + second, { CurrItems: 1 });
  await archive.close();
  const damaged = readFileSync(path);
  damaged.fill(0xa5, 8_192);
  writeFileSync(path, damaged);
  for (let second = 3_000; second < 3_060; second += 10)
    await sample(archive, NOON + second, { CurrItems: 2 });
  expect(told).toEqual([expect.stringContaining('is damaged'), 'healed']);
  expect(existsSync(`${path}.damaged`)).toBe(true);
  const points = await pointsOf(archive, { ...shown, now: NOON + 3_050 });
  expect(points!.every(({ average }) => average === 2)).toBe(true);
  expect(ask(path, 'pragma quick_check')).toEqual([{ quick_check: 'ok' }]);
});

test('a file that can not be written is told of once, and used as soon as it can', async () => {
  const { archive, path, told } = testArchive();
  mkdirSync(path);
  for (let second = 0; second < 50; second += 10) await sample(archive, NOON + second, { CurrItems: 1 });
  expect(await pointsOf(archive, shown)).toBeUndefined();
  expect(told).toEqual([expect.stringContaining("can't be kept")]);
  expect(archive.trouble).toContain(path);
  rmdirSync(path);
  await sample(archive, NOON + 50, { CurrItems: 2 });
  expect(told.at(-1)).toBe('healed');
  expect(await pointsOf(archive, shown)).toEqual([{ at: 50, average: 2, maximum: 2 }]);
});

test('another program that holds it keeps nobody waiting', async () => {
  const { archive, path, told } = testArchive();
  await sample(archive, NOON, { CurrItems: 1 });
  const other = new DatabaseSync(path);
  other.exec('begin immediate');
  const began = performance.now();
  await sample(archive, NOON + 10, { CurrItems: 2 });
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(told).toEqual([expect.stringContaining('database is locked')]);
  other.exec('rollback');
  other.close();
  await sample(archive, NOON + 20, { CurrItems: 3 });
  expect((await pointsOf(archive, shown))!.map(({ at }) => at)).toEqual([0, 20]);
});

test('a Holdfast that knew fewer metrics left its figures for this one', async () => {
  const { archive, path, told } = testArchive();
  await sample(archive, NOON, { CurrItems: 1 });
  await archive.close();
  ask(path, 'select 1');
  const before = new DatabaseSync(path);
  before.exec('alter table sample_10 drop column ReplicationLag');
  before.close();
  await sample(archive, NOON + 10, { CurrItems: 2, ReplicationLag: 3 });
  expect(told).toEqual([]);
  expect(await pointsOf(archive, shown)).toHaveLength(2);
  expect(statSync(path).size).toBeGreaterThan(0);
});
