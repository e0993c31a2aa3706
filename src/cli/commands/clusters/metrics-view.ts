import type { OutputOf } from '../../../api/operation-types.ts';
import { formatBytes } from '../../output/format.ts';
import { sparkline } from '../../output/sparkline.ts';
import type { Style } from '../../output/style.ts';
import { type Column, table } from '../../output/table.ts';

type Answer = OutputOf<'DescribeMetrics'>;
type Metric = NonNullable<Answer['Metrics']>[number];

const WIDTH = 40;

/** A line for each metric of which there is anything: now, on average, at most, and how it went. */
export function metricsTable({ EndTime, Period = 1, Metrics = [] }: Answer, style: Style): string {
  const points = (metric: Metric) => metric.Datapoints ?? [];
  // A young cluster has no more to show than its own time.
  const from = Math.min(...Metrics.flatMap(points).map((point) => point.Timestamp?.getTime() ?? Infinity));
  const to = (EndTime?.getTime() ?? 0) + 1;
  const span = { from, to, width: Math.min(WIDTH, Math.ceil((to - from) / (Period * 1000))) };
  const figure = (metric: Metric, value: number | undefined) => formatFigure(value, metric.Unit);
  const columns: Column<Metric>[] = [
    { title: 'metric', value: (one) => one.Name },
    { title: 'last', value: (one) => figure(one, points(one).at(-1)?.Average), align: 'right' },
    { title: 'mean', value: (one) => figure(one, mean(points(one))), align: 'right' },
    { title: 'max', value: (one) => figure(one, most(points(one))), align: 'right' },
    {
      title: `one figure each ${Period} s`,
      value: (one) =>
        sparkline(
          points(one).map((point) => ({ at: point.Timestamp?.getTime() ?? 0, value: point.Maximum ?? 0 })),
          span,
        ),
    },
  ];
  return table(
    Metrics.filter((metric) => points(metric).length > 0),
    columns,
    style,
  );
}

type Points = NonNullable<Metric['Datapoints']>;

function mean(points: Points): number {
  return points.reduce((sum, point) => sum + (point.Average ?? 0), 0) / points.length;
}

function most(points: Points): number {
  return Math.max(...points.map((point) => point.Maximum ?? 0));
}

/** A figure in CloudWatch's unit for people: `1.5 MB/s`, `12.5 %`, `1,234`. */
export function formatFigure(value: number | undefined, unit = 'None'): string | undefined {
  if (value === undefined) return undefined;
  const [what, per] = unit.split('/');
  const suffix = per === 'Second' ? '/s' : '';
  if (what === 'Bytes') return `${formatBytes(Math.round(value))}${suffix}`;
  const number = value.toLocaleString('en-US', {
    maximumFractionDigits: value < 10 ? 2 : value < 1_000 ? 1 : 0,
  });
  if (what === 'Percent') return `${number} %`;
  return what === 'Seconds' ? `${number} s` : `${number}${suffix}`;
}
