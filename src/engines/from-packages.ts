import { chmod, copyFile, mkdir, readdir, realpath, stat, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fetchPackage } from './apt/fetch.ts';
import { type MachineArchive, readMachineArchive } from './apt/machine.ts';
import { type EngineRecord, matchesVersion, PROGRAMS, ROLES } from './engine.ts';
import { EngineInstallError } from './error.ts';
import { run } from './run.ts';
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

/** Loaded by the C library when it is needed, so that no program's list of libraries names it. */
const LOADED_LATE = ['libgcc_s.so.1'];

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
  const loader = await copyLibraries(fetched.root, target, programs);
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

/** Copies what the programs really load, as the loader itself tells, and nothing else; returns the loader. */
async function copyLibraries(root: string, target: string, programs: Assembled['programs']): Promise<string> {
  const folders = await libraryFolders(root);
  const loader = await findLoader(root, folders);
  const path = folders.join(':');
  const libraries = new Map<string, string>();
  for (const program of Object.values(programs)) {
    const listed = await run([loader, '--library-path', path, '--list', join(target, program)]);
    for (const [, soname = '', file] of listed.stdout.matchAll(
      /^\s*(\S+) (?:=> (?:(\/.*?) \(|not found))/gm,
    )) {
      if (!file?.startsWith(root)) {
        throw new EngineInstallError(`The packages hold no ${soname}, which ${basename(program)} needs`);
      }
      libraries.set(soname, file);
    }
  }
  for (const soname of LOADED_LATE) {
    for (const folder of folders) {
      const file = join(folder, soname);
      if (!libraries.has(soname) && (await exists(file))) libraries.set(soname, file);
    }
  }
  for (const [soname, file] of libraries) await copyFile(file, join(target, 'lib', basename(soname)));
  const name = basename(loader);
  await copyFile(loader, join(target, 'lib', name));
  await chmod(join(target, 'lib', name), 0o755);
  return `lib/${name}`;
}

/** `lib/x86_64-linux-gnu`, `usr/lib/aarch64-linux-gnu`, and what lies below them, whatever the architecture. */
async function libraryFolders(root: string): Promise<string[]> {
  const folders: string[] = [];
  for (const parent of ['usr/lib', 'lib']) {
    for (const entry of await readdir(join(root, parent), { withFileTypes: true }).catch(() => [])) {
      if (entry.isDirectory() && /^[a-z0-9_]+-linux-gnu/.test(entry.name)) {
        folders.push(join(root, parent, entry.name));
      }
    }
  }
  return folders;
}

async function findLoader(root: string, folders: string[]): Promise<string> {
  // Where /lib and /usr/lib are one, the package's own link to the loader may lead out of the unpacked tree.
  const places = [...folders, join(root, 'lib64'), join(root, 'usr/lib64'), join(root, 'lib')];
  for (const folder of places) {
    const names = await readdir(folder).catch(() => []);
    const name = names.find((file) => /^ld-linux-[a-z0-9-]+\.so\.\d+$/.test(file));
    if (name && (await exists(join(folder, name)))) return join(folder, name);
  }
  throw new EngineInstallError('The packages hold no loader (ld-linux): use --from PATH instead');
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
