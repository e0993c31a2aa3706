// Full disks, on a small file system of the test's own: in a namespace of its own, which needs no root where users may make them.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const RUN = join(import.meta.dirname, 'support/disk-full-run.ts');
const MOUNT = 'mount -t tmpfs -o size=64m tmpfs "$0"';

/** How to get a mount of one's own on this machine. */
const unshare = [['-Urm'], ['-m']].find((options) => {
  const directory = mkdtempSync(join(tmpdir(), 'holdfast-mount-'));
  try {
    execFileSync('unshare', [...options, 'sh', '-c', MOUNT, directory], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test.skipIf(!unshare)(
  'a full disk fails snapshots and copies, says so, loses nothing and leaves nothing behind',
  async () => {
    const directory = mkdtempSync(join(tmpdir(), 'holdfast-disk-'));
    try {
      const script = `${MOUNT} && cd "$0" && TMPDIR="$0" exec "$1" "$2"`;
      const { stdout } = await promisify(execFile)(
        'unshare',
        [...unshare!, 'sh', '-c', script, directory, process.execPath, RUN],
        { env: { ...process.env, NODE_OPTIONS: '' }, timeout: 120_000 },
      );
      const result = JSON.parse(stdout.trim().split('\n').at(-1)!) as Record<string, unknown>;
      expect(result).toMatchObject({
        saved: 'failed',
        saveEvent: expect.stringMatching(/^Snapshot failed .*no space left on device/i),
        copied: 'failed',
        copyEvent: expect.stringMatching(/could not be copied .*no space left on device/i),
        straysWhileFull: [],
        controllerLives: true,
        stillServes: 'value 1',
        broken: [],
        strays: [],
      });
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  },
);
