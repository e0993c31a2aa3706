// Installs real packages from the machine's own mirror: skipped, visibly, where there is no apt.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readMachineArchive } from '../../src/engines/apt/machine.ts';
import { EngineCatalog } from '../../src/engines/catalog.ts';
import { EngineInstallError } from '../../src/engines/error.ts';
import { findHaProxy } from '../../src/engines/haproxy/find.ts';
import { installHaProxy } from '../../src/engines/haproxy/install.ts';
import { installEngine } from '../../src/engines/install.ts';
import { verifyEngine } from '../../src/engines/verify.ts';

const hasApt = await Promise.all([access('/usr/bin/apt-get'), access('/usr/bin/dpkg-deb')]).then(
  () => true,
  () => false,
);

let directory: string;
/** Where the engine that is tried has its socket. */
let temporary: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'holdfast-install-'));
  temporary = await mkdtemp(join(tmpdir(), 'holdfast-temporary-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
  await rm(temporary, { recursive: true, force: true });
});

/** An install in a process of its own, so that it can be killed. */
function installer(): { child: ChildProcess; progress: (pattern: RegExp) => Promise<void> } {
  const module = join(import.meta.dirname, '../../src/engines/install.ts');
  const script = `import { installEngine } from ${JSON.stringify(module)};
await installEngine('redis@7.0', { directory: ${JSON.stringify(directory)}, onProgress: (line) => console.log(line) });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: temporary },
  });
  const progress = async (pattern: RegExp) => {
    for await (const text of child.stdout!) if (pattern.test(String(text))) return;
    throw new Error(`the install ended without a line like ${pattern}`);
  };
  return { child, progress };
}

async function processesNaming(text: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.includes(text));
}

describe.skipIf(!hasApt)('from the distribution', () => {
  it('installs Redis 7.0 with its own loader and libraries, once for two who ask', async () => {
    const lines: string[] = [];
    const [first, second] = await Promise.all([
      installEngine('redis@7.0', { directory, onProgress: (line) => lines.push(line) }),
      installEngine('redis@7.0', { directory }),
    ]);
    expect(second).toEqual(first);
    expect(await readdir(directory)).toEqual([`redis-${first.version}`]);
    expect(lines[0]).toMatch(/^Reading the package index of \w+ \w+\.\.\.$/);
    expect(lines.join('\n')).toMatch(
      /Fetching redis-server 7\.0\.\d+, redis-tools and \d+ libraries \(\d+\.\d MB\)/,
    );
    const [loader = '', ...rest] = first.server;
    expect(rest).toHaveLength(3);
    const loaded = execFileSync(loader, ['--library-path', rest[1]!, '--list', rest[2]!], {
      encoding: 'utf8',
    });
    for (const [, path] of loaded.matchAll(/=> (\S+)/g)) expect(path).toContain(first.directory);
    for (const argv of [first.cli, first.benchmark, first.checkRdb, first.sentinel]) {
      expect(execFileSync(argv![0]!, [...argv!.slice(1), '--version'], { encoding: 'utf8' })).toContain(
        first.version,
      );
    }
    expect(await new EngineCatalog({ directory }).list()).toEqual([first]);
  });

  it('killed at any moment, nothing half is listed, and the next install cleans up', {
    timeout: 300_000,
  }, async () => {
    for (const moment of ['Reading', 'Fetching', 'Unpacking', 'Trying']) {
      const { child, progress } = installer();
      const ended = once(child, 'exit');
      await progress(new RegExp(moment));
      child.kill('SIGKILL');
      await ended;
      await vi.waitFor(async () => expect(await processesNaming(temporary)).toEqual([]), 5_000);
      await vi.waitFor(async () => expect(await readdir(temporary)).toEqual([]), 5_000);
      expect(await new EngineCatalog({ directory }).list(), `killed while ${moment}`).toEqual([]);
    }
    const engine = await installEngine('redis@7.0', { directory });
    await verifyEngine(engine);
    expect(await readdir(directory)).toEqual([`redis-${engine.version}`]);
  });

  it('installs HAProxy, which is no engine', async () => {
    const installed = await installHaProxy({ directory });
    expect(await readdir(directory)).toEqual([`haproxy-${installed.version}`]);
    expect(await findHaProxy({ directory })).toEqual(installed);
    const [loader = '', ...rest] = installed.command;
    const loaded = execFileSync(loader, ['--library-path', rest[1]!, '--list', rest[2]!], {
      encoding: 'utf8',
    });
    for (const [, path] of loaded.matchAll(/=> (\S+)/g)) expect(path).toContain(installed.directory);
    expect(await new EngineCatalog({ directory }).list()).toEqual([]);
  });

  it('stops when it is told to, and leaves nothing', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const installing = installEngine('redis@7.0', {
      directory,
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    });
    await expect(installing).rejects.toBe(reason);
    expect(await readdir(directory)).toEqual([]);
  });

  it('takes nothing that no key of the machine vouches for', async () => {
    const signedBy = join(directory, 'no-keys.gpg');
    await writeFile(signedBy, '');
    const archive = { ...(await readMachineArchive()), signedBy };
    const error = await installEngine('redis@7.0', { directory, archive }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(EngineInstallError);
    expect((error as Error).message).toMatch(/keyring up to date/);
    expect(await readdir(directory)).toEqual(['no-keys.gpg']);
  });

  it('says so when the mirror cannot be reached', async () => {
    const archive = {
      ...(await readMachineArchive()),
      main: 'http://127.0.0.1:9/debian',
      security: undefined,
    };
    const error = await installEngine('redis@7.0', { directory, archive }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(EngineInstallError);
    expect((error as Error).message).toMatch(/Try again when the package mirror can be reached/);
    expect(await readdir(directory)).toEqual([]);
  });

  it('names what can be had when the version is not to be had', async () => {
    await expect(installEngine('redis@3.2', { directory })).rejects.toThrow(
      /carries redis-server 3\.2; it has .*7\.0\.\d+ .*--from PATH/,
    );
    expect(await readdir(directory)).toEqual([]);
  });
});

it('names what to install by hand where there is no apt', async () => {
  const empty = join(directory, 'bin');
  await mkdir(empty);
  const module = join(import.meta.dirname, '../../src/engines/install.ts');
  const archive = {
    distribution: 'debian',
    codename: 'bookworm',
    main: 'http://127.0.0.1:9/debian',
    signedBy: '/x',
  };
  const script = `import { installEngine } from ${JSON.stringify(module)};
await installEngine('redis@7.0', { directory: ${JSON.stringify(join(directory, 'engines'))}, archive: ${JSON.stringify(archive)} })
  .catch((error) => console.log(error.name + ': ' + error.message));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { PATH: empty },
  });
  expect(output).toMatch(
    /^EngineInstallError: There is no apt-get on this machine\. Install redis 7\.0 by hand/,
  );
  expect(output).toMatch(/holdfast engines install redis@7\.0 --from PATH/);
});
