import { useFormat } from '../../../../i18n/use-format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import type { Line } from './legend.tsx';
import './chart-table.css';

interface ChartTableProps {
  title: string;
  times: readonly number[];
  lines: readonly Line[];
  write(value: number | null | undefined): string;
}

/** Every figure of a chart, the newest first. */
export function ChartTable({ title, times, lines, write }: ChartTableProps) {
  const t = useText();
  const { time } = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reachable by keyboard
    <section className="holdfast-chart-table" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('clusters.events.time')}</th>
            {lines.map(({ label }) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {times
            .map((at, index) => (
              <tr key={at}>
                <th scope="row">{time(new Date(at * 1_000))}</th>
                {lines.map(({ label, values }) => (
                  <td key={label}>{write(values[index])}</td>
                ))}
              </tr>
            ))
            .toReversed()}
        </tbody>
      </table>
    </section>
  );
}
