import { CompiledQuery, sql } from 'kysely';
import { aggregated, brief } from './aggregate.ts';
import type { MetricsDatabase, MetricsTransaction } from './database.ts';
import { METRIC_NAMES, type Values } from './definitions.ts';
import { METRIC_COLUMNS, sampleTable } from './schema.ts';
import { floorTo, type Period, SAMPLE_SECONDS, TIERS } from './tiers.ts';

const INSERT = `insert or replace into ${sampleTable(SAMPLE_SECONDS)} (at, node, samples, ${METRIC_NAMES.join(', ')})
  values (?, ?, 1, ${METRIC_NAMES.map(() => '?').join(', ')})`;

const ALL_COLUMNS = sql.raw(METRIC_COLUMNS.join(', '));

/** Writes down what was measured at `at`, a multiple of SAMPLE_SECONDS. */
export async function insertSamples(
  transaction: MetricsTransaction,
  at: number,
  samples: readonly { id: number; values: Values }[],
): Promise<void> {
  for (const { id, values } of samples) {
    const figures = METRIC_NAMES.map((name) => {
      const value = values[name];
      return value === undefined ? null : brief(value);
    });
    // Compiled by hand: it is the one statement that runs for each node at each sample.
    await transaction.executeQuery(CompiledQuery.raw(INSERT, [at, id, ...figures]));
  }
}

/** Up to when each of the coarser tables is filled; seconds since 1970. */
export type Filled = ReadonlyMap<Period, number>;

/** How far the tables were filled when the database was last written. */
export async function filledSoFar(database: MetricsDatabase): Promise<Filled> {
  const filled = new Map<Period, number>();
  for (const { period } of TIERS.slice(1)) {
    const row = await database
      .selectFrom(sampleTable(period))
      .select(({ fn }) => fn.max('at').as('last'))
      .executeTakeFirst();
    if (typeof row?.last === 'number') filled.set(period, row.last + period);
  }
  return filled;
}

/** Fills the coarser tables from the finer ones, with all periods that have ended by `at`. */
export async function rollUp(transaction: MetricsTransaction, filled: Filled, at: number): Promise<Filled> {
  const next = new Map(filled);
  for (const [index, { period }] of TIERS.entries()) {
    const finer = TIERS[index - 1];
    if (!finer) continue;
    const end = floorTo(period, at);
    const from = filled.get(period) ?? 0;
    next.set(period, end);
    if (from >= end) continue;
    const source = sql`${sql.table(sampleTable(finer.period))} as sample where sample.at >= ${from} and sample.at < ${end}`;
    await sql`insert or replace into ${sql.table(sampleTable(period))} (at, node, samples, ${ALL_COLUMNS})
      ${aggregated(source, { period, names: METRIC_NAMES })}`.execute(transaction);
  }
  return next;
}
