import { chmod, copyFile, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { EngineInstallError } from './error.ts';
import { run } from './run.ts';

/** Loaded by the C library when it is needed, so that no program's list of libraries names it. */
const LOADED_LATE = ['libgcc_s.so.1'];

/**
 * Copies what the programs (paths in `target`) really load, as the loader itself tells, and nothing else, from the
 * packages unpacked in `root` to `target`/lib; returns the loader's path in `target`.
 * @throws EngineInstallError for a library that the packages don't hold
 */
export async function copyLibraries(
  root: string,
  target: string,
  programs: readonly string[],
): Promise<string> {
  const folders = await libraryFolders(root);
  const loader = await findLoader(root, folders);
  const path = folders.join(':');
  const libraries = new Map<string, string>();
  for (const program of programs) {
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
