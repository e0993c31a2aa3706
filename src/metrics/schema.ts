import type { Generated } from 'kysely';
import { METRIC_NAMES, type MetricName } from './definitions.ts';
import { type Period, TIERS } from './tiers.ts';

/** The tables of metrics.db. Times of samples are seconds since 1970: when the period began that a row is of. */
export type MetricsTables = { node: NodeTable } & Record<SampleTableName, SampleTable>;

/**
 * Whose figures are kept. A cluster made again under the same name is another one: it is told apart by when it was made.
 * Numbers are never used again.
 */
interface NodeTable {
  id: Generated<number>;
  region: string;
  cluster_id: string;
  created_at: string;
  /** Of its first sample. */
  first_at: number;
}

export type SampleTableName = `sample_${Period}`;

/** Mean and maximum of each metric; no maximum where it is the mean. */
type SampleTable = { at: number; node: number; samples: number } & Record<
  MetricName | MaximumColumn,
  number | null
>;

type MaximumColumn = `${MetricName}_max`;

export function maximumOf(name: MetricName): MaximumColumn {
  return `${name}_max`;
}

export function sampleTable(period: Period): SampleTableName {
  return `sample_${period}`;
}

/** All columns of metrics. */
export const METRIC_COLUMNS: readonly (MetricName | MaximumColumn)[] = METRIC_NAMES.flatMap((name) => [
  name,
  maximumOf(name),
]);

/**
 * By time first: what is written in one round, and what is removed together, lies together. A node's rows over some
 * time are found one by one, since their times are known.
 */
export const CREATE_TABLES = [
  `create table if not exists node (
  id integer primary key autoincrement,
  region text not null,
  cluster_id text not null,
  created_at text not null,
  first_at integer not null,
  unique (region, cluster_id, created_at)
)`,
  ...TIERS.map(
    ({ period }) => `create table if not exists ${sampleTable(period)} (
  at integer not null,
  node integer not null,
  samples integer not null,
  ${METRIC_COLUMNS.map((column) => `${column} real`).join(',\n  ')},
  primary key (at, node)
) without rowid`,
  ),
];
