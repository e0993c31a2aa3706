import { Fault } from '../../domain/fault.ts';

const MINUTE_MS = 60_000;
const DEFAULT_MINUTES = 60;
const MAX_DAYS = 14;
const MAX_MINUTES = MAX_DAYS * 24 * 60;
/** A request for exactly 14 days is a little older than that when it arrives. */
const TOLERANCE_MS = 5 * MINUTE_MS;

export interface TimeRange {
  from: Date;
  /** Included. */
  to: Date;
}

/**
 * The time that DescribeEvents is asked for: from StartTime on, else the last Duration minutes (60) before EndTime;
 * until EndTime or now. Duration counts for nothing beside a StartTime, as in AWS.
 * @throws Fault InvalidParameterValue past 14 days back, InvalidParameterCombination for an end before the start.
 */
export function timeRange(
  input: { StartTime?: Date | undefined; EndTime?: Date | undefined; Duration?: number | undefined },
  now: Date,
): TimeRange {
  const { StartTime, EndTime, Duration } = input;
  if (Duration !== undefined && (Duration < 1 || Duration > MAX_MINUTES)) {
    throw new Fault(
      'InvalidParameterValue',
      `Invalid value ${Duration} for Duration. Must be between 1 and ${MAX_MINUTES} minutes, which are ${MAX_DAYS} days.`,
    );
  }
  const to = EndTime ?? now;
  const from = StartTime ?? new Date(to.getTime() - (Duration ?? DEFAULT_MINUTES) * MINUTE_MS);
  if (from > to) {
    throw new Fault(
      'InvalidParameterCombination',
      `StartTime ${from.toISOString()} is after ${EndTime ? 'EndTime' : 'the present time,'} ${to.toISOString()}.`,
    );
  }
  const oldest = new Date(now.getTime() - MAX_MINUTES * MINUTE_MS);
  if (StartTime && from.getTime() < oldest.getTime() - TOLERANCE_MS) {
    throw new Fault(
      'InvalidParameterValue',
      `StartTime ${from.toISOString()} is more than ${MAX_DAYS} days back. Ask from ${oldest.toISOString()} on.`,
    );
  }
  return { from: from < oldest && !StartTime ? oldest : from, to };
}
