import { chmod, copyFile, mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type EngineName, PROGRAMS, ROLES } from './engine.ts';
import { EngineInstallError } from './error.ts';
import type { Assembled } from './from-packages.ts';
import { askVersion } from './version-output.ts';

/**
 * Copies a user's own server program, and the tools that lie beside it, into `directory`/engine. `from` is the
 * program, or a directory that has it: itself, in `bin` or, as after `make` in the source tree, in `src`.
 */
export async function assembleFromPath(
  engine: EngineName,
  from: string,
  directory: string,
): Promise<Assembled> {
  const server = await findServer(engine, resolve(from));
  const target = join(directory, 'engine');
  await mkdir(join(target, 'bin'), { recursive: true });
  const programs: Assembled['programs'] = { server: `bin/${engine}-server` };
  for (const role of ROLES) {
    const file = `${engine}-${PROGRAMS[role]}`;
    const source = role === 'server' ? server : join(dirname(server), file);
    if (!(await isFile(source))) continue;
    await copyFile(source, join(target, 'bin', file));
    await chmod(join(target, 'bin', file), 0o755);
    programs[role] = `bin/${file}`;
  }
  return { origin: server, programs };
}

async function findServer(engine: EngineName, from: string): Promise<string> {
  const file = `${engine}-server`;
  const places = [from, join(from, file), join(from, 'bin', file), join(from, 'src', file)];
  for (const place of places) {
    if (!(await isFile(place))) continue;
    const told = await askVersion([place]);
    if (told?.engine === engine) return place;
    const is = told
      ? `it says it is ${told.engine} ${told.version}`
      : `it doesn't answer --version as one does`;
    throw new EngineInstallError(
      `${place} is no ${file} that runs here: ${is}. Give the path of a ${file}, or of a directory that holds one`,
    );
  }
  throw new EngineInstallError(
    `There is no ${file} at ${from}, nor in its bin or src: give the path of one, or of a directory that holds one`,
  );
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
