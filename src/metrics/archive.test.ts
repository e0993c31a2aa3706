import { statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ask, NOON, ONE, pointsOf, sample, testArchive } from './testing.ts';
import { TIERS } from './tiers.ts';

const DAY = 86_400;

describe('what is told', () => {
  test('is what was written, and nothing for the time in which nothing was', async () => {
    const { archive } = testArchive();
    await sample(archive, NOON + 3, { CurrItems: 5 });
    await sample(archive, NOON + 10, { CurrItems: 7, CacheHitRate: 50 });
    await sample(archive, NOON + 40, { CurrItems: 9 });
    const now = NOON + 41;
    expect(await pointsOf(archive, { name: 'CurrItems', period: 10, now })).toEqual([
      { at: 0, average: 5, maximum: 5 },
      { at: 10, average: 7, maximum: 7 },
      { at: 40, average: 9, maximum: 9 },
    ]);
    expect(await pointsOf(archive, { name: 'CacheHitRate', period: 10, now })).toEqual([
      { at: 10, average: 50, maximum: 50 },
    ]);
    expect(await pointsOf(archive, { name: 'CurrItems', period: 10, now, from: NOON + 15 })).toHaveLength(2);
  });

  test('over a longer period is mean and maximum, also of one that is not over yet', async () => {
    const { archive } = testArchive();
    for (let second = 0; second <= 90; second += 10)
      await sample(archive, NOON + second, { CurrItems: second, Evictions: second === 30 ? 5 : 0 });
    const now = NOON + 95;
    expect(await pointsOf(archive, { name: 'CurrItems', period: 60, now })).toEqual([
      { at: 0, average: 25, maximum: 50 },
      { at: 60, average: 75, maximum: 90 },
    ]);
    expect(await pointsOf(archive, { name: 'Evictions', period: 60, now })).toEqual([
      { at: 0, average: 0.8333, maximum: 5 },
      { at: 60, average: 0, maximum: 0 },
    ]);
    for (const period of [300, 1_800] as const) {
      expect(await pointsOf(archive, { name: 'CurrItems', period, now })).toEqual([
        { at: 0, average: 45, maximum: 90 },
      ]);
    }
  });

  test('a sample counts as much as any other, however many were made in its minute', async () => {
    const { archive } = testArchive();
    for (let second = 0; second < 60; second += 10) await sample(archive, NOON + second, { CurrItems: 10 });
    await sample(archive, NOON + 60, { CurrItems: 80 });
    await sample(archive, NOON + 300, {});
    const now = NOON + 301;
    expect(await pointsOf(archive, { name: 'CurrItems', period: 300, now })).toEqual([
      { at: 0, average: 20, maximum: 80 },
    ]);
  });

  test('a hit rate over time is that of all reads, not of its samples', async () => {
    const { archive } = testArchive();
    await sample(archive, NOON, { CacheHits: 99, CacheMisses: 0, CacheHitRate: 100 });
    await sample(archive, NOON + 10, { CacheHits: 0, CacheMisses: 1, CacheHitRate: 0 });
    await sample(archive, NOON + 20, { CacheHits: 0, CacheMisses: 0 });
    await sample(archive, NOON + 60, {});
    const points = await pointsOf(archive, { name: 'CacheHitRate', period: 60, now: NOON + 60 });
    expect(points).toEqual([{ at: 0, average: 99, maximum: 100 }]);
  });

  test('goes on after the file was closed and opened again, and after a time without samples', async () => {
    const { archive } = testArchive();
    await sample(archive, NOON, { CurrItems: 1 });
    await archive.close();
    await sample(archive, NOON + 1_000, { CurrItems: 3 });
    await archive.close();
    const now = NOON + 1_001;
    expect(await pointsOf(archive, { name: 'CurrItems', period: 60, now })).toEqual([
      { at: 0, average: 1, maximum: 1 },
      { at: 960, average: 3, maximum: 3 },
    ]);
  });

  test('a clock that is set back writes over what it wrote before', async () => {
    const { archive, path } = testArchive();
    await sample(archive, NOON + 7 * DAY, { CurrItems: 1 });
    await sample(archive, NOON + 60, { CurrItems: 2 });
    await sample(archive, NOON + 120, { CurrItems: 3 });
    const now = NOON + 121;
    expect(await pointsOf(archive, { name: 'CurrItems', period: 60, now })).toEqual([
      { at: 60, average: 2, maximum: 2 },
      { at: 120, average: 3, maximum: 3 },
    ]);
    expect(ask(path, `select * from sample_10 where at > ${now}`)).toEqual([]);
  });
});

describe('what is kept', () => {
  test('is no more than each period is kept for', async () => {
    const { archive, path } = testArchive();
    const end = NOON + 10 * DAY;
    for (let at = NOON; at <= end; at += 600) await sample(archive, at, { CurrItems: at % 7 });
    for (const { period, kept } of TIERS) {
      const [row] = ask(
        path,
        `select min(at) as first, max(at) as last, count(*) as rows from sample_${period}`,
      );
      expect(row!['first'], String(period)).toBeGreaterThanOrEqual(end - kept);
      expect(row!['last']).toBeGreaterThan(end - 2 * Math.max(period, 600));
      expect(row!['rows']).toBeLessThanOrEqual(kept / Math.max(period, 600) + 1);
    }
    const week = await pointsOf(archive, { name: 'CurrItems', period: 1_800, from: end - 7 * DAY, now: end });
    expect(week).toHaveLength((7 * DAY) / 1_800 + 1);
    expect(statSync(path).size).toBeLessThan(1_000_000);
  });

  test('is nothing of a cluster that is gone, nor shown of another of its name', async () => {
    const { archive, path } = testArchive();
    const two = { ...ONE, clusterId: 'two' };
    for (let second = 0; second < 8_000; second += 20)
      await sample(archive, NOON + second, { CurrItems: 5 }, [ONE, two]);
    const again = { ...ONE, createdAt: '2026-03-01T15:00:00.000Z' };
    let at = NOON + 8_000;
    await sample(archive, at, { CurrItems: 7 }, [again, two]);
    const shown = { name: 'CurrItems', period: 10 } as const;
    expect(await pointsOf(archive, { ...shown, node: again, now: at })).toEqual([
      { at: 8_000, average: 7, maximum: 7 },
    ]);
    // A long-lived one goes bit by bit.
    while (ask(path, 'select * from node').length > 2) {
      at += 10;
      await sample(archive, at, { CurrItems: 7 }, [again, two]);
    }
    expect(await pointsOf(archive, { ...shown, now: at })).toEqual([]);
    for (const { period } of TIERS) {
      const rows = ask(
        path,
        `select distinct node from sample_${period} where node not in (select id from node)`,
      );
      expect(rows, String(period)).toEqual([]);
    }
    expect((await pointsOf(archive, { ...shown, node: two, now: at }))!.length).toBeGreaterThan(350);
  });
});
