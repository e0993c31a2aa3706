import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The files of one node, all in its own directory. */
export function nodeFiles(directory: string) {
  return {
    config: join(directory, 'node.conf'),
    users: join(directory, 'users.acl'),
    log: join(directory, 'node.log'),
    /** What BGSAVE publishes; while it is written it is `temp-<pid of the child>.rdb`. */
    dump: join(directory, 'dump.rdb'),
    appendDirectory: join(directory, 'appendonlydir'),
    /** Where engines before 7.0 keep their append-only file. */
    appendFile: join(directory, 'appendonly.aof'),
  };
}

/** Removes what saves and rewrites left that were cut off; nothing may run in the directory. */
export async function removeUnfinished(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (/^temp-.*\.(rdb|aof)$/.test(name) || name === 'dump.rdb')
      await rm(join(directory, name), { force: true });
  }
}
