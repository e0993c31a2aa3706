const HOUR = 3_600;
const DAY = 24 * HOUR;

/** How long figures are kept, and how finely, in seconds: the older, the coarser. */
export const TIERS = [
  { period: 10, kept: 2 * HOUR },
  { period: 60, kept: 12 * HOUR },
  { period: 300, kept: 2 * DAY },
  { period: 1_800, kept: 8 * DAY },
] as const;

export type Period = (typeof TIERS)[number]['period'];

/** How often nodes are sampled, in seconds. */
export const SAMPLE_SECONDS = TIERS[0].period;

/** What a chart has room for. */
const MOST_POINTS = 400;

/** The finest period of which all that time is kept, and no more points than a chart has room for. Seconds since 1970. */
export function fittingPeriod({ from, to, now }: { from: number; to: number; now: number }): Period {
  const fitting = TIERS.find(({ period, kept }) => from >= now - kept && (to - from) / period <= MOST_POINTS);
  return (fitting ?? TIERS.at(-1)!).period;
}

/** When the period began in which that moment lies. */
export function floorTo(period: number, seconds: number): number {
  return Math.floor(seconds / period) * period;
}
