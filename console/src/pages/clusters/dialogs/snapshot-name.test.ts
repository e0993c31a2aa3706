import { expect, it } from 'vitest';
import { isSnapshotName, proposedSnapshotName } from './snapshot-name.ts';

const AT = new Date('2026-08-01T13:05:59Z');

it('proposes names that can be taken, however long the cluster’s own is', () => {
  expect(proposedSnapshotName('exampleredis', AT)).toBe('exampleredis-20260801-1305');
  expect(proposedSnapshotName('exampleredis', AT, 'final')).toBe('exampleredis-final-20260801-1305');
  for (const id of ['a', 'b'.repeat(50), `${'c'.repeat(19)}-${'c'.repeat(30)}`])
    for (const name of [proposedSnapshotName(id, AT), proposedSnapshotName(id, AT, 'final')])
      expect(isSnapshotName(name), name).toBe(true);
  expect(isSnapshotName('automatic.mine')).toBe(false);
});
