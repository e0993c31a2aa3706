import { formatMilliseconds, formatSeconds } from '../output/format.ts';
import type { Style } from '../output/style.ts';
import { type Column, table } from '../output/table.ts';
import type { StepResult } from './steps.ts';

interface Outcome {
  held: boolean;
  seconds: number;
  style: Style;
}

/** What the writer met, where there was one. */
const MET: readonly Column<StepResult>[] = [
  { title: 'outage', value: ({ writer }) => formatMilliseconds(writer?.outageMs), align: 'right' },
  { title: 'lost', value: ({ writer }) => writer?.lost, align: 'right' },
];

/** The steps once more, in a table, and the verdict. */
export function printSummary(results: readonly StepResult[], { held, seconds, style }: Outcome): string {
  const steps = table(
    results,
    [
      { title: 'row', value: (one) => one.row },
      { title: 'step', value: (one) => one.title },
      { title: 'held', value: (one) => (one.ok ? style('green', 'yes') : style('red', 'no')) },
      { title: 'time', value: (one) => formatSeconds(one.seconds), align: 'right' },
      ...(results.some(({ writer }) => writer) ? MET : []),
    ],
    style,
  );
  const verdict = held ? style('green', 'All of it held') : style('red', 'Not all of it held');
  return `\n${steps}\n\n${verdict}, in ${formatSeconds(seconds)}.`;
}
