import { describe, expect, it } from 'vitest';
import { describeEngineVersions } from './engine-catalogue.ts';
import type { AvailableEngine } from './engine-versions.ts';

const HERE: AvailableEngine[] = [
  { engine: 'valkey', version: '8.1.1' },
  { engine: 'redis', version: '7.0.15' },
  { engine: 'redis', version: '7.0.9' },
  { engine: 'redis', version: '8.0.2' },
  { engine: 'redis', version: '5.0.14' },
];
const versions = (entries: { Engine: string; EngineVersion: string }[]) =>
  entries.map((entry) => `${entry.Engine} ${entry.EngineVersion}`);

describe('describeEngineVersions', () => {
  it('lists what is there, oldest first, with 7.1 as an alias that says so', () => {
    const entries = describeEngineVersions(HERE);
    expect(versions(entries)).toEqual([
      'redis 5.0.14',
      'redis 7.0.9',
      'redis 7.1',
      'redis 7.0',
      'redis 8.0',
      'valkey 8.1',
    ]);
    expect(entries.find((entry) => entry.EngineVersion === '7.1')).toEqual({
      Engine: 'redis',
      EngineVersion: '7.1',
      CacheParameterGroupFamily: 'redis7',
      CacheEngineDescription: 'Redis',
      CacheEngineVersionDescription: 'redis version 7.1, served by redis 7.0.15',
    });
    expect(describeEngineVersions([])).toEqual([]);
  });

  it('filters by engine, family, version in either spelling, and default', () => {
    expect(versions(describeEngineVersions(HERE, { engine: 'valkey' }))).toEqual(['valkey 8.1']);
    expect(versions(describeEngineVersions(HERE, { family: 'redis8' }))).toEqual(['redis 8.0']);
    expect(versions(describeEngineVersions(HERE, { engine: 'redis', engineVersion: '7.1' }))).toEqual([
      'redis 7.1',
    ]);
    expect(versions(describeEngineVersions(HERE, { engineVersion: '8.1.1' }))).toEqual(['valkey 8.1']);
    expect(versions(describeEngineVersions(HERE, { defaultOnly: true }))).toEqual([
      'redis 7.0',
      'valkey 8.1',
    ]);
  });
});
