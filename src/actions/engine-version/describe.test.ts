import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testContext } from '../testing.ts';
import { DescribeCacheEngineVersions } from './describe.ts';

let enginesDirectory: string;

/** An engine is there when its record is; this action starts none. */
beforeAll(async () => {
  enginesDirectory = await mkdtemp(join(tmpdir(), 'holdfast-engine-versions-'));
  for (const [engine, version] of [
    ['redis', '7.0.15'],
    ['redis', '8.0.2'],
    ['valkey', '8.1.1'],
  ]) {
    const directory = join(enginesDirectory, `${engine}-${version}`);
    await mkdir(directory);
    const record = {
      format: 1,
      engine,
      version,
      origin: 'test',
      installedAt: '2026-01-01T00:00:00.000Z',
      programs: { server: `${engine}-server` },
    };
    await writeFile(join(directory, 'engine.json'), JSON.stringify(record));
  }
});

afterAll(() => rm(enginesDirectory, { recursive: true, force: true }));

async function versions(input: Parameters<typeof DescribeCacheEngineVersions>[0] = {}) {
  const { CacheEngineVersions } = await DescribeCacheEngineVersions(input, testContext({ enginesDirectory }));
  return CacheEngineVersions!.map((version) => `${version.Engine} ${version.EngineVersion}`);
}

describe('DescribeCacheEngineVersions', () => {
  it('lists what is there, with 7.1 beside 7.0', async () => {
    expect(await versions()).toEqual(['redis 7.0', 'redis 7.1', 'redis 8.0', 'valkey 8.1']);
    expect(await DescribeCacheEngineVersions({}, testContext())).toEqual({ CacheEngineVersions: [] });
  });

  it('says that 7.1 is served by 7.0', async () => {
    const input = { Engine: 'redis', EngineVersion: '7.1' };
    const { CacheEngineVersions } = await DescribeCacheEngineVersions(
      input,
      testContext({ enginesDirectory }),
    );
    expect(CacheEngineVersions).toHaveLength(1);
    expect(CacheEngineVersions![0]).toMatchObject({
      CacheParameterGroupFamily: 'redis7',
      CacheEngineVersionDescription: 'redis version 7.1, served by redis 7.0.15',
    });
  });

  it('filters', async () => {
    expect(await versions({ Engine: 'Valkey' })).toEqual(['valkey 8.1']);
    expect(await versions({ CacheParameterGroupFamily: 'redis7' })).toEqual(['redis 7.0', 'redis 7.1']);
    expect(await versions({ EngineVersion: '8.0' })).toEqual(['redis 8.0']);
    expect(await versions({ EngineVersion: '6.2' })).toEqual([]);
    expect(await versions({ DefaultOnly: true })).toHaveLength(2);
    expect(await versions({ Engine: 'valkey', DefaultOnly: true })).toEqual(['valkey 8.1']);
    expect(await versions({ Engine: 'memcached' })).toEqual([]);
  });

  it('refuses an engine that nobody knows', async () => {
    await expect(versions({ Engine: 'postgres' })).rejects.toMatchObject({ code: 'InvalidParameterValue' });
  });
});
