import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineInstallError } from '../error.ts';
import { run } from '../run.ts';

/** An HAProxy that is there and can be started. */
export interface HaProxy {
  /** Its own word, e.g. `2.6.12`. */
  version: string;
  /** Found on this machine, or installed by Holdfast. */
  source: 'path' | 'installed';
  /** Where it lies. */
  directory: string;
  /** What to start, before the arguments: the program, or its own loader with its own libraries and the program. */
  command: string[];
}

/** What `haproxy.json` in its directory says; paths are relative, so that a data directory can move. */
export interface HaProxyRecord {
  format: 1;
  version: string;
  /** The package with its version and suite, or the path it was copied from. */
  origin: string;
  installedAt: string;
  /** Loader and library directory, where it brings its own. */
  loader?: string;
  libraries?: string;
  program: string;
}

/** Not the name of an engine's record: whoever lists engines passes by. */
export const HAPROXY_RECORD_FILE = 'haproxy.json';

/** The one installed in `directory`, or undefined where there is no whole one. */
export async function readInstalledHaProxy(directory: string): Promise<HaProxy | undefined> {
  try {
    const record = JSON.parse(await readFile(join(directory, HAPROXY_RECORD_FILE), 'utf8')) as HaProxyRecord;
    return record.format === 1 ? fromHaProxyRecord(directory, record) : undefined;
  } catch {
    return undefined;
  }
}

export function fromHaProxyRecord(
  directory: string,
  { version, loader, libraries, program }: Omit<HaProxyRecord, 'format' | 'origin' | 'installedAt'>,
): HaProxy {
  const prefix =
    loader && libraries ? [join(directory, loader), '--library-path', join(directory, libraries)] : [];
  return { version, source: 'installed', directory, command: [...prefix, join(directory, program)] };
}

/** Asks a program for its version; undefined for one that doesn't run here or is something else. */
export async function askHaProxyVersion(
  command: readonly string[],
  signal?: AbortSignal,
): Promise<string | undefined> {
  try {
    const { code, stdout } = await run([...command, '-v'], { timeout: 5_000, signal });
    return code === 0 ? /^HA-?Proxy version (\d+\.\d+\.\d+)/im.exec(stdout)?.[1] : undefined;
  } catch (error) {
    if (signal?.aborted) throw error;
    return undefined;
  }
}

/** The version in `haproxy` or `haproxy@2.6`: '' for any; undefined when `spec` names something else. */
export function haProxySpec(spec: string): string | undefined {
  const match = /^haproxy(?:@(.*))?$/.exec(spec);
  if (!match) return undefined;
  const version = match[1] ?? '';
  if (match[1] === undefined || /^\d+(\.\d+){0,2}$/.test(version)) return version;
  throw new EngineInstallError(`'${spec}' names no HAProxy: write haproxy, or haproxy@2.6`);
}
