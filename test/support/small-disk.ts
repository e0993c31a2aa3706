import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What `sh` runs to have a small file system at `$0`. */
export function mountAt(size: string): string {
  return `mount -t tmpfs -o size=${size} tmpfs "$0"`;
}

/** How to get a mount of one's own on this machine, which needs no root where users may make namespaces; undefined where it can't be had. */
export function unshareOptions(): string[] | undefined {
  const directory = mkdtempSync(join(tmpdir(), 'holdfast-mount-'));
  try {
    return [['-Urm'], ['-m']].find((options) => {
      try {
        execFileSync('unshare', [...options, 'sh', '-c', mountAt('1m'), directory], { stdio: 'ignore' });
        return true;
      } catch {
        return false;
      }
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Runs a program of Node with everything temporary on a file system of 64 MB. Resolves to the JSON of its last line. */
export async function runOnSmallDisk(options: string[], program: string): Promise<Record<string, unknown>> {
  const directory = mkdtempSync(join(tmpdir(), 'holdfast-disk-'));
  try {
    const script = `${mountAt('64m')} && cd "$0" && TMPDIR="$0" exec "$1" "$2"`;
    const { stdout } = await promisify(execFile)(
      'unshare',
      [...options, 'sh', '-c', script, directory, process.execPath, program],
      { env: { ...process.env, NODE_OPTIONS: '' }, timeout: 120_000 },
    );
    return JSON.parse(stdout.trim().split('\n').at(-1)!) as Record<string, unknown>;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
