import { expect, it } from 'vitest';
import { loadableVersions } from './versions.ts';

const version = (engine: string, number: string) => ({ engine, version: number, family: '' });
const VERSIONS = [
  version('redis', '6.2'),
  version('redis', '7.0'),
  version('redis', '7.1'),
  version('redis', '8.0'),
  version('valkey', '8.1'),
  version('valkey', '9.1'),
];
const names = (manifest: Parameters<typeof loadableVersions>[0]) =>
  loadableVersions(manifest, VERSIONS).map((one) => `${one.engine} ${one.version}`);

it.each([
  [
    'redis',
    '7.0.15',
    { Magic: 'REDIS', RdbVersion: 10 },
    ['redis 7.1', 'redis 8.0', 'valkey 8.1', 'valkey 9.1'],
  ],
  ['redis', '8.0.2', { Magic: 'REDIS', RdbVersion: 12 }, ['valkey 9.1']],
  ['redis', '8.0.2', { Magic: 'REDIS', RdbVersion: 12, HashFieldExpires: true }, []],
  ['redis', '8.0.2', { Magic: 'REDIS', RdbVersion: 12, Modules: ['vectorset'] }, []],
  ['valkey', '8.0.1', { Magic: 'REDIS', RdbVersion: 11 }, ['redis 8.0', 'valkey 8.1', 'valkey 9.1']],
  ['valkey', '9.1.2', { Magic: 'VALKEY', RdbVersion: 80 }, []],
])('%s %s with %j goes into %j', (Engine, EngineVersion, node, expected) => {
  expect(names({ Engine, EngineVersion, Nodes: [node] })).toEqual(expected);
});

it('offers nothing where nothing is known', () => {
  expect(names({ Engine: 'redis', EngineVersion: '7.0.15' })).toEqual([]);
});
