// Fills .tmp/engines with the engines that the tests run on: Redis 7.0 always, the others where they can be had.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineCatalog } from '../src/engines/catalog.ts';
import { EngineInstallError } from '../src/engines/error.ts';
import { installEngine } from '../src/engines/install.ts';
import { parseEngineSpec } from '../src/engines/spec.ts';

const NEEDED = 'redis@7.0';
const WELCOME = ['redis@8.0', 'valkey@8.0', 'valkey@8.1', 'valkey@9.1'];

/** Trying in vain takes time (a mirror out of reach: minutes), so that it is done once a day. */
const RETRY_AFTER = 24 * 3600 * 1000;

const directory = join(import.meta.dirname, '../.tmp/engines');
const notes = join(directory, 'not-available.json');
await mkdir(directory, { recursive: true });
const installed = new EngineCatalog({ directory });
const missed = await readMissed();

for (const spec of [NEEDED, ...WELCOME]) {
  const { engine, version } = parseEngineSpec(spec);
  if (await installed.find(engine, version)) continue;
  if (spec !== NEEDED && Date.now() - (missed[spec] ?? 0) < RETRY_AFTER) continue;
  process.stderr.write(`Engine for the tests: ${spec}\n`);
  try {
    await install(spec);
    delete missed[spec];
  } catch (error) {
    if (!(error instanceof EngineInstallError)) throw error;
    process.stderr.write(`  ${error.message}\n`);
    if (spec === NEEDED) process.exit(1);
    process.stderr.write(`  Tests that need ${spec} are skipped.\n`);
    missed[spec] = Date.now();
  }
  await writeFile(notes, JSON.stringify(missed));
}

/** From the distribution's packages; where there are none, the machine's own will do. */
async function install(spec: string): Promise<void> {
  const { engine, version } = parseEngineSpec(spec);
  const onProgress = (message: string) => process.stderr.write(`  ${message}\n`);
  try {
    await installEngine(spec, { directory, onProgress });
  } catch (error) {
    const searchPath = process.env['PATH'] ?? '';
    const own = await new EngineCatalog({ directory, searchPath }).find(engine, version);
    if (!own) throw error;
    await installEngine(spec, { directory, onProgress, from: own.directory });
  }
}

async function readMissed(): Promise<Record<string, number>> {
  try {
    return JSON.parse(await readFile(notes, 'utf8')) as Record<string, number>;
  } catch {
    return {};
  }
}
