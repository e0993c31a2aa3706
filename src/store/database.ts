import { Kysely, SqliteDialect, type Transaction } from 'kysely';
import { migrate } from './migrate.ts';
import { NodeSqlite } from './node-sqlite.ts';
import { takeRoom } from './room.ts';
import type { Database } from './schema.ts';

export type Store = Kysely<Database>;
/** What a query needs: the store itself or a transaction on it. */
export type Queryable = Store | Transaction<Database>;

/** Opens the state at `path` (`:memory:` for tests of queries) and brings its schema up to date. */
export function openStore(path: string): Store {
  const sqlite = new NodeSqlite(path);
  try {
    migrate(sqlite);
    if (path !== ':memory:') takeRoom(sqlite, path);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return new Kysely<Database>({ dialect: new SqliteDialect({ database: sqlite }) });
}
