import { UNKNOWN, useFormat } from '../../../../i18n/use-format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import type { Summary } from './series.ts';
import './legend.css';

export interface Line {
  label: string;
  colour: string;
  values: readonly (number | null)[];
  summary: Summary | undefined;
}

interface LegendProps {
  times: readonly number[];
  lines: readonly Line[];
  /** The index of the time that is pointed at. */
  at: number | null;
  write(value: number | null | undefined): string;
}

/** What a chart shows in figures: over all of its time, and at the moment that is pointed at. */
export function Legend({ times, lines, at, write }: LegendProps) {
  const t = useText();
  const { time } = useFormat();
  const moment = at === null ? undefined : times[at];
  return (
    <table className="holdfast-legend">
      <thead>
        <tr>
          <td>{moment === undefined ? '' : time(new Date(moment * 1_000))}</td>
          <th scope="col">{t('metrics.latest')}</th>
          <th scope="col">{t('metrics.average')}</th>
          <th scope="col">{t('metrics.maximum')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, colour, values, summary }) => (
          <tr key={label}>
            <th scope="row">
              <i style={{ background: colour }} />
              {label}
              {at !== null && <b>{values[at] === undefined ? UNKNOWN : write(values[at])}</b>}
            </th>
            <td>{write(summary?.latest)}</td>
            <td>{write(summary?.average)}</td>
            <td>{write(summary?.maximum)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
