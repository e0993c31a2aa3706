import type { Failover } from '../../failover-reports.ts';
import { formatMilliseconds } from '../../output/format.ts';
import type { Style } from '../../output/style.ts';
import { table } from '../../output/table.ts';

type Phase = NonNullable<Failover['Phases']>[number];

/** Columns that the whole of it takes. */
const WIDTH = 32;

/** Phases one after the other, each with a bar from where the one before it ended to its own end. */
export function timeline(phases: readonly Phase[], style: Style): string {
  const ordered = phases.toSorted((a, b) => (a.EndedAfter ?? 0) - (b.EndedAfter ?? 0));
  const whole = ordered.at(-1)?.EndedAfter ?? 0;
  const rows = ordered.map((phase, index) => {
    const from = ordered[index - 1]?.EndedAfter ?? 0;
    const to = phase.EndedAfter ?? 0;
    return { name: phase.Name, from, to, bar: bar(from, to, whole) };
  });
  return table(
    rows,
    [
      { title: 'phase', value: ({ name }) => name },
      { title: 'took', value: ({ from, to }) => formatMilliseconds(to - from), align: 'right' },
      { title: 'ended after', value: ({ to }) => formatMilliseconds(to), align: 'right' },
      { title: '', value: (row) => style('cyan', row.bar) },
    ],
    style,
  );
}

/** A phase too short for a column of its own still shows where it was. */
export function bar(from: number, to: number, whole: number): string {
  const column = (at: number) => (whole === 0 ? 0 : Math.round((at / whole) * WIDTH));
  const start = Math.min(column(from), WIDTH - 1);
  const length = Math.max(1, column(to) - start);
  return `${' '.repeat(start)}${to > from && column(to) > column(from) ? '█'.repeat(length) : '▏'}`;
}
