// The file in which figures are kept, on a disk that is full: in a namespace of its own, which needs no root where users may make them.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runOnSmallDisk, unshareOptions } from '../support/small-disk.ts';

const unshare = unshareOptions();

test.skipIf(!unshare)('a full disk costs figures, is told once, and nothing is lost beside', async () => {
  const run = join(import.meta.dirname, 'support/metrics-disk-run.ts');
  const result = await runOnSmallDisk(unshare!, run);
  expect(result).toMatchObject({
    before: 100,
    whileFull: [
      expect.stringMatching(/figures of nodes can't be kept in .*metrics\.db: .*(full|I\/O error)/),
    ],
    trouble: true,
    afterwards: ['healed'],
  });
  expect(result['after']).toBeGreaterThanOrEqual(50);
});
