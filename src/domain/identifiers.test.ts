import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from './fault.ts';
import {
  automatedSnapshotName,
  cacheClusterId,
  cacheParameterGroupName,
  cacheSubnetGroupName,
  isAutomatedSnapshotName,
  replicationGroupId,
  safetySnapshotName,
  snapshotName,
} from './identifiers.ts';

const BAD = [
  '',
  '1redis',
  '-redis',
  'redis-',
  'my--redis',
  'my_redis',
  'my.redis',
  'my redis',
  'rédis',
  'redis\n',
];

describe('identifiers', () => {
  it.each([
    ['CacheClusterId', cacheClusterId, 50],
    ['ReplicationGroupId', replicationGroupId, 40],
    ['SnapshotName', snapshotName, 40],
    ['CacheParameterGroupName', cacheParameterGroupName, 255],
  ] as const)(
    '%s: letter first, hyphens single and inside, lower case, at most its length',
    (field, parse, max) => {
      expect(parse('Example-Redis2')).toBe('example-redis2');
      expect(parse('a')).toBe('a');
      expect(parse('a'.repeat(max))).toHaveLength(max);
      expect(() => parse('a'.repeat(max + 1))).toThrow(
        `The parameter ${field} must not be longer than ${max} characters`,
      );
      for (const bad of BAD) {
        expect(() => parse(bad), JSON.stringify(bad)).toThrow(Fault);
        expect(() => parse(bad)).toThrow(
          `The parameter ${field} is not a valid identifier. Identifiers must begin with a letter`,
        );
      }
    },
  );

  it('names the field of the request that was wrong, and the value', () => {
    const attempt = () => snapshotName('final-', 'FinalSnapshotIdentifier');
    expect(attempt).toThrow(expect.objectContaining({ code: 'InvalidParameterValue', status: 400 }));
    expect(attempt).toThrow(/FinalSnapshotIdentifier.*"final-"/);
  });

  it('keeps automatic.* for automatic snapshots, and default.* for default parameter groups', () => {
    expect(() => snapshotName('Automatic.mine')).toThrow('must not begin with "automatic."');
    expect(() => cacheParameterGroupName('default.redis7')).toThrow('must not begin with "default."');
    const name = automatedSnapshotName('my-redis', new Date('2026-03-09T05:07:59Z'));
    expect(name).toBe('automatic.my-redis-2026-03-09-05-07');
    expect(isAutomatedSnapshotName(name)).toBe(true);
    expect(isAutomatedSnapshotName('my-snapshot')).toBe(false);
    expect(safetySnapshotName('my-redis', new Date('2026-03-09T05:07:59Z'))).toBe(
      'my-redis-before-demotion-2026-03-09-05-07',
    );
  });

  it('takes up to 255 letters, digits or hyphens for a subnet group', () => {
    expect(cacheSubnetGroupName('My-Subnets-1')).toBe('my-subnets-1');
    expect(cacheSubnetGroupName('x'.repeat(255))).toHaveLength(255);
    for (const bad of ['', 'a_b', 'x'.repeat(256)]) expect(() => cacheSubnetGroupName(bad)).toThrow(Fault);
  });

  it('gives an id that is valid, or a fault, for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        let id: string;
        try {
          id = cacheClusterId(text);
        } catch (error) {
          expect(error).toBeInstanceOf(Fault);
          return;
        }
        expect(id).toMatch(/^[a-z]([a-z0-9-]*[a-z0-9])?$/);
        expect(cacheClusterId(id)).toBe(id);
      }),
    );
  });
});
