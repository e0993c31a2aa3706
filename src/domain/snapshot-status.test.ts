import { describe, expect, it } from 'vitest';
import { canCopy, canDeleteSnapshot, canRestore, SNAPSHOT_STATUSES } from './snapshot-status.ts';

describe('snapshot status', () => {
  it('never restores or copies what is not whole', () => {
    for (const status of ['creating', 'failed', 'deleting'] as const) {
      expect([canRestore(status), canCopy(status)], status).toEqual([false, false]);
    }
    expect([canRestore('available'), canRestore('restoring'), canCopy('available')]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('deletes only what nobody uses', () => {
    expect(SNAPSHOT_STATUSES.filter(canDeleteSnapshot)).toEqual(['available', 'failed']);
  });
});
