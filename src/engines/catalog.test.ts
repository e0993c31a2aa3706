import { cp, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { programsOf, redis70 } from '../../test/support/engines.ts';
import { EngineCatalog } from './catalog.ts';

let scratch: string;
let directory: string;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'holdfast-catalog-'));
  directory = join(scratch, 'engines');
});
afterEach(() => rm(scratch, { recursive: true, force: true }));

/** Programs on PATH that note down each time they are run. */
async function counted(folder: string): Promise<{ folder: string; runs: () => Promise<number> }> {
  const log = join(scratch, 'runs');
  await programsOf(await redis70(), folder, `echo run >>'${log}'`);
  const runs = async () => (await readFile(log, 'utf8').catch(() => '')).split('\n').length - 1;
  return { folder, runs };
}

it('finds nothing where nothing is', async () => {
  const catalog = new EngineCatalog({ directory, searchPath: join(scratch, 'nowhere') });
  expect(await catalog.list()).toEqual([]);
  expect(await catalog.find('redis')).toBeUndefined();
});

it('finds a server on PATH with the tools beside it', async () => {
  const { version, series } = await redis70();
  const bin = await programsOf(await redis70(), join(scratch, 'bin'));
  const catalog = new EngineCatalog({ directory, searchPath: `relative:${join(scratch, 'none')}:${bin}` });
  expect(await catalog.list()).toEqual([
    {
      engine: 'redis',
      version,
      series,
      source: 'path',
      directory: bin,
      server: [join(bin, 'redis-server')],
      cli: [join(bin, 'redis-cli')],
    },
  ]);
});

it('asks a program for its version once, over restarts, and again when it was replaced', async () => {
  const { folder, runs } = await counted(join(scratch, 'bin'));
  const list = () => new EngineCatalog({ directory, searchPath: folder }).list();
  expect(await list()).toHaveLength(1);
  expect(await list()).toHaveLength(1);
  expect(await runs()).toBe(1);
  const later = new Date(Date.now() + 5_000);
  await utimes(join(folder, 'redis-server'), later, later);
  expect(await list()).toHaveLength(1);
  expect(await runs()).toBe(2);
});

it('does without its cache where that is damaged or has no room', async () => {
  const bin = await programsOf(await redis70(), join(scratch, 'bin'));
  await mkdir(directory);
  await writeFile(join(directory, 'path-versions.json'), '{"half');
  expect(await new EngineCatalog({ directory, searchPath: bin }).list()).toHaveLength(1);
  const file = join(scratch, 'file');
  await writeFile(file, '');
  expect(await new EngineCatalog({ directory: file, searchPath: bin }).list()).toHaveLength(1);
});

it('sees an engine that is installed while it runs, and prefers it to its like on PATH', async () => {
  const engine = await redis70();
  const bin = await programsOf(engine, join(scratch, 'bin'));
  const catalog = new EngineCatalog({ directory, searchPath: bin });
  expect((await catalog.list()).map(({ source }) => source)).toEqual(['path']);
  await cp(engine.directory, join(directory, `redis-${engine.version}`), { recursive: true });
  const [only, ...rest] = await catalog.list();
  expect(rest).toEqual([]);
  expect(only?.source).toBe('installed');
  expect(only?.server.at(-1)).toBe(join(directory, `redis-${engine.version}`, 'bin/redis-server'));
});

it('lists no half engine: without its record, with a torn one, or still being put together', async () => {
  const engine = await redis70();
  for (const name of ['redis-7.0.1', 'redis-7.0.2', '.incoming-1-2-aa']) {
    await cp(engine.directory, join(directory, name), { recursive: true });
  }
  await rm(join(directory, 'redis-7.0.1/engine.json'));
  await writeFile(join(directory, 'redis-7.0.2/engine.json'), '{"format": 1, "engine": "re');
  await rm(join(directory, '.incoming-1-2-aa/engine.json'));
  expect(await new EngineCatalog({ directory }).list()).toEqual([]);
});

it('finds the highest version that matches', async () => {
  for (const [engine, version] of [
    ['redis', '7.0.9'],
    ['redis', '7.0.15'],
    ['redis', '7.2.4'],
    ['redis', '8.0.2'],
    ['valkey', '8.1.1'],
  ]) {
    const folder = join(directory, `${engine}-${version}`);
    await mkdir(folder, { recursive: true });
    const record = { format: 1, engine, version, programs: { server: `bin/${engine}-server` } };
    await writeFile(join(folder, 'engine.json'), JSON.stringify(record));
  }
  const catalog = new EngineCatalog({ directory });
  const version = async (...args: Parameters<EngineCatalog['find']>) =>
    (await catalog.find(...args))?.version;
  expect(await version('redis', '7')).toBe('7.2.4');
  expect(await version('redis', '7.0')).toBe('7.0.15');
  expect(await version('redis', '7.0.9')).toBe('7.0.9');
  expect(await version('redis')).toBe('8.0.2');
  expect(await version('redis', '7.0.1')).toBeUndefined();
  expect(await version('valkey', '8.0')).toBeUndefined();
  expect((await catalog.list()).map((engine) => `${engine.engine} ${engine.version}`)).toEqual([
    'redis 7.0.9',
    'redis 7.0.15',
    'redis 7.2.4',
    'redis 8.0.2',
    'valkey 8.1.1',
  ]);
});
