import { copyFile, mkdir, realpath, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchPackage } from './apt/fetch.ts';
import { type MachineArchive, readMachineArchive } from './apt/machine.ts';
import { type EngineRecord, matchesVersion, PROGRAMS, ROLES } from './engine.ts';
import { EngineInstallError } from './error.ts';
import { copyLibraries } from './libraries.ts';
import type { EngineSpec } from './spec.ts';

export interface AssembleOptions {
  /** Scratch space; the engine is put together in `engine` within it. */
  directory: string;
  onProgress: (message: string) => void;
  signal?: AbortSignal;
  /** The machine's archive, where it isn't to be read from its own configuration. */
  archive?: MachineArchive;
}

export type Assembled = Omit<EngineRecord, 'format' | 'installedAt' | 'engine' | 'version'>;

/** Puts an engine together from the distribution's packages, with the loader and libraries it was built against. */
export async function assembleFromPackages(spec: EngineSpec, options: AssembleOptions): Promise<Assembled> {
  const name = spec.engine;
  const fetched = await fetchPackage(options.archive ?? (await readMachineArchive()), {
    package: `${name}-server`,
    companions: [`${name}-tools`],
    accepts: (version) => matchesVersion(version, spec.version),
    series: spec.version?.split('.').slice(0, 2).join('.') ?? '',
    directory: options.directory,
    onProgress: options.onProgress,
    signal: options.signal,
  });
  const target = join(options.directory, 'engine');
  await mkdir(join(target, 'bin'), { recursive: true });
  await mkdir(join(target, 'lib'));
  const programs = await copyPrograms(fetched.root, target, name);
  const loader = await copyLibraries(fetched.root, target, Object.values(programs));
  return {
    origin: `${fetched.package} (${fetched.suite})`,
    loader,
    libraries: 'lib',
    programs,
  };
}

/** Copies each program once; those that are links to another in the package stay links. */
async function copyPrograms(root: string, target: string, engine: string): Promise<Assembled['programs']> {
  const copied = new Map<string, string>();
  const programs: Partial<Assembled['programs']> = {};
  for (const role of ROLES) {
    const file = `${engine}-${PROGRAMS[role]}`;
    const source = await realpath(join(root, 'usr/bin', file)).catch(() => undefined);
    if (source === undefined) continue;
    const twin = copied.get(source);
    if (twin) await symlink(twin, join(target, 'bin', file));
    else await copyFile(source, join(target, 'bin', file));
    copied.set(source, twin ?? file);
    programs[role] = `bin/${file}`;
  }
  const { server } = programs;
  if (!server) throw new EngineInstallError(`The package holds no ${engine}-server: use --from PATH instead`);
  // Debian packs redis-sentinel apart, though it is the server under another name.
  if (!programs.sentinel) {
    await symlink(`${engine}-server`, join(target, 'bin', `${engine}-sentinel`));
    programs.sentinel = `bin/${engine}-sentinel`;
  }
  return { ...programs, server };
}
