import { expect, it } from 'vitest';
import { dependencyNames, libraryClosure, upstreamVersion } from './closure.ts';
import type { Package } from './workspace.ts';

function pack(name: string, depends = '', section = 'libs'): Package {
  return { name, depends, section, version: '1', size: 1 };
}

it('follows libraries to the end, once each, and leaves out everything else', async () => {
  const index = new Map(
    [
      pack('libc6', 'libgcc-s1'),
      pack('libgcc-s1', 'libc6, gcc-12-base'),
      pack('zlib1g', 'libc6'),
      pack('libssl3', 'libc6, zlib1g, debconf | debconf-2.0', 'universe/libs'),
      pack('debconf', 'libdb5.3', 'admin'),
      pack('libdb5.3'),
      pack('gcc-12-base', '', 'devel'),
    ].map((library) => [library.name, library]),
  );
  const asked: string[] = [];
  const candidates = async (names: readonly string[]) => {
    asked.push(...names);
    return names.flatMap((name) => index.get(name) ?? []);
  };
  const server = pack('redis-server', 'init-system-helpers, libc6 (>= 2.34), libssl3, adduser', 'database');
  const found = await libraryClosure([server], candidates);
  expect(found.map(({ name }) => name).toSorted()).toEqual(['libc6', 'libgcc-s1', 'libssl3', 'zlib1g']);
  expect(new Set(asked).size).toBe(asked.length);
});

it('reads the names in a Depends field, with versions, architectures and alternatives', () => {
  expect(dependencyNames('libc6 (>= 2.34), libatomic1:amd64,libjemalloc2 | libjemalloc1,\n zlib1g')).toEqual([
    'libc6',
    'libatomic1',
    'libjemalloc2',
    'zlib1g',
  ]);
  expect(dependencyNames('')).toEqual([]);
});

it.each([
  ['5:7.0.15-1~deb12u7', '7.0.15'],
  ['8.0.1+dfsg1-1~bpo12+1', '8.0.1'],
  ['9.1.2-1', '9.1.2'],
  ['5:8.0.6-3', '8.0.6'],
  ['5:8.0.0~rc1-1', undefined],
  ['9.0-1', undefined],
  ['2.0.19.1-1', undefined],
])('%s is upstream %s', (version, upstream) => {
  expect(upstreamVersion(version)).toBe(upstream);
});
