import { chmod, copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fetchPackage } from '../apt/fetch.ts';
import { type MachineArchive, readMachineArchive } from '../apt/machine.ts';
import { matchesVersion } from '../engine.ts';
import { EngineInstallError } from '../error.ts';
import { explainFailure } from '../explain.ts';
import { makeIncoming, publish, removeLeftovers } from '../incoming.ts';
import { copyLibraries } from '../libraries.ts';
import { run } from '../run.ts';
import { findHaProxy } from './find.ts';
import {
  askHaProxyVersion,
  fromHaProxyRecord,
  HAPROXY_RECORD_FILE,
  type HaProxy,
  type HaProxyRecord,
  readInstalledHaProxy,
} from './program.ts';

export interface InstallHaProxyOptions {
  /** Where installed engines live; made if need be. */
  directory: string;
  /** `2`, `2.6` or `2.6.12`; what the machine's own release has without it. */
  version?: string;
  /** A haproxy program of the user's own: nothing is downloaded then. */
  from?: string;
  /** One line for a person, before each step. */
  onProgress?: (message: string) => void;
  signal?: AbortSignal;
  /** The distribution's archive, where it isn't to be read from the machine's own apt configuration. */
  archive?: MachineArchive;
}

type Assembled = Pick<HaProxyRecord, 'origin' | 'loader' | 'libraries'>;

const PROGRAM = 'bin/haproxy';
const BY_HAND =
  'Install HAProxy by hand (a haproxy on PATH or in /usr/sbin is found), ' +
  'or give one: holdfast engines install haproxy --from PATH';

/** Enough of a configuration to have it load what it needs; nothing listens while it is only checked. */
const TRIAL_CONFIG = `defaults
  mode tcp
  timeout connect 1s
  timeout client 1s
  timeout server 1s
listen trial
  bind 127.0.0.1:1
  option tcp-check
  tcp-check expect rstring (a|b)
  server one 127.0.0.1:1 check
`;

/**
 * Installs HAProxy beside the engines, so that it can be started from there, without root and without its service.
 * One that is installed already is returned as it is.
 * @throws EngineInstallError that says what to do
 */
export async function installHaProxy(options: InstallHaProxyOptions): Promise<HaProxy> {
  const directory = resolve(options.directory);
  if (options.from === undefined) {
    const present = await findHaProxy({ directory, version: options.version });
    if (present) return present;
  }
  try {
    await removeLeftovers(directory);
    const incoming = await makeIncoming(directory);
    try {
      return await build(directory, incoming, options);
    } finally {
      await rm(incoming, { recursive: true, force: true, maxRetries: 5 });
    }
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason;
    throw explainFailure(error, { name: 'haproxy', byHand: BY_HAND, directory });
  }
}

async function build(directory: string, incoming: string, options: InstallHaProxyOptions): Promise<HaProxy> {
  const { from, version: wanted, signal, onProgress = () => undefined } = options;
  const place = join(incoming, 'engine');
  await mkdir(join(place, 'bin'), { recursive: true });
  const assembled =
    from === undefined ? await fromPackages(place, incoming, options) : await fromPath(place, resolve(from));
  const draft = fromHaProxyRecord(place, { ...assembled, version: wanted ?? '', program: PROGRAM });
  const version = await askHaProxyVersion(draft.command, signal);
  if (!version) throw new EngineInstallError(`${assembled.origin} is no HAProxy that runs here. ${BY_HAND}`);
  if (!matchesVersion(version, wanted || undefined)) {
    throw new EngineInstallError(`Asked for haproxy ${wanted}, but ${assembled.origin} is ${version}`);
  }
  onProgress(`Trying haproxy ${version}...`);
  await tryOut(draft.command, incoming, signal);
  const record: HaProxyRecord = {
    format: 1,
    version,
    ...assembled,
    installedAt: new Date().toISOString(),
    program: PROGRAM,
  };
  await writeFile(join(place, HAPROXY_RECORD_FILE), `${JSON.stringify(record, undefined, 2)}\n`);
  const target = join(directory, `haproxy-${version}`);
  if (!(await publish(place, target, HAPROXY_RECORD_FILE)) && from !== undefined) {
    throw new EngineInstallError(
      `haproxy ${version} is installed already: remove ${target} first to replace it`,
    );
  }
  const installed = await readInstalledHaProxy(target);
  if (!installed) throw new EngineInstallError(`${target} was published but can't be read`);
  return installed;
}

async function fromPackages(
  place: string,
  scratch: string,
  { version: wanted, signal, archive, onProgress = () => undefined }: InstallHaProxyOptions,
): Promise<Assembled> {
  const fetched = await fetchPackage(archive ?? (await readMachineArchive()), {
    package: 'haproxy',
    companions: [],
    accepts: (version) => matchesVersion(version, wanted || undefined),
    series: wanted ?? '',
    directory: scratch,
    onProgress,
    signal,
  });
  await copyFile(join(fetched.root, 'usr/sbin/haproxy'), join(place, PROGRAM));
  await mkdir(join(place, 'lib'));
  const loader = await copyLibraries(fetched.root, place, [PROGRAM]);
  return { origin: `${fetched.package} (${fetched.suite})`, loader, libraries: 'lib' };
}

async function fromPath(place: string, from: string): Promise<Assembled> {
  await copyFile(from, join(place, PROGRAM)).catch((error: unknown) => {
    throw new EngineInstallError(`There is no haproxy program at ${from}: give the path of one`, {
      cause: error,
    });
  });
  await chmod(join(place, PROGRAM), 0o755);
  return { origin: from };
}

async function tryOut(command: readonly string[], scratch: string, signal?: AbortSignal): Promise<void> {
  const config = join(scratch, 'trial.cfg');
  await writeFile(config, TRIAL_CONFIG);
  const { code, stdout, stderr } = await run([...command, '-c', '-f', config], { timeout: 15_000, signal });
  if (code === 0) return;
  throw new EngineInstallError(`This haproxy does not run here: ${`${stdout}${stderr}`.trim()}`);
}
