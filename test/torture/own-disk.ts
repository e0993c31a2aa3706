import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mountAt, unshareOptions } from '../support/small-disk.ts';

const NAME = 'HOLDFAST_TORTURE_DISK';

/** The file system of this process's own, when it was started in one. */
export function ownDisk(): string | undefined {
  return process.env[NAME];
}

/**
 * Runs this program once more with the same arguments, in a namespace where it has a small file system of its own for
 * everything temporary: one that it can fill without harm to anybody. Undefined where the machine doesn't let it.
 */
export async function withOwnDisk(): Promise<number | undefined> {
  const options = unshareOptions();
  if (!options) return undefined;
  const directory = mkdtempSync(join(tmpdir(), 'holdfast-disk-'));
  try {
    const script = `${mountAt('1g')} && ${NAME}="$0" TMPDIR="$0" exec "$@"`;
    const words = [...options, 'sh', '-c', script, directory, process.execPath, ...process.argv.slice(1)];
    const child = spawn('unshare', words, { stdio: 'inherit' });
    // It ends all that it started before it goes.
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => child.kill(name));
    const [code] = (await once(child, 'exit')) as [number | null];
    return code ?? 1;
  } finally {
    rmSync(directory, { recursive: true });
  }
}
