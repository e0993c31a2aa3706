import type { Output } from '../../../../api/json.ts';

export type Metrics = Output<'DescribeMetrics'>;
type Metric = NonNullable<Metrics['Metrics']>[number];

/** Figures on one grid of times, in seconds since 1970: null where nothing was measured, so that lines break there. */
export interface Grid {
  times: number[];
  /** By the metric's name. */
  values: ReadonlyMap<string, (number | null)[]>;
  summaries: ReadonlyMap<string, Summary>;
}

export interface Summary {
  latest: number | undefined;
  average: number | undefined;
  /** Of the single samples, which averages flatten. */
  maximum: number | undefined;
}

/** Puts an answer on the grid of its period, from its start to its end. */
export function gridOf({ StartTime, EndTime, Period = 60, Metrics: metrics = [] }: Metrics): Grid {
  const first = floorTo(Period, secondsOf(StartTime));
  const length = Math.max(0, Math.floor((secondsOf(EndTime) - first) / Period) + 1);
  return {
    times: Array.from({ length }, (_, index) => first + index * Period),
    values: new Map(metrics.map((metric) => [metric.Name ?? '', onGrid(metric, { first, length, Period })])),
    summaries: new Map(metrics.map((metric) => [metric.Name ?? '', summaryOf(metric)])),
  };
}

function onGrid(
  { Datapoints = [] }: Metric,
  { first, length, Period }: { first: number; length: number; Period: number },
): (number | null)[] {
  const values = new Array<number | null>(length).fill(null);
  for (const { Timestamp, Average } of Datapoints) {
    const index = Math.round((secondsOf(Timestamp) - first) / Period);
    if (index >= 0 && index < length) values[index] = Average ?? null;
  }
  return values;
}

function summaryOf({ Datapoints: points = [] }: Metric): Summary {
  const averages = points.flatMap(({ Average }) => Average ?? []);
  const maxima = points.flatMap(({ Maximum, Average }) => Maximum ?? Average ?? []);
  return {
    latest: averages.at(-1),
    average: averages.length > 0 ? averages.reduce((sum, one) => sum + one, 0) / averages.length : undefined,
    maximum: maxima.length > 0 ? Math.max(...maxima) : undefined,
  };
}

export function isEmpty(values: readonly (number | null)[] | undefined): boolean {
  return values === undefined || values.every((value) => value === null);
}

function secondsOf(time: string | undefined): number {
  return time === undefined ? 0 : Date.parse(time) / 1_000;
}

function floorTo(period: number, seconds: number): number {
  return Math.floor(seconds / period) * period;
}
