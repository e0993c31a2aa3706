import { readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { MachineArchive } from './apt/machine.ts';
import {
  compareEngines,
  type Engine,
  type EngineRecord,
  fromRecord,
  matchesVersion,
  RECORD_FILE,
  readInstalled,
} from './engine.ts';
import { EngineInstallError } from './error.ts';
import { explainFailure } from './explain.ts';
import { assembleFromPackages } from './from-packages.ts';
import { assembleFromPath } from './from-path.ts';
import { makeIncoming, publish, removeLeftovers } from './incoming.ts';
import { type EngineSpec, formatEngineSpec, parseEngineSpec } from './spec.ts';
import { verifyEngine } from './verify.ts';
import { askVersion } from './version-output.ts';

export interface InstallOptions {
  /** Where installed engines live; made if need be. */
  directory: string;
  /** A server program of the user's own, or a directory that has one: nothing is downloaded then. */
  from?: string;
  /** One line for a person, before each step. */
  onProgress?: (message: string) => void;
  signal?: AbortSignal;
  /** The distribution's archive, where it isn't to be read from the machine's own apt configuration. */
  archive?: MachineArchive;
}

/**
 * Installs an engine (`redis@7.0`) so that it can be started from `directory`, without root. An engine that is there
 * already is returned as it is. Whatever stops it midway, no half engine is ever listed.
 */
export async function installEngine(spec: string, options: InstallOptions): Promise<Engine> {
  const wanted = parseEngineSpec(spec);
  const directory = resolve(options.directory);
  if (options.from === undefined) {
    const present = await newestInstalled(directory, wanted);
    if (present) return present;
  }
  try {
    await removeLeftovers(directory);
    const incoming = await makeIncoming(directory);
    try {
      return await build(wanted, directory, incoming, options);
    } finally {
      // Retried, since a download that was cut off may write a last file while its folder is removed.
      await rm(incoming, { recursive: true, force: true, maxRetries: 5 });
    }
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason;
    const name = formatEngineSpec(wanted);
    const byHand =
      `Install ${name} by hand (a ${wanted.engine}-server on PATH is found), ` +
      `or give one: holdfast engines install ${spec} --from PATH`;
    throw explainFailure(error, { name, byHand, directory });
  }
}

async function build(
  wanted: EngineSpec,
  directory: string,
  incoming: string,
  options: InstallOptions,
): Promise<Engine> {
  const { signal, archive, onProgress = () => undefined } = options;
  const assembled =
    options.from === undefined
      ? await assembleFromPackages(wanted, { directory: incoming, onProgress, signal, archive })
      : await assembleFromPath(wanted.engine, options.from, incoming);
  const place = join(incoming, 'engine');
  const draft = fromRecord(place, {
    ...assembled,
    format: 1,
    engine: wanted.engine,
    version: wanted.version ?? '',
    installedAt: '',
  });
  const told = await askVersion(draft.server, signal);
  if (!told) throw new EngineInstallError(`The ${wanted.engine}-server that was unpacked does not run here`);
  if (told.engine !== wanted.engine || !matchesVersion(told.version, wanted.version)) {
    throw new EngineInstallError(
      `Asked for ${formatEngineSpec(wanted)}, but ${assembled.origin} is ${told.engine} ${told.version}: ` +
        `ask for ${told.engine}@${told.version}`,
    );
  }
  onProgress(`Trying ${told.engine} ${told.version}...`);
  await verifyEngine({ ...draft, ...told }, signal);
  const record: EngineRecord = {
    format: 1,
    ...told,
    ...assembled,
    installedAt: new Date().toISOString(),
  };
  await writeFile(join(place, RECORD_FILE), `${JSON.stringify(record, undefined, 2)}\n`);
  const target = join(directory, `${told.engine}-${told.version}`);
  const first = await publish(place, target, RECORD_FILE);
  if (!first && options.from !== undefined) {
    throw new EngineInstallError(
      `${told.engine} ${told.version} is installed already: remove ${target} first to replace it`,
    );
  }
  const installed = await readInstalled(target);
  if (!installed) throw new EngineInstallError(`${target} was published but can't be read`);
  return installed;
}

async function newestInstalled(directory: string, wanted: EngineSpec): Promise<Engine | undefined> {
  const names = await readdir(directory).catch(() => []);
  const engines = await Promise.all(
    names
      .filter((name) => name.startsWith(`${wanted.engine}-`))
      .map((name) => readInstalled(join(directory, name))),
  );
  return engines
    .filter((engine) => engine !== undefined)
    .filter(({ engine, version }) => engine === wanted.engine && matchesVersion(version, wanted.version))
    .toSorted(compareEngines)
    .at(-1);
}
