import { ask } from '../ask.ts';
import type { Place } from '../pair.ts';
import type { CrewReport } from '../writers/messages.ts';
import type { LossReport } from './trio.ts';

/** A write that was acknowledged, and isn't there on the new primary. */
export interface MissingWrite {
  /** `KEY VALUE` */
  name: string;
  acknowledgedAt: number;
}

export async function missingFrom(place: Place, { writers }: CrewReport): Promise<MissingWrite[]> {
  const missing: MissingWrite[] = [];
  for (const { key, acknowledgedAt } of writers) {
    const values = await ask<string[]>(place, 'LRANGE', key, '0', '-1');
    const there = new Set(values.map((value) => Number.parseInt(value, 10)));
    for (const [i, at] of acknowledgedAt.entries())
      if (at > 0 && !there.has(i + 1)) missing.push({ name: `${key} ${i + 1}`, acknowledgedAt: at });
  }
  return missing;
}

/** What the shortest command of a writer takes beside its value. */
const COMMAND_BYTES = 35;
/** So long after it was sent a writer may read an answer, at most. */
const READ_LATE_MS = 500;

/**
 * How many of the missing writes are listed by no report: those that a bound of it covers, and those that nothing does.
 * @param diedAt when the primary was ended, in milliseconds since 1970
 * @param bytes of a value, at least
 */
export function unlisted(
  missing: readonly MissingWrite[],
  { listed, heldBackMs, unknownBytes }: LossReport,
  { diedAt, bytes }: { diedAt: number; bytes: number },
): { bounded: number; untold: number } {
  const rest = missing.filter(({ name }) => !listed.has(name));
  // Both clocks count whole milliseconds.
  const isHeldBack = (at: number) =>
    heldBackMs > 0 && at >= diedAt - heldBackMs - 1 && at <= diedAt + READ_LATE_MS;
  const others = rest.filter(({ acknowledgedAt }) => !isHeldBack(acknowledgedAt));
  const untold = others.length * (COMMAND_BYTES + bytes) > unknownBytes ? others.length : 0;
  return { bounded: rest.length - untold, untold };
}
