import type { EngineName } from './engine.ts';
import { EngineInstallError } from './error.ts';

export interface EngineSpec {
  engine: EngineName;
  /** `7`, `7.0` or `7.0.15`; undefined takes the newest. */
  version?: string;
}

/** Reads `redis@7.0`. */
export function parseEngineSpec(spec: string): EngineSpec {
  const match = /^(redis|valkey)(?:@(\d+(?:\.\d+){0,2}))?$/.exec(spec);
  if (match) return { engine: match[1] as EngineName, ...(match[2] && { version: match[2] }) };
  throw new EngineInstallError(
    `'${spec}' names no engine: write redis or valkey and a version, as in redis@7.0 or valkey@8.1`,
  );
}

export function formatEngineSpec(spec: EngineSpec): string {
  return spec.version ? `${spec.engine} ${spec.version}` : spec.engine;
}
