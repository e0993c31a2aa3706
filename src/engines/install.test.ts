import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { programsOf, redis70 } from '../../test/support/engines.ts';
import { EngineCatalog } from './catalog.ts';
import { ensureEngine } from './ensure.ts';
import { EngineInstallError } from './error.ts';
import { installEngine } from './install.ts';
import { verifyEngine } from './verify.ts';

let scratch: string;
let directory: string;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'holdfast-install-'));
  directory = join(scratch, 'engines');
});
afterEach(() => rm(scratch, { recursive: true, force: true }));

describe('from a path', () => {
  it.each(['.', 'bin', 'src', 'redis-server'])('takes a real server by %s, and its tools', async (shape) => {
    const folder = shape.includes('redis') ? '.' : shape;
    const bin = await programsOf(await redis70(), join(scratch, 'own', folder));
    const from = shape.includes('redis') ? join(bin, 'redis-server') : join(scratch, 'own');
    const lines: string[] = [];
    const engine = await installEngine('redis@7.0', {
      directory,
      from,
      onProgress: (line) => lines.push(line),
    });
    expect(engine).toMatchObject({ engine: 'redis', series: '7.0', source: 'installed' });
    expect(engine.cli).toEqual([join(engine.directory, 'bin/redis-cli')]);
    expect(lines).toEqual([`Trying redis ${engine.version}...`]);
    expect(await readdir(directory)).toEqual([`redis-${engine.version}`]);
    // It stands by itself: the original may go.
    await rm(join(scratch, 'own'), { recursive: true });
    await verifyEngine(engine);
    expect(await new EngineCatalog({ directory }).list()).toEqual([engine]);
  });

  it('returns what is there without doing it again, but refuses to put another in its place', async () => {
    const from = await programsOf(await redis70(), join(scratch, 'own'));
    const engine = await installEngine('redis@7.0', { directory, from });
    const again = await installEngine('redis@7', {
      directory,
      onProgress: () => expect.unreachable('nothing is to be done'),
    });
    expect(again).toEqual(engine);
    await expect(installEngine('redis@7.0', { directory, from })).rejects.toThrow(/installed already/);
    expect(await readdir(directory)).toEqual([`redis-${engine.version}`]);
  });

  it('installs one of two that come at once, and tells the other', async () => {
    const from = await programsOf(await redis70(), join(scratch, 'own'));
    const results = await Promise.allSettled([
      installEngine('redis@7.0', { directory, from }),
      installEngine('redis@7.0', { directory, from }),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await readdir(directory)).toHaveLength(1);
    await verifyEngine((await new EngineCatalog({ directory }).find('redis'))!);
  });
});

describe('leaves nothing behind and says what to do', () => {
  const refused = async (spec: string, from: string): Promise<string> => {
    const error = await installEngine(spec, { directory, from }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(EngineInstallError);
    expect(await readdir(directory).catch(() => [])).toEqual([]);
    return (error as Error).message;
  };

  it('when there is no such path', async () => {
    expect(await refused('redis@7.0', join(scratch, 'none'))).toMatch(
      /no redis-server at .*give the path of one/,
    );
  });

  it('when it is something else', async () => {
    await mkdir(join(scratch, 'own'));
    await writeFile(join(scratch, 'own/redis-server'), '#!/bin/sh\necho hello\n', { mode: 0o755 });
    expect(await refused('redis@7.0', join(scratch, 'own'))).toMatch(/is no redis-server that runs here/);
  });

  it('when it is another version', async () => {
    const from = await programsOf(await redis70(), join(scratch, 'own'));
    expect(await refused('redis@8.0', from)).toMatch(/Asked for redis 8\.0, but .* ask for redis@7\.0\./);
  });

  it('when it says what it is but does not run', async () => {
    const prelude = 'if [ "$1" != --version ]; then echo cannot; exit 3; fi';
    const from = await programsOf(await redis70(), join(scratch, 'own'), prelude);
    expect(await refused('redis@7.0', from)).toMatch(/does not run here: it ended at once: cannot/);
  });

  it('when the directory cannot be made', async () => {
    await writeFile(join(scratch, 'file'), '');
    const from = await programsOf(await redis70(), join(scratch, 'own'));
    await expect(
      installEngine('redis@7.0', { directory: join(scratch, 'file/engines'), from }),
    ).rejects.toThrow(EngineInstallError);
  });
});

it('ensureEngine is content with what is on PATH', async () => {
  const searchPath = await programsOf(await redis70(), join(scratch, 'own'));
  const engines = await ensureEngine({
    directory,
    searchPath,
    onProgress: () => expect.unreachable('nothing is to be done'),
  });
  expect(engines.map(({ source }) => source)).toEqual(['path']);
});
