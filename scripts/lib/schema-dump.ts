import { migrate } from '../../src/store/migrate.ts';
import { NodeSqlite } from '../../src/store/node-sqlite.ts';

/** The schema of a database that all migrations have run on: each table and index as it was made, by name. */
export function dumpSchema(): string {
  const database = new NodeSqlite(':memory:');
  try {
    migrate(database);
    const [{ user_version: version }] = database.prepare('pragma user_version').all([]) as [
      { user_version: number },
    ];
    const rows = database
      .prepare('select sql from sqlite_schema where sql is not null order by tbl_name, type desc, name')
      .all([]) as { sql: string }[];
    const head = `-- What migrations 1 to ${version} add up to. Written by scripts/dump-schema.ts: don't edit it.`;
    return `${[head, ...rows.map(({ sql }) => `${sql};`)].join('\n\n')}\n`;
  } finally {
    database.close();
  }
}
