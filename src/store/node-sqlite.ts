import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/**
 * `node:sqlite` behind the interface that Kysely's SQLite dialect asks for.
 * Prepared statements are kept: preparing costs more than running a point read.
 */
export class NodeSqlite implements SqliteDatabase {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(path: string) {
    this.#database = new DatabaseSync(path);
    // FULL: a transaction that was answered for is on disk, as the promises need.
    this.#database.exec(
      'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 5000;',
    );
  }

  prepare(sql: string): SqliteStatement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const prepared = wrap(
      this.#database.prepare(sql),
      () => sql === 'rollback' && !this.#database.isTransaction,
    );
    if (this.#statements.size < 500) this.#statements.set(sql, prepared);
    return prepared;
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }
}

/**
 * `isNeedless`: SQLite rolls back by itself when the disk is full, say; rolling back again would be an error that hides
 * the one that tells what happened.
 */
function wrap(statement: StatementSync, isNeedless: () => boolean): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) =>
      isNeedless() ? { changes: 0, lastInsertRowid: 0 } : statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  };
}
