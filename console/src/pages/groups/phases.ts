import type { Failover } from '../../api/json.ts';

/** A phase between two moments, in milliseconds after the beginning. */
export interface PhaseSpan {
  name: string;
  from: number;
  to: number;
  /** Where its bar begins and how long it is, in percent of the whole; a phase of no time still has a mark. */
  start: number;
  length: number;
}

const LEAST = 0.6;

/** The API tells when each phase ended: each began when the one before it did. */
export function spansOf(phases: NonNullable<Failover['Phases']>): PhaseSpan[] {
  const ordered = phases.toSorted((a, b) => (a.EndedAfter ?? 0) - (b.EndedAfter ?? 0));
  const whole = ordered.at(-1)?.EndedAfter || 1;
  return ordered.map((phase, index) => {
    const from = ordered[index - 1]?.EndedAfter ?? 0;
    const to = phase.EndedAfter ?? 0;
    const length = Math.max(LEAST, (100 * (to - from)) / whole);
    return { name: phase.Name ?? '', from, to, start: Math.min((100 * from) / whole, 100 - length), length };
  });
}
