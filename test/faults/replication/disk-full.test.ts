// Full disks in a group: each of the nodes concerned has one of its own, in a namespace of the test's own.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runOnSmallDisk, unshareOptions } from '../../support/small-disk.ts';

const run = (name: string) => join(import.meta.dirname, '../support', name);
const unshare = unshareOptions();

describe.concurrent('a full disk', () => {
  test.skipIf(!unshare)(
    'of a replica: it holds on, is passed over when the primary dies, and is back once there is room',
    async () => {
      const result = await runOnSmallDisk(unshare!, run('replica-disk-run.ts'));
      expect(result).toMatchObject({
        heldByReplica: 0,
        chosen: 'g-003',
        written: 'OK',
        missing: 0,
        toldOfSync: expect.stringContaining('g-003'),
        served: 'g-003',
        missingFromReplica: 0,
        primaryStayed: true,
        strays: [],
      });
    },
  );

  test.skipIf(!unshare)(
    'of everything: a primary that dies then is replaced at once, and is back once there is room',
    async () => {
      expect(await runOnSmallDisk(unshare!, run('whole-disk-run.ts'))).toEqual({
        missing: [],
        report: { kind: 'failover', from: true, to: true },
        written: 'OK',
        primaryStayed: true,
        missingFromOld: [],
        strays: [],
      });
    },
  );

  test.skipIf(!unshare)(
    'of the primary: writes are refused, none is lost, and it is no reason to fail over',
    async () => {
      expect(await runOnSmallDisk(unshare!, run('primary-disk-run.ts'))).toMatchObject({
        refused: expect.stringMatching(/^MISCONF .*No space left/),
        changes: 0,
        missingAfterwards: [],
        missingAfterFailover: [],
        written: 'OK',
        primaryStayed: true,
        missingFromOld: [],
        strays: [],
      });
    },
  );
});
