import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

export interface SqliteOptions {
  /** FULL: a transaction that was answered for is on disk, as the promises need. NORMAL: a power cut may cost the last ones. */
  synchronous: 'full' | 'normal';
  /** How long to wait, with all else, for another program that holds the database. */
  busyTimeoutMs: number;
}

/**
 * `node:sqlite` behind the interface that Kysely's SQLite dialect asks for.
 * Prepared statements are kept: preparing costs more than running a point read.
 */
export class NodeSqlite implements SqliteDatabase {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(
    path: string,
    { synchronous, busyTimeoutMs }: SqliteOptions = { synchronous: 'full', busyTimeoutMs: 5000 },
  ) {
    this.#database = new DatabaseSync(path);
    try {
      this.#database.exec(
        `pragma busy_timeout = ${busyTimeoutMs}; pragma journal_mode = wal; pragma synchronous = ${synchronous}; pragma foreign_keys = on;`,
      );
    } catch (error) {
      this.#database.close();
      throw error;
    }
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
