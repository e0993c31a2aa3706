import { EngineCatalog } from '../../engines/catalog.ts';
import { ensureEngine } from '../../engines/ensure.ts';
import { installEngine } from '../../engines/install.ts';
import { parseEngineSpec } from '../../engines/spec.ts';

interface Wanted {
  /** Such as valkey@8.1; the usual one otherwise. */
  engine: string | undefined;
  directory: string;
  onProgress: (message: string) => void;
  signal: AbortSignal;
}

/** As CreateCacheCluster takes it. */
export interface TourEngine {
  Engine: string;
  /** Undefined takes the usual one. */
  EngineVersion: string | undefined;
}

/** The engine that the tour's clusters run, installed where it isn't there. */
export async function prepareEngine({ engine, ...options }: Wanted): Promise<TourEngine> {
  const place = { ...options, searchPath: process.env['PATH'] ?? '' };
  if (engine === undefined) {
    const there = await ensureEngine(place);
    return {
      Engine: there.some((one) => one.engine === 'redis') ? 'redis' : 'valkey',
      EngineVersion: undefined,
    };
  }
  const spec = parseEngineSpec(engine);
  const found =
    (await new EngineCatalog(place).find(spec.engine, spec.version)) ??
    (await installEngine(engine, options));
  return { Engine: found.engine, EngineVersion: found.version };
}
