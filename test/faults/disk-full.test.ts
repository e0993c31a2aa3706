// Full disks, on a small file system of the test's own: in a namespace of its own, which needs no root where users may make them.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runOnSmallDisk, unshareOptions } from '../support/small-disk.ts';

const run = (name: string) => join(import.meta.dirname, 'support', name);
const unshare = unshareOptions();

test.skipIf(!unshare)(
  'a full disk fails snapshots and copies, says so, loses nothing and leaves nothing behind',
  async () => {
    expect(await runOnSmallDisk(unshare!, run('disk-full-run.ts'))).toMatchObject({
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
  },
);

test.skipIf(!unshare)(
  'the hole that an engine leaves in its append-only file when the disk was full is closed, and all data come back; one that is watched is written anew',
  async () => {
    const result = await runOnSmallDisk(unshare!, run('holes-run.ts'));
    expect(result).toMatchObject({
      refused: expect.stringMatching(/^MISCONF .*No space left/),
      differences: [],
      event: `The append-only file of cache node 0001 held ${result['zeros']} bytes of nothing, as after a full disk: they were taken out, and none of its data`,
      rewritten: true,
      strays: [],
    });
    expect(result['zeros']).toBeGreaterThan(0);
  },
);
