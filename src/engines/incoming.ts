import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const PREFIX = '.incoming-';

/**
 * A directory in which an engine is put together before it is shown. Its name tells who is at work in it:
 * the process and when that started, since a process id comes back.
 */
export async function makeIncoming(directory: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  const path = join(
    directory,
    `${PREFIX}${process.pid}-${await startOf(process.pid)}-${randomBytes(4).toString('hex')}`,
  );
  await mkdir(path);
  return path;
}

/** Removes what installs left behind that were killed; those of living processes stay. */
export async function removeLeftovers(directory: string): Promise<void> {
  for (const name of await readdir(directory).catch(() => [])) {
    const match = /^\.incoming-(\d+)-(\w+)-/.exec(name);
    if (!match) continue;
    const start = await startOf(Number(match[1]));
    if (start === match[2]) continue;
    // What it had started may still be writing there; what can't be removed now is left for the next time.
    await rm(join(directory, name), { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
  }
}

/**
 * Shows a finished engine under its name, in one rename. False where another install was first: then that one stands.
 * Everything is on disk before the rename, so that a power cut can't leave an engine with empty files. What has its
 * `recordFile` is whole.
 */
export async function publish(assembled: string, target: string, recordFile: string): Promise<boolean> {
  for (const entry of await readdir(assembled, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await flush(join(entry.parentPath, entry.name));
  }
  await flush(assembled);
  try {
    await rename(assembled, target);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    if (await isThere(join(target, recordFile))) return false;
    await rm(target, { recursive: true, force: true });
    await rename(assembled, target);
  }
  await flush(join(target, '..'));
  return true;
}

async function isThere(path: string): Promise<boolean> {
  return readFile(path).then(
    () => true,
    () => false,
  );
}

async function flush(path: string): Promise<void> {
  await using handle = await open(path, 'r');
  await handle.sync();
}

/** When a process started, in the system's own count; 'none' for one that is gone. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The command's name stands in brackets and may hold spaces and brackets itself.
  const start = stat
    ?.slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .at(19);
  if (start) return start;
  return process.platform !== 'linux' && isAlive(pid) ? 'alive' : 'none';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
