import { expect, it } from 'vitest';
import { AofError } from './aof-error.ts';
import { parseManifest, readManifest, tellManifest } from './manifest.ts';

it('lists base, incremental files in order, and what is about to be removed', () => {
  const text = [
    'file appendonly.aof.2.base.rdb seq 2 type b',
    'file appendonly.aof.1.incr.aof seq 1 type h',
    'file appendonly.aof.2.incr.aof seq 2 type i startoffset 100 endoffset 250',
    'file appendonly.aof.3.incr.aof seq 3 type i startoffset 250',
    '',
  ].join('\n');
  expect(parseManifest(text)).toEqual({
    base: { name: 'appendonly.aof.2.base.rdb', seq: 2 },
    history: [{ name: 'appendonly.aof.1.incr.aof', seq: 1 }],
    incr: [
      { name: 'appendonly.aof.2.incr.aof', seq: 2, startOffset: 100 },
      { name: 'appendonly.aof.3.incr.aof', seq: 3, startOffset: 250 },
    ],
  });
});

it('is told as it was read', () => {
  const manifest = {
    base: { name: 'a.2.base.rdb', seq: 2 },
    history: [{ name: 'a.1.incr.aof', seq: 1 }],
    incr: [
      { name: 'a.2.incr.aof', seq: 2, startOffset: 100 },
      { name: 'a.3.incr.aof', seq: 3 },
    ],
  };
  expect(parseManifest(tellManifest(manifest))).toEqual(manifest);
});

it('may lack a base, and may be empty', () => {
  expect(parseManifest('file a.aof seq 1 type i\n')).toEqual({
    incr: [{ name: 'a.aof', seq: 1 }],
    history: [],
  });
  expect(parseManifest('')).toEqual({ incr: [], history: [] });
});

it.each([
  'file ../../etc/passwd seq 1 type b',
  'file a.aof seq 1',
  'file a.aof seq x type i',
  'file a.aof seq 1 type z',
  'file a.aof seq 1 type',
  'nonsense',
])('refuses %j and tells the line', (line) => {
  expect(() => parseManifest(`${line}\n`)).toThrow(AofError);
  expect(() => parseManifest(`${line}\n`)).toThrow(line.slice(0, 10));
});

it('refuses a second base', () => {
  const base = 'file a.rdb seq 1 type b\n';
  expect(() => parseManifest(base + base)).toThrow(AofError);
});

it('is not there in a directory without an append-only file', async () => {
  expect(await readManifest('/nonexistent')).toBeUndefined();
});
