import { describe, expect, it } from 'vitest';
import { roundOf, type Step, tellStep } from './schedule.ts';

const rounds = (seed: string, count: number): Step[] =>
  Array.from({ length: count }, (_, n) => roundOf(seed, n + 1, n * 100 + 1)).flat();

describe('a schedule', () => {
  it('is the same for the same seed, to the letter', () => {
    expect(rounds('7', 50).map(tellStep)).toEqual(rounds('7', 50).map(tellStep));
    expect(rounds('7', 5).map(tellStep)).not.toEqual(rounds('8', 5).map(tellStep));
  });

  it('does not depend on how many rounds there are', () => {
    expect(roundOf('7', 3, 10)).toEqual(roundOf('7', 3, 10));
    expect(roundOf('7', 3, 10).map(({ action }) => action)).toEqual(
      roundOf('7', 3, 99).map(({ action }) => action),
    );
  });

  it('has every action in it sooner or later, each told in a line of its own', () => {
    const steps = rounds('all', 200);
    const names = new Set(steps.map(({ action }) => action.do));
    expect(names.size).toBe(19);
    expect(steps[0]!.afterMs).toBe(0);
    for (const step of steps)
      expect(tellStep(step)).toMatch(/^step \d+, round \d+, \d\.\d\d s later: \S[^\n]+$/);
  });
});
