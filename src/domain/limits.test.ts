import { describe, expect, it } from 'vitest';
import { description, numCacheNodes, port, snapshotRetentionLimit } from './limits.ts';

describe('limits', () => {
  it('takes ports 1 to 65535', () => {
    expect([port(1), port(6379), port(65535)]).toEqual([1, 6379, 65535]);
    for (const bad of [0, -1, 65536, 1.5, Number.NaN]) {
      expect(() => port(bad)).toThrow(
        `Invalid value ${bad} for Port. Must be an integer between 1 and 65535.`,
      );
    }
  });

  it('keeps automatic snapshots 0 to 35 days', () => {
    expect([snapshotRetentionLimit(0), snapshotRetentionLimit(35)]).toEqual([0, 35]);
    expect(() => snapshotRetentionLimit(36)).toThrow('between 0 and 35');
    expect(() => snapshotRetentionLimit(-1)).toThrow('SnapshotRetentionLimit');
  });

  it('gives a Redis cluster one node', () => {
    expect(numCacheNodes(1)).toBe(1);
    expect(() => numCacheNodes(2)).toThrow('set NumCacheNodes to 1');
  });

  it('takes descriptions up to 255 characters without control characters', () => {
    expect(description('Größe, 크기')).toBe('Größe, 크기');
    expect(() => description('x'.repeat(256))).toThrow('must not be longer than 255');
    expect(() => description('a\nb', 'ReplicationGroupDescription')).toThrow(
      'The parameter ReplicationGroupDescription must not contain control characters',
    );
  });
});
