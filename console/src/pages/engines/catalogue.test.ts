import { expect, it } from 'vitest';
import { isAlias, notThere, programVersion, runsOn } from './catalogue.ts';

const redis = (EngineVersion: string, CacheEngineVersionDescription: string) => ({
  Engine: 'redis',
  EngineVersion,
  CacheEngineVersionDescription,
});
const REDIS_70 = redis('7.0', 'redis version 7.0.15');
const REDIS_71 = redis('7.1', 'redis version 7.1, served by redis 7.0.15');

it('tells the program from the name that it goes by', () => {
  expect([REDIS_70, REDIS_71].map(programVersion)).toEqual(['7.0.15', '7.0.15']);
  expect([REDIS_70, REDIS_71].map(isAlias)).toEqual([false, true]);
});

it('knows which clusters run on it', () => {
  const cluster = (EngineVersion: string) => ({ Engine: 'redis', EngineVersion });
  expect(['7.0.15', '7.1.0', '7.0.9'].map((version) => runsOn(REDIS_70, cluster(version)))).toEqual([
    true,
    false,
    false,
  ]);
  expect(['7.0.15', '7.1.0'].map((version) => runsOn(REDIS_71, cluster(version)))).toEqual([false, true]);
  expect(runsOn(REDIS_70, { Engine: 'valkey', EngineVersion: '7.0.15' })).toBe(false);
});

it('names what could be installed and is not there', () => {
  const missing = notThere([REDIS_70, REDIS_71]);
  expect(missing).not.toContain('redis@7.0');
  expect(missing).toContain('valkey@8.1');
  expect(missing).toContain('redis@8.0');
});
