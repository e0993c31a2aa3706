import { access, constants, readdir } from 'node:fs/promises';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { compareVersions, isAtLeast } from '../../domain/version.ts';
import { matchesVersion } from '../engine.ts';
import { askHaProxyVersion, type HaProxy, readInstalledHaProxy } from './program.ts';

export interface FindHaProxyOptions {
  /** Where installed engines live. */
  directory: string;
  /** As the PATH variable writes it; nothing is looked for on the machine without it. */
  searchPath?: string;
  /** `2`, `2.6` or `2.6.12`; any will do without it. */
  version?: string;
}

/** From it on a redispatch to another server at once and checks by several exchanges are there. */
const LOWEST_VERSION = '2.2';

/** Where distributions put it, which is on no ordinary user's PATH. */
const SYSTEM_FOLDERS = ['/usr/local/sbin', '/usr/sbin'];

/** The newest HAProxy that Holdfast installed, else one of this machine; undefined where there is none. */
export async function findHaProxy(options: FindHaProxyOptions): Promise<HaProxy | undefined> {
  return (await newestInstalled(options)) ?? (await onMachine(options));
}

async function newestInstalled({ directory, version }: FindHaProxyOptions): Promise<HaProxy | undefined> {
  const names = (await readdir(directory).catch(() => [])).filter((name) => name.startsWith('haproxy-'));
  const found = await Promise.all(names.map((name) => readInstalledHaProxy(join(directory, name))));
  return found
    .filter((one) => one !== undefined)
    .filter((one) => serves(one.version, version))
    .toSorted((a, b) => compareVersions(a.version, b.version))
    .at(-1);
}

async function onMachine({ searchPath, version }: FindHaProxyOptions): Promise<HaProxy | undefined> {
  if (searchPath === undefined) return undefined;
  const folders = [...searchPath.split(delimiter).filter((folder) => isAbsolute(folder)), ...SYSTEM_FOLDERS];
  for (const program of new Set(folders.map((folder) => join(folder, 'haproxy')))) {
    if (!(await isProgram(program))) continue;
    const told = await askHaProxyVersion([program]);
    if (told && serves(told, version)) {
      return { version: told, source: 'path', directory: dirname(program), command: [program] };
    }
  }
  return undefined;
}

function serves(version: string, wanted: string | undefined): boolean {
  return isAtLeast(version, LOWEST_VERSION) && matchesVersion(version, wanted || undefined);
}

async function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
