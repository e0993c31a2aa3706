/** The part of an engine version that decides what it can do: `7.0` of `7.0.15`. */
export function seriesOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

/** Below, at or above zero as `a` is an older, the same or a newer series than `b`. */
export function compareSeries(a: string, b: string): number {
  const [a1 = 0, a2 = 0] = a.split('.').map(Number);
  const [b1 = 0, b2 = 0] = b.split('.').map(Number);
  return a1 - b1 || a2 - b2;
}
