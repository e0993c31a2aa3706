import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { redis70 } from '../../support/engines.ts';

/** The real Redis 7.0 under another number as well, and one of another family that ends at once. */
export interface Engines {
  directory: string;
  version: string;
  newer: string;
  broken: string;
}

/** Makes a directory of engines to upgrade between, whatever else is installed on this machine. */
export async function makeEngines(directory: string): Promise<Engines> {
  const real = await redis70();
  mkdirSync(directory);
  symlinkSync(real.directory, join(directory, basename(real.directory)));
  const newer = '7.0.98';
  const record = { format: 1, engine: 'redis', origin: 'a test', installedAt: '2026-03-01T12:00:00.000Z' };
  write(directory, newer, {
    ...record,
    version: newer,
    programs: { server: 'server' },
    script: `exec ${real.server.map((word) => `'${word}'`).join(' ')} "$@"`,
  });
  const broken = '8.0.99';
  write(directory, broken, {
    ...record,
    version: broken,
    programs: { server: 'server' },
    script: `echo "1:M 01 Mar 2026 12:00:00.000 # It will not have this" && exit 1`,
  });
  return { directory, version: real.version, newer, broken };
}

function write(
  root: string,
  version: string,
  { script, ...record }: { script: string } & Record<string, unknown>,
): void {
  const directory = join(root, `redis-${version}`);
  mkdirSync(directory);
  writeFileSync(join(directory, 'engine.json'), JSON.stringify(record));
  writeFileSync(join(directory, 'server'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(directory, 'server'), 0o755);
}
