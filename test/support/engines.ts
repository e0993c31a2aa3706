import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineCatalog } from '../../src/engines/catalog.ts';
import type { Engine, EngineName } from '../../src/engines/engine.ts';
import { findHaProxy } from '../../src/engines/haproxy/find.ts';
import type { HaProxy } from '../../src/engines/haproxy/program.ts';

/** Where `npm test` puts the engines that the tests run on. */
export const TEST_ENGINES = join(import.meta.dirname, '../../.tmp/engines');

/** A real engine for a test; undefined where the distribution didn't carry it. */
export function findTestEngine(engine: EngineName, version: string): Promise<Engine | undefined> {
  return new EngineCatalog({ directory: TEST_ENGINES }).find(engine, version);
}

/** The real engine that every test may count on. */
export async function redis70(): Promise<Engine> {
  const engine = await findTestEngine('redis', '7.0');
  if (!engine) throw new Error(`No Redis 7.0 in ${TEST_ENGINES}: run 'npm test' once, which installs it`);
  return engine;
}

/** Programs that run a real engine's own, as an administrator would have them on PATH. Returns the folder. */
export async function programsOf(engine: Engine, folder: string, prelude = ''): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [role, argv] of [['server', engine.server] as const, ['cli', engine.cli] as const]) {
    if (!argv) continue;
    const path = join(folder, `${engine.engine}-${role}`);
    const command = argv.map((word) => `'${word}'`).join(' ');
    await writeFile(path, `#!/bin/sh\n${prelude}\nexec ${command} "$@"\n`);
    await chmod(path, 0o755);
  }
  return folder;
}

/** A real HAProxy for a test; undefined where the distribution didn't carry it. */
export function findTestHaProxy(): Promise<HaProxy | undefined> {
  return findHaProxy({ directory: TEST_ENGINES });
}
