import { AptError } from './apt/error.ts';
import { EngineCatalog } from './catalog.ts';
import type { Engine } from './engine.ts';
import { EngineInstallError } from './error.ts';
import { installEngine } from './install.ts';

export interface EnsureOptions {
  /** Where installed engines live. */
  directory: string;
  /** As the PATH variable writes it. */
  searchPath?: string;
  onProgress?: (message: string) => void;
  signal?: AbortSignal;
}

/** Tried in turn where no engine is there and the distribution doesn't carry the one before. */
const FIRST_CHOICES = ['redis@7.0', 'valkey@8.0', 'redis@8.0', 'valkey@8.1'];

/** Before Redis 7, ACL files, multi-part append-only files and `aof-timestamp-enabled` are missing or differ. */
const LOWEST_MAJOR = 7;

/** The engines that are there; where none is, one is installed first, so that a first start can serve. */
export async function ensureEngine(options: EnsureOptions): Promise<Engine[]> {
  const catalog = new EngineCatalog(options);
  const engines = await catalog.list();
  if (engines.some(({ version }) => Number.parseInt(version, 10) >= LOWEST_MAJOR)) return engines;
  options.onProgress?.('No Redis or Valkey (7 or later) here yet: installing one from the distribution...');
  for (const [index, spec] of FIRST_CHOICES.entries()) {
    try {
      await installEngine(spec, options);
      return await catalog.list();
    } catch (error) {
      const isLast = index === FIRST_CHOICES.length - 1;
      if (isLast || !isAbsent(error)) throw error;
    }
  }
  return catalog.list();
}

function isAbsent(error: unknown): boolean {
  return (
    error instanceof EngineInstallError && error.cause instanceof AptError && error.cause.failure === 'absent'
  );
}
