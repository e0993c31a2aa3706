import { describe, expect, it } from 'vitest';
import { defaultParameterGroupName, defaultParameterGroups, familyOf, parseFamily } from './family-names.ts';

describe('families', () => {
  it.each([
    ['redis', '3.2.12', 'redis3.2'],
    ['redis', '5.0.6', 'redis5.0'],
    ['redis', '6.2.14', 'redis6.x'],
    ['redis', '7.0.15', 'redis7'],
    ['redis', '7.1.0', 'redis7'],
    ['redis', '8.0.2', 'redis8'],
    ['valkey', '7.2.9', 'valkey7'],
    ['valkey', '8.1.1', 'valkey8'],
    ['valkey', '9.1.2', 'valkey9'],
  ] as const)('%s %s belongs to %s', (engine, version, family) => {
    expect(familyOf(engine, version)).toBe(family);
  });

  it('refuses what no family covers', () => {
    expect(() => familyOf('redis', '2.4.0')).toThrow(
      expect.objectContaining({ code: 'InvalidParameterCombination' }),
    );
    expect(() => familyOf('valkey', '6.0')).toThrow('Choose a version of one of: redis3.2');
    expect(() => parseFamily('memcached1.6')).toThrow('memcached1.6');
    expect(parseFamily('Redis7')).toBe('redis7');
  });

  it('names two default groups for each', () => {
    expect(defaultParameterGroupName('redis6.x')).toBe('default.redis6.x');
    expect(defaultParameterGroupName('valkey8', true)).toBe('default.valkey8.cluster.on');
    const groups = defaultParameterGroups();
    expect(new Set(groups.map((group) => group.name)).size).toBe(groups.length);
    expect(groups).toContainEqual({
      name: 'default.redis7',
      family: 'redis7',
      clusterMode: false,
      description: 'Default parameter group for redis7',
    });
  });
});
