const BARS = '▁▂▃▄▅▆▇█';

interface Span {
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  /** Characters. */
  width: number;
}

/**
 * A figure over time as one line, from 0 to the most that it was. Each character shows the most of its share of the time,
 * and none is shown where nothing was measured.
 */
export function sparkline(
  points: readonly { at: number; value: number }[],
  { from, to, width }: Span,
): string {
  const most = Math.max(...points.map(({ value }) => value));
  const cells = new Array<number | undefined>(width).fill(undefined);
  for (const { at, value } of points) {
    const cell = Math.floor(((at - from) / (to - from)) * width);
    if (cell < 0 || cell >= width) continue;
    cells[cell] = Math.max(cells[cell] ?? 0, value);
  }
  return cells.map((value) => (value === undefined ? ' ' : bar(value, most))).join('');
}

function bar(value: number, most: number): string {
  const share = most > 0 ? value / most : 0;
  return BARS[Math.round(share * (BARS.length - 1))]!;
}
