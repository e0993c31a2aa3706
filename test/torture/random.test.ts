import { describe, expect, it } from 'vitest';
import { Random } from './random.ts';

const take = (random: Random, count: number) => Array.from({ length: count }, () => random.next());

describe('random numbers', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(take(new Random(7), 100)).toEqual(take(new Random('7'), 100));
    expect(take(new Random(7), 5)).not.toEqual(take(new Random(8), 5));
    expect(take(Random.of(7, 'faults', 1), 5)).toEqual(take(Random.of(7, 'faults', 1), 5));
    expect(take(Random.of(7, 'faults', 1), 5)).not.toEqual(take(Random.of(7, 'faults', 2), 5));
  });

  it('fill their range evenly', () => {
    const random = new Random('even');
    const counts = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 100_000; i++) counts[Math.floor(random.next() * 10)]! += 1;
    for (const count of counts) {
      expect(count).toBeGreaterThan(9_500);
      expect(count).toBeLessThan(10_500);
    }
    const few = new Set(Array.from({ length: 1_000 }, () => random.between(3, 5)));
    expect([...few].sort()).toEqual([3, 4, 5]);
  });

  it('follow weights, and never pick what weighs nothing', () => {
    const random = new Random('weights');
    const counts = { often: 0, seldom: 0, never: 0 };
    for (let i = 0; i < 10_000; i++) counts[random.weighted({ never: 0, often: 9, seldom: 1 })] += 1;
    expect(counts.never).toBe(0);
    expect(counts.seldom).toBeGreaterThan(850);
    expect(counts.seldom).toBeLessThan(1_150);
    expect(() => random.weighted({ a: 0 })).toThrow(RangeError);
    expect(() => random.pick([])).toThrow(RangeError);
  });
});
