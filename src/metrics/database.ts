import { Kysely, SqliteDialect, type Transaction } from 'kysely';
import { NodeSqlite } from '../store/node-sqlite.ts';
import { CREATE_TABLES, METRIC_COLUMNS, type MetricsTables, sampleTable } from './schema.ts';
import { TIERS } from './tiers.ts';

export type MetricsDatabase = Kysely<MetricsTables>;
export type MetricsTransaction = Transaction<MetricsTables>;

/** Opens the figures that are kept at `path`, and makes what is missing of its tables. @throws SQLite's own error */
export function openMetrics(path: string): MetricsDatabase {
  // Nobody waits for a figure, nor for its way to the disk: other work has this thread too.
  const sqlite = new NodeSqlite(path, { synchronous: 'normal', busyTimeoutMs: 0 });
  try {
    for (const sql of CREATE_TABLES) sqlite.exec(sql);
    for (const { period } of TIERS) addMissingColumns(sqlite, sampleTable(period));
    // What a large removal made of it is given back.
    sqlite.exec(`pragma journal_size_limit = ${4 * 1_048_576}`);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return new Kysely<MetricsTables>({ dialect: new SqliteDialect({ database: sqlite }) });
}

/** A Holdfast before this one kept fewer metrics. */
function addMissingColumns(sqlite: NodeSqlite, table: string): void {
  const rows = sqlite.prepare(`select name from pragma_table_info('${table}')`).all([]) as { name: string }[];
  const known = new Set(rows.map(({ name }) => name));
  for (const column of METRIC_COLUMNS) {
    if (!known.has(column)) sqlite.exec(`alter table ${table} add column ${column} real`);
  }
}
