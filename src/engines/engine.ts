import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareVersions, majorMinor } from '../domain/version.ts';

export type EngineName = 'redis' | 'valkey';

/** A server program that is there and can be started. */
export interface Engine {
  engine: EngineName;
  /** The server's own word, e.g. `7.0.15`. */
  version: string;
  /** `7.0` */
  series: string;
  /** Found on PATH, or installed by Holdfast. */
  source: 'path' | 'installed';
  /** Where the programs lie. */
  directory: string;
  /** What to start, before the arguments: the program, or its own loader with its own libraries and the program. */
  server: string[];
  cli?: string[];
  benchmark?: string[];
  checkRdb?: string[];
  sentinel?: string[];
}

/** The programs of an engine by role; `redis-cli` is `cli`. */
export const PROGRAMS = {
  server: 'server',
  cli: 'cli',
  benchmark: 'benchmark',
  checkRdb: 'check-rdb',
  sentinel: 'sentinel',
} as const;

export type Role = keyof typeof PROGRAMS;

export const ROLES = Object.keys(PROGRAMS) as Role[];

/** What `engine.json` in an installed engine's directory says; paths are relative, so that a data directory can move. */
export interface EngineRecord {
  format: 1;
  engine: EngineName;
  version: string;
  /** Where it came from: a package with its version and suite, or the path it was copied from. */
  origin: string;
  installedAt: string;
  /** Loader and library directory, for an engine that brings its own. */
  loader?: string;
  libraries?: string;
  programs: Partial<Record<Role, string>> & { server: string };
}

export const RECORD_FILE = 'engine.json';

/** Redis before Valkey, then by version, lowest first. */
export function compareEngines(a: Engine, b: Engine): number {
  if (a.engine !== b.engine) return a.engine < b.engine ? -1 : 1;
  return compareVersions(a.version, b.version);
}

/** Is `version` (`7.0.15`) the one asked for by `wanted` (`7`, `7.0`, `7.0.15`)? */
export function matchesVersion(version: string, wanted: string | undefined): boolean {
  return wanted === undefined || version === wanted || version.startsWith(`${wanted}.`);
}

/** The engine installed in `directory`, or undefined where there is no whole one. */
export async function readInstalled(directory: string): Promise<Engine | undefined> {
  let record: EngineRecord;
  try {
    record = JSON.parse(await readFile(join(directory, RECORD_FILE), 'utf8')) as EngineRecord;
  } catch {
    return undefined;
  }
  return record.format === 1 ? fromRecord(directory, record) : undefined;
}

export function fromRecord(directory: string, record: EngineRecord): Engine {
  const { loader, libraries, programs } = record;
  const prefix =
    loader && libraries ? [join(directory, loader), '--library-path', join(directory, libraries)] : [];
  const optional = ROLES.flatMap((role) => {
    const path = programs[role];
    return path && role !== 'server' ? [[role, [...prefix, join(directory, path)]]] : [];
  });
  return {
    engine: record.engine,
    version: record.version,
    series: majorMinor(record.version),
    source: 'installed',
    directory,
    server: [...prefix, join(directory, programs.server)],
    ...Object.fromEntries(optional),
  };
}
