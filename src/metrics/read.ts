import { type RawBuilder, sql } from 'kysely';
import { aggregated } from './aggregate.ts';
import type { MetricsDatabase } from './database.ts';
import type { MetricName } from './definitions.ts';
import { grid } from './grid.ts';
import type { Filled } from './record.ts';
import { maximumOf, sampleTable } from './schema.ts';
import { floorTo, type Period, SAMPLE_SECONDS, TIERS } from './tiers.ts';

export interface SeriesRequest {
  names: readonly MetricName[];
  period: Period;
  /** Seconds since 1970; `to` is not included. */
  from: number;
  to: number;
}

export interface Point {
  /** When its period began, in seconds since 1970. */
  at: number;
  average: number;
  maximum: number;
}

export interface Series {
  name: MetricName;
  points: Point[];
}

type Row = { at: number } & { readonly [column: string]: number | null };

/** What is kept of a node over some time, the oldest first; the last point is of the period that still goes on. */
export async function readSeries(
  database: MetricsDatabase,
  node: number,
  request: SeriesRequest & { now: number; filled: Filled },
): Promise<Series[]> {
  const { names, period, now, filled } = request;
  const { kept } = TIERS.find((tier) => tier.period === period)!;
  const from = floorTo(period, Math.max(request.from, now - kept));
  const to = Math.min(request.to, now + 1);
  const open = period === SAMPLE_SECONDS ? to : (filled.get(period) ?? 0);
  const rows = [
    ...(await closedRows(database, node, { names, period, from, to: Math.min(to, open) })),
    ...(await openRows(database, node, { names, period, from: Math.max(from, open), to, now })),
  ];
  return names.map((name) => ({ name, points: rows.flatMap((row) => pointOf(row, name)) }));
}

async function closedRows(database: MetricsDatabase, node: number, request: SeriesRequest): Promise<Row[]> {
  const { names, period, from, to } = request;
  if (from >= to) return [];
  const columns = sql.raw(names.flatMap((name) => [name, maximumOf(name)]).join(', '));
  const { rows } = await sql<Row>`${grid(request)}
    select sample.at, ${columns} from ${onGrid(period, node)} order by sample.at`.execute(database);
  return rows;
}

/** Periods that haven't been put together yet are now, from single samples. */
async function openRows(
  database: MetricsDatabase,
  node: number,
  { names, period, from, to, now }: SeriesRequest & { now: number },
): Promise<Row[]> {
  const begin = Math.max(from, floorTo(period, now - TIERS[0].kept));
  if (begin >= to) return [];
  // A period that has begun is told of as a whole.
  const end = Math.min(floorTo(period, to - 1) + period, now + 1);
  const { rows } = await sql<Row>`${grid({ period: SAMPLE_SECONDS, from: begin, to: end })}
    ${aggregated(onGrid(SAMPLE_SECONDS, node), { period, names })} order by at`.execute(database);
  return rows;
}

function onGrid(period: Period, node: number): RawBuilder<unknown> {
  return sql`grid cross join ${sql.table(sampleTable(period))} as sample
    on sample.at = grid.at and sample.node = ${node}`;
}

function pointOf(row: Row, name: MetricName): Point[] {
  const average = row[name];
  if (average === null || average === undefined) return [];
  return [{ at: row.at, average, maximum: row[maximumOf(name)] ?? average }];
}
