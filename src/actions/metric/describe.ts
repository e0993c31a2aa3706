import { identityOf } from '../../control/metrics/nodes.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import { definitionOf, METRIC_NAMES, type MetricName } from '../../metrics/definitions.ts';
import { fittingPeriod, floorTo, type Period, TIERS } from '../../metrics/tiers.ts';
import type { Action } from '../action.ts';
import { findCluster } from '../cache-cluster/find.ts';

const DEFAULT_SECONDS = 3_600;

interface DescribeMetricsMessage {
  CacheClusterId?: string;
  StartTime?: Date;
  EndTime?: Date;
  Period?: number;
  MetricNames?: string[];
}

interface MetricsMessage {
  CacheClusterId: string;
  StartTime: Date;
  EndTime: Date;
  /** Seconds. */
  Period: number;
  Metrics: {
    Name: string;
    Unit: string;
    Datapoints: { Timestamp: Date; Average: number; Maximum: number }[];
  }[];
  Message: string | undefined;
}

/** Holdfast's own: what was measured of a cluster's node in the last days, by CloudWatch's names. */
export const DescribeMetrics: Action<DescribeMetricsMessage, MetricsMessage> = async (
  input,
  { store, region, control, now },
) => {
  const names = metricNames(input.MetricNames ?? []);
  const times = timesOf(input, now);
  const period = periodOf(input.Period) ?? fittingPeriod(times);
  const { cluster } = await findCluster(store, region, input.CacheClusterId ?? '');
  const series = await control.metrics.read(identityOf(cluster), { names, period, ...times });
  return {
    CacheClusterId: cluster.id,
    StartTime: dateOf(times.from),
    EndTime: dateOf(times.to),
    Period: period,
    Metrics: (series ?? names.map((name) => ({ name, points: [] }))).map(({ name, points }) => ({
      Name: name,
      Unit: definitionOf(name).unit,
      Datapoints: points.map(({ at, average, maximum }) => ({
        Timestamp: dateOf(at),
        Average: average,
        Maximum: maximum,
      })),
    })),
    Message: series ? undefined : control.metrics.trouble,
  };
};

/** @throws Fault InvalidParameterValue */
function metricNames(asked: readonly string[]): readonly MetricName[] {
  if (asked.length === 0) return METRIC_NAMES;
  const known = new Set<string>(METRIC_NAMES);
  const unknown = asked.find((name) => !known.has(name));
  if (unknown === undefined) return METRIC_NAMES.filter((name) => asked.includes(name));
  throw new Fault(
    'InvalidParameterValue',
    `Invalid value ${quoted(unknown)} for MetricNames. Must be among ${METRIC_NAMES.join(', ')}.`,
  );
}

/** @throws Fault InvalidParameterValue */
function periodOf(asked: number | undefined): Period | undefined {
  if (asked === undefined) return undefined;
  const tier = TIERS.find(({ period }) => period === asked);
  if (tier) return tier.period;
  throw new Fault(
    'InvalidParameterValue',
    `Invalid value ${asked} for Period. Must be ${TIERS.map(({ period }) => period).join(', ')} seconds, or left out for the one that fits.`,
  );
}

/** Seconds since 1970. @throws Fault InvalidParameterCombination for an end before the start */
function timesOf({ StartTime, EndTime }: DescribeMetricsMessage, at: Date) {
  const now = secondsOf(at);
  const to = EndTime ? secondsOf(EndTime) : now;
  const from = StartTime ? secondsOf(StartTime) : to - DEFAULT_SECONDS;
  if (from > to) {
    throw new Fault(
      'InvalidParameterCombination',
      `StartTime ${dateOf(from).toISOString()} is after ${EndTime ? 'EndTime' : 'the present time,'} ${dateOf(to).toISOString()}. Ask from an earlier time on.`,
    );
  }
  return { from, to, now };
}

function secondsOf(date: Date): number {
  return floorTo(1, date.getTime() / 1000);
}

function dateOf(seconds: number): Date {
  return new Date(seconds * 1000);
}
