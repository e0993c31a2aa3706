import { statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { NodeSqlite } from './node-sqlite.ts';

/** Some hundred transactions' worth; taken anew at a start that finds less than half of it. */
const ROOM_BYTES = 2 * 1_048_576;
/** Pages of the log of changes after which they go into the database: most of the log's room is free at any moment. */
const CHECKPOINT_PAGES = 100;

/**
 * Takes up room ahead of time, in the database and in its log of changes: what is overwritten there needs no more of the
 * disk. A primary that dies on a full disk is replaced all the same, which is written down before it is done. On a
 * disk that has little left, or where it can't be had, it does nothing.
 */
export function takeRoom(database: NodeSqlite, path: string): void {
  database.exec(`pragma wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  if (Math.min(freeBytes(database), sizeOf(`${path}-wal`)) > ROOM_BYTES / 2) return;
  try {
    // Else the log alone would take what is left, and could not be put into the database.
    const { bavail, bsize } = statfsSync(dirname(path));
    if (bavail * bsize < 3 * ROOM_BYTES) return;
    // Written as a whole, and let go of in a transaction of its own: pages that were never full would not be written at all.
    database.exec(
      `drop table if exists room; create table room (bytes blob); insert into room values (zeroblob(${ROOM_BYTES})); drop table room;`,
    );
    database.exec('pragma wal_checkpoint(full)');
  } catch {
    // Everything else works without.
  }
}

/** Of the database's pages, those that hold nothing. */
function freeBytes(database: NodeSqlite): number {
  return number(database, 'freelist_count') * number(database, 'page_size');
}

function number(database: NodeSqlite, pragma: string): number {
  const [row] = database.prepare(`pragma ${pragma}`).all([]) as Record<string, number>[];
  return row?.[pragma] ?? 0;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
