import { describe, expect, it } from 'vitest';
import { canLoad, type LoadTarget, type SeenInRdb } from './rdb-compatibility.ts';

const plain = { opcodes: [250, 251, 254, 255], hashFieldExpires: false, modules: [] };

const DUMPS: Record<string, SeenInRdb> = {
  'redis 6': { ...plain, magic: 'REDIS', rdbVersion: 9, types: [0, 13, 14, 15] },
  'redis 7.0': { ...plain, magic: 'REDIS', rdbVersion: 10, types: [0, 16, 18, 19], opcodes: [245, 255] },
  'redis 7.2': { ...plain, magic: 'REDIS', rdbVersion: 11, types: [0, 16, 20, 21] },
  'redis 8.0': { ...plain, magic: 'REDIS', rdbVersion: 12, types: [0, 16, 20, 21], opcodes: [244, 255] },
  'redis 8.0 field TTL': { ...plain, magic: 'REDIS', rdbVersion: 12, types: [0, 24], hashFieldExpires: true },
  'redis 8.0 vectors': { ...plain, magic: 'REDIS', rdbVersion: 12, types: [7], modules: ['vectorset'] },
  'redis 8.6': { ...plain, magic: 'REDIS', rdbVersion: 13, types: [0] },
  'valkey 8.1': { ...plain, magic: 'REDIS', rdbVersion: 11, types: [0, 16, 20, 21] },
  'valkey 9.1': { ...plain, magic: 'VALKEY', rdbVersion: 80, types: [0, 16, 20, 21] },
  'valkey 9.1 field TTL': {
    ...plain,
    magic: 'VALKEY',
    rdbVersion: 80,
    types: [0, 22],
    hashFieldExpires: true,
  },
};

const TARGETS: Record<string, LoadTarget> = {
  'redis 6.2': { engine: 'redis', version: '6.2' },
  'redis 7.0': { engine: 'redis', version: '7.0.15' },
  'redis 7.1': { engine: 'redis', version: '7.1' },
  'redis 7.2': { engine: 'redis', version: '7.2' },
  'redis 7.4': { engine: 'redis', version: '7.4' },
  'redis 8.0': { engine: 'redis', version: '8.0.2' },
  'redis 8.6': { engine: 'redis', version: '8.6' },
  'valkey 7.2': { engine: 'valkey', version: '7.2' },
  'valkey 8.0': { engine: 'valkey', version: '8.0.1' },
  'valkey 8.1': { engine: 'valkey', version: '8.1.1' },
  'valkey 9.1': { engine: 'valkey', version: '9.1.2' },
};

const redis = (...versions: string[]) => versions.map((version) => `redis ${version}`);
const valkey = (...versions: string[]) => versions.map((version) => `valkey ${version}`);
const ALL_VALKEY = valkey('7.2', '8.0', '8.1', '9.1');

const LOADS: Record<string, string[]> = {
  'redis 6': Object.keys(TARGETS),
  'redis 7.0': [...redis('7.0', '7.1', '7.2', '7.4', '8.0', '8.6'), ...ALL_VALKEY],
  'redis 7.2': [...redis('7.2', '7.4', '8.0', '8.6'), ...ALL_VALKEY],
  'redis 8.0': [...redis('7.4', '8.0', '8.6'), 'valkey 9.1 relaxed'],
  'redis 8.0 field TTL': redis('7.4', '8.0', '8.6'),
  'redis 8.0 vectors': redis('8.0', '8.6'),
  'redis 8.6': redis('8.6'),
  'valkey 8.1': [...redis('7.2', '7.4', '8.0', '8.6'), ...ALL_VALKEY],
  'valkey 9.1': ['valkey 9.1'],
  'valkey 9.1 field TTL': ['valkey 9.1'],
};

describe('which engine loads whose dump', () => {
  it.each(Object.entries(DUMPS))('that of %s', (name, seen) => {
    const loading = Object.entries(TARGETS).flatMap(([target, engine]) => {
      const verdict = canLoad(engine, seen);
      return verdict.ok ? [verdict.relaxed ? `${target} relaxed` : target] : [];
    });
    expect(loading).toEqual(LOADS[name]);
  });
});

describe('a refusal', () => {
  const reason = (target: string, dump: SeenInRdb) => {
    const verdict = canLoad(TARGETS[target]!, dump);
    return verdict.ok ? 'none' : verdict.reason;
  };

  it('names the RDB version, what the engine loads and which one to take', () => {
    expect(reason('redis 7.0', DUMPS['redis 7.2']!)).toBe(
      'it was written in RDB version 11; redis 7.0.15 loads RDB versions up to 10: take redis 7.2 or later, or any valkey',
    );
    expect(reason('redis 8.0', DUMPS['valkey 9.1']!)).toBe(
      'it was written in RDB version 80 by Valkey 9.0 or later, which no redis loads: take valkey 9.0 or later',
    );
    expect(reason('valkey 8.1', DUMPS['redis 8.0']!)).toBe(
      "it was written in RDB version 12; valkey 8.1.1 doesn't load it: take redis 7.4 or later, or valkey 9.0 or later",
    );
  });

  it('says when times to live of hash fields are in the way', () => {
    expect(reason('valkey 9.1', DUMPS['redis 8.0 field TTL']!)).toContain('times to live of hash fields');
  });

  it('says which module is missing', () => {
    expect(reason('redis 7.4', DUMPS['redis 8.0 vectors']!)).toContain('vector sets need redis 8.0');
    const json = { ...DUMPS['redis 7.0']!, types: [7], modules: ['ReJSON-RL'] };
    expect(reason('redis 8.0', json)).toContain('ReJSON-RL');
    expect(reason('redis 8.0', { ...json, types: [0], opcodes: [247], modules: undefined })).toContain(
      'a module',
    );
  });

  it('goes by what the file holds when its header claims less', () => {
    const dump = { ...DUMPS['redis 6']!, types: [0, 20] };
    expect(reason('redis 7.0', dump)).toContain('RDB version 11');
    expect(reason('redis 6.2', { ...DUMPS['redis 6']!, opcodes: [245] })).toContain('RDB version 10');
  });

  it('of a version that no known engine loads', () => {
    expect(reason('redis 8.6', { ...DUMPS['redis 8.6']!, rdbVersion: 99 })).toContain('a later redis');
  });
});
