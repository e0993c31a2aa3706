import { readdirSync, readFileSync } from 'node:fs';
import type { NodeSqlite } from './node-sqlite.ts';

const DIRECTORY = new URL('./migrations/', import.meta.url);

/**
 * Brings the database up to date: runs the numbered files that it has not seen, each in one transaction.
 * A database of a newer Holdfast is refused rather than guessed at.
 */
export function migrate(database: NodeSqlite): void {
  const files = readdirSync(DIRECTORY)
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .sort();
  const done = Number(
    (database.prepare('pragma user_version').all([])[0] as { user_version: number }).user_version,
  );
  if (done > files.length) {
    throw new Error(
      `The data directory was written by a newer Holdfast (schema ${done}, this one knows ${files.length}): start that version, or use another --data directory.`,
    );
  }
  for (const [index, name] of files.entries()) {
    if (index < done) continue;
    const sql = readFileSync(new URL(name, DIRECTORY), 'utf8');
    database.exec(`begin immediate;\n${sql}\npragma user_version = ${index + 1};\ncommit;`);
  }
}
