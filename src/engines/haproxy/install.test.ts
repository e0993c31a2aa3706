import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findTestHaProxy } from '../../../test/support/engines.ts';
import { EngineCatalog } from '../catalog.ts';
import { EngineInstallError } from '../error.ts';
import { findHaProxy } from './find.ts';
import { installHaProxy } from './install.ts';
import { haProxySpec } from './program.ts';

const real = await findTestHaProxy();

let scratch: string;
let directory: string;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'holdfast-haproxy-'));
  directory = join(scratch, 'engines');
});
afterEach(() => rm(scratch, { recursive: true, force: true }));

/** A program that runs the real HAProxy, as an administrator would have it on PATH. Returns its folder. */
async function onPath(prelude = ''): Promise<string> {
  const folder = join(scratch, 'own');
  await mkdir(folder);
  const command = real!.command.map((word) => `'${word}'`).join(' ');
  await writeFile(join(folder, 'haproxy'), `#!/bin/sh\n${prelude}\nexec ${command} "$@"\n`, { mode: 0o755 });
  return folder;
}

describe.skipIf(!real)('a real one', () => {
  it('is installed from a path, found again, and no engine', async () => {
    const from = join(await onPath(), 'haproxy');
    const lines: string[] = [];
    const installed = await installHaProxy({ directory, from, onProgress: (line) => lines.push(line) });
    expect(installed).toEqual({
      version: real!.version,
      source: 'installed',
      directory: join(directory, `haproxy-${real!.version}`),
      command: [join(directory, `haproxy-${real!.version}`, 'bin/haproxy')],
    });
    expect(lines).toEqual([`Trying haproxy ${real!.version}...`]);
    expect(await findHaProxy({ directory })).toEqual(installed);
    expect(await installHaProxy({ directory })).toEqual(installed);
    expect(await new EngineCatalog({ directory }).list()).toEqual([]);
    await expect(installHaProxy({ directory, from })).rejects.toThrow(/installed already/);
    expect(await readdir(directory)).toEqual([`haproxy-${real!.version}`]);
  });

  it('is found on PATH where none is installed', async () => {
    const folder = await onPath();
    expect(await findHaProxy({ directory, searchPath: `relative:${folder}` })).toEqual({
      version: real!.version,
      source: 'path',
      directory: folder,
      command: [join(folder, 'haproxy')],
    });
    expect(await findHaProxy({ directory })).toBeUndefined();
  });

  it('of another version than the one asked for is refused', async () => {
    const from = join(await onPath(), 'haproxy');
    await expect(installHaProxy({ directory, from, version: '1.5' })).rejects.toThrow(
      /Asked for haproxy 1\.5/,
    );
    expect(await readdir(directory)).toEqual([]);
  });

  it('that says its version and does not run is refused', async () => {
    const from = join(await onPath('if [ "$1" != -v ]; then echo cannot; exit 3; fi'), 'haproxy');
    await expect(installHaProxy({ directory, from })).rejects.toThrow(/does not run here: cannot/);
    expect(await readdir(directory)).toEqual([]);
  });
});

it('what is no HAProxy is refused by name', async () => {
  const refused = async (from: string) => {
    const error = await installHaProxy({ directory, from }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(EngineInstallError);
    return (error as Error).message;
  };
  expect(await refused(join(scratch, 'none'))).toMatch(/no haproxy program at .*none/);
  await writeFile(join(scratch, 'other'), '#!/bin/sh\necho hello\n', { mode: 0o755 });
  expect(await refused(join(scratch, 'other'))).toMatch(/other is no HAProxy that runs here/);
  expect(await readdir(directory)).toEqual([]);
});

it('reads haproxy and haproxy@2.6 and nothing else', () => {
  expect(['haproxy', 'haproxy@2.6', 'redis@7.0'].map(haProxySpec)).toEqual(['', '2.6', undefined]);
  expect(() => haProxySpec('haproxy@new')).toThrow(EngineInstallError);
});
