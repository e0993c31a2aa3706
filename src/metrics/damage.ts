import { renameSync, rmSync } from 'node:fs';

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const DAMAGED = [11, 26];

/** Whether a file is no database, or a broken one; a full disk, say, is another matter. */
export function isDamage(error: unknown): boolean {
  const { errcode } = error as { errcode?: unknown };
  // The upper bits of an extended code tell more, of the same kind.
  return typeof errcode === 'number' && DAMAGED.includes(errcode & 0xff);
}

/** Puts a damaged database out of the way, for whoever wants to look at it. @throws Error when it can't be moved */
export function setAside(path: string): string {
  const aside = `${path}.damaged`;
  // First: once it is gone, they would be taken for the new one's.
  for (const suffix of ['-wal', '-shm']) rmSync(path + suffix, { force: true });
  renameSync(path, aside);
  return aside;
}
