// Fills .tmp/engines with what the tests run on: Redis 7.0 always, other engines and HAProxy where they can be had.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineCatalog } from '../src/engines/catalog.ts';
import { EngineInstallError } from '../src/engines/error.ts';
import { findHaProxy } from '../src/engines/haproxy/find.ts';
import { installHaProxy } from '../src/engines/haproxy/install.ts';
import { installEngine } from '../src/engines/install.ts';
import { parseEngineSpec } from '../src/engines/spec.ts';

const NEEDED = 'redis@7.0';
const WELCOME = ['redis@8.0', 'valkey@8.0', 'valkey@8.1', 'valkey@9.1', 'haproxy'];

/** Trying in vain takes time (a mirror out of reach: minutes), so that it is done once a day. */
const RETRY_AFTER = 24 * 3600 * 1000;

const directory = join(import.meta.dirname, '../.tmp/engines');
const notes = join(directory, 'not-available.json');
await mkdir(directory, { recursive: true });
const installed = new EngineCatalog({ directory });
const missed = await readMissed();

// Half of it is waiting for the mirror: all at once takes half as long.
await Promise.all([NEEDED, ...WELCOME].map(provide));
await writeFile(notes, JSON.stringify(missed));

async function provide(spec: string): Promise<void> {
  if (await isInstalled(spec)) return;
  if (spec !== NEEDED && Date.now() - (missed[spec] ?? 0) < RETRY_AFTER) return;
  const say = (message: string) => process.stderr.write(`For the tests, ${spec}: ${message}\n`);
  try {
    await install(spec, say);
    delete missed[spec];
  } catch (error) {
    if (!(error instanceof EngineInstallError)) throw error;
    say(error.message);
    if (spec === NEEDED) process.exitCode = 1;
    else say('Tests that need it are skipped.');
    missed[spec] = Date.now();
  }
}

async function isInstalled(spec: string): Promise<boolean> {
  if (spec === 'haproxy') return (await findHaProxy({ directory })) !== undefined;
  const { engine, version } = parseEngineSpec(spec);
  return (await installed.find(engine, version)) !== undefined;
}

/** From the distribution's packages; where there are none, the machine's own will do. */
async function install(spec: string, onProgress: (message: string) => void): Promise<void> {
  if (spec === 'haproxy') {
    await installHaProxyFromAnywhere(onProgress);
    return;
  }
  const { engine, version } = parseEngineSpec(spec);
  try {
    await installEngine(spec, { directory, onProgress });
  } catch (error) {
    const searchPath = process.env['PATH'] ?? '';
    const own = await new EngineCatalog({ directory, searchPath }).find(engine, version);
    if (!own) throw error;
    await installEngine(spec, { directory, onProgress, from: own.directory });
  }
}

async function installHaProxyFromAnywhere(onProgress: (message: string) => void): Promise<void> {
  try {
    await installHaProxy({ directory, onProgress });
  } catch (error) {
    const own = await findHaProxy({ directory, searchPath: process.env['PATH'] ?? '' });
    if (!own) throw error;
    await installHaProxy({ directory, onProgress, from: own.command[0]! });
  }
}

async function readMissed(): Promise<Record<string, number>> {
  try {
    return JSON.parse(await readFile(notes, 'utf8')) as Record<string, number>;
  } catch {
    return {};
  }
}
