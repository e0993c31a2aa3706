const HOUR = 3_600;

/** Spans of time to look at, in seconds; as far back as figures are kept. */
export const RANGES = { '1h': HOUR, '6h': 6 * HOUR, '1d': 24 * HOUR, '7d': 168 * HOUR } as const;
export type RangeName = keyof typeof RANGES;

/** The last hour or the like, going on; or from one moment to another, in seconds since 1970. */
export type Span = { last: RangeName } | { from: number; to: number };

/** Samples are ten seconds apart. */
const SHORTEST = 60;

/** The span in the address of a page: `range=6h`, or `from=...&to=...`; what it can't mean is the last hour. */
export function spanOf(search: URLSearchParams): Span {
  const [from, to] = [Number(search.get('from')), Number(search.get('to'))];
  if (Number.isInteger(from) && Number.isInteger(to) && from > 0 && to > from) return { from, to };
  const asked = search.get('range') ?? '';
  return { last: Object.hasOwn(RANGES, asked) ? (asked as RangeName) : '1h' };
}

export function searchOf(span: Span): Record<string, string> {
  if ('from' in span) return { from: String(span.from), to: String(span.to) };
  return { range: span.last };
}

export function boundsOf(span: Span, now: number): { from: number; to: number } {
  return 'from' in span ? span : { from: now - RANGES[span.last], to: now };
}

/** What was dragged over, on whole seconds and no shorter than can be shown. */
export function zoomed(from: number, to: number): Span {
  const middle = (from + to) / 2;
  const half = Math.max(SHORTEST, to - from) / 2;
  return { from: Math.floor(middle - half), to: Math.ceil(middle + half) };
}

/** Twice as much around the same middle, or the half of it; never beyond now, nor longer than the longest range. */
export function scaled(span: Span, factor: number, now: number): Span {
  const { from, to } = boundsOf(span, now);
  const length = Math.min(RANGES['7d'], Math.max(SHORTEST, (to - from) * factor));
  const end = Math.min(now, Math.round((from + to) / 2 + length / 2));
  return { from: Math.round(end - length), to: end };
}

/** The span before, or the one after, by half its length. */
export function moved(span: Span, halves: number, now: number): Span {
  const { from, to } = boundsOf(span, now);
  const length = to - from;
  const end = Math.min(now, Math.round(to + (halves * length) / 2));
  return { from: end - length, to: end };
}
