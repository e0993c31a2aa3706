import { join } from 'node:path';
import { EngineCatalog } from '../../src/engines/catalog.ts';
import { installHaProxy } from '../../src/engines/haproxy/install.ts';
import { installEngine } from '../../src/engines/install.ts';
import type { BenchEngine } from '../figure.ts';
import { CACHE } from './temporary.ts';

/** Where `npm test` puts its engines. */
const OF_THE_TESTS = join(import.meta.dirname, '../../.tmp/engines');
const OWN = join(CACHE, 'engines');

/** Redis 7.0 with its tools, and HAProxy: those of the tests where they are there, else installed beside the datasets. */
export async function benchEngine(
  onProgress: (message: string) => void,
): Promise<{ engine: BenchEngine; engines: string }> {
  for (const engines of [OF_THE_TESTS, OWN]) {
    const engine = await find(engines);
    if (engine) return { engine, engines };
  }
  await installEngine('redis@7.0', { directory: OWN, onProgress });
  // Only the reader endpoint needs it: whatever else is measured goes on without.
  await installHaProxy({ directory: OWN, onProgress }).catch((error: Error) => onProgress(error.message));
  const engine = await find(OWN);
  if (!engine) throw new Error('This Redis comes without redis-cli, redis-benchmark or redis-check-rdb.');
  return { engine, engines: OWN };
}

async function find(directory: string): Promise<BenchEngine | undefined> {
  const found = await new EngineCatalog({ directory }).find('redis', '7.0');
  if (!found?.cli || !found.benchmark || !found.checkRdb) return undefined;
  return found as BenchEngine;
}
