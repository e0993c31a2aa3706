import { link, readdir, rm, stat } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { NodeConnection } from './connection.ts';
import { nodeFiles } from './files.ts';
import { type Info, infoNumber } from './info.ts';
import { lastWarnings } from './log.ts';

/** The pause before another look is a fiftieth of what has passed: looking costs a long save little, and a short one no time. */
const SHORTEST_PAUSE_MS = 1;
const LONGEST_PAUSE_MS = 50;
/** Named after the child that writes it. */
const TEMPORARY = /^temp-(\d+)\.rdb$/;
/** The child's niceness: whoever serves goes first, and on a machine that is idle otherwise the save takes no longer. */
export const SAVE_NICENESS = 10;

/** The engine could not save; the message holds its own words. */
export class SaveFailed extends Error {}

export interface BackgroundSave {
  /** Resolves when the engine has written the whole file and put it on disk. @throws SaveFailed */
  finished: Promise<void>;
  /** Keys that the save goes through, and those it has gone through, as far as the engine tells. */
  keys(): { done: number; total: number };
}

/**
 * Has the node fork and save, and gives the file that the child writes a second name, `target`, while it grows: so it
 * can be read along, and needs no second copy. `target` must be on the node's own file system and not exist yet.
 * @throws SaveFailed when the save didn't begin
 */
export async function startBackgroundSave(
  connection: NodeConnection,
  directory: string,
  target: string,
): Promise<BackgroundSave> {
  const files = nodeFiles(directory);
  await earlierSaveEnded(connection);
  await removeEarlierFiles(directory);
  const logSize = await stat(files.log).then(
    (found) => found.size,
    () => 0,
  );
  const failure = async (fallback: string) => {
    const words = await lastWarnings(files.log, logSize);
    return new SaveFailed(words.length > 0 ? words.join('; ') : fallback);
  };
  // SCHEDULE: while the append-only file is being rewritten the save waits for that instead of being refused.
  await connection.command('BGSAVE', 'SCHEDULE').catch(async (error: Error) => {
    throw await failure(error.message);
  });
  const began = performance.now();
  let info = await connection.info('persistence');
  while (!(await linkSaved(directory, target))) {
    info = await connection.info('persistence');
    if (!isBusy(info) && !(await linkSaved(directory, target))) throw await failure('the save left no file');
    await pauseSince(began);
  }
  const finished = (async () => {
    for (;;) {
      info = await connection.info('persistence');
      if (infoNumber(info, 'rdb_bgsave_in_progress') !== 1) break;
      await pauseSince(began);
    }
    if (info.get('rdb_last_bgsave_status') !== 'ok')
      throw await failure('the engine reports that the save failed');
    const [written, linked] = await Promise.all([stat(files.dump).catch(() => undefined), stat(target)]);
    if (written?.ino !== linked.ino) throw new SaveFailed('another save took the place of this one');
    await rm(files.dump);
  })();
  // Whoever asked may turn away before it ends; that is no unhandled error.
  finished.catch(() => undefined);
  return {
    finished,
    keys: () => ({
      done: infoNumber(info, 'current_save_keys_processed') || 0,
      total: infoNumber(info, 'current_save_keys_total') || 0,
    }),
  };
}

/** Whether the save is under way, or may still wait for a rewrite of the append-only file. */
function isBusy(info: Info): boolean {
  return (
    infoNumber(info, 'rdb_bgsave_in_progress') === 1 || infoNumber(info, 'aof_rewrite_in_progress') === 1
  );
}

async function earlierSaveEnded(connection: NodeConnection): Promise<void> {
  const began = performance.now();
  while (infoNumber(await connection.info('persistence'), 'rdb_bgsave_in_progress') === 1)
    await pauseSince(began);
}

async function pauseSince(began: number): Promise<void> {
  const share = (performance.now() - began) / 50;
  await delay(Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, share)));
}

async function removeEarlierFiles(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (TEMPORARY.test(name) || name === 'dump.rdb') await rm(join(directory, name), { force: true });
  }
}

/** The file may get its final name between the look and the link, so both are tried. */
async function linkSaved(directory: string, target: string): Promise<boolean> {
  const names = await readdir(directory);
  for (const name of [...names.filter((one) => TEMPORARY.test(one)), 'dump.rdb']) {
    const linked = await link(join(directory, name), target).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return false;
        throw error;
      },
    );
    if (linked) {
      makeNice(Number(TEMPORARY.exec(name)?.[1]));
      return true;
    }
  }
  return false;
}

function makeNice(child: number): void {
  try {
    if (child > 0) setPriority(child, SAVE_NICENESS);
  } catch {
    // It has ended, or isn't ours to say: nothing depends on it but how soon clients are served meanwhile.
  }
}
