import { existsSync, mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import type { Credentials } from '../../api/authenticate.ts';
import { createApiServer } from '../../api/server.ts';
import { registerConsole } from '../../console/register.ts';
import { systemClock } from '../../control/clock.ts';
import { createSignIn, signInPath } from '../../control/console/access.ts';
import { Controller } from '../../control/controller.ts';
import { DataPaths } from '../../control/data-paths.ts';
import { EngineCatalog } from '../../engines/catalog.ts';
import { ensureEngine } from '../../engines/ensure.ts';
import { ensureHaProxy } from '../../engines/haproxy/ensure.ts';
import { AddressPool } from '../../runtime/address-pool.ts';
import { ProcessRuntime } from '../../runtime/process-runtime.ts';
import { openStore } from '../../store/database.ts';
import { VERSION } from '../version.ts';
import { ControllerLock } from './controller-lock.ts';
import { credentialsFile, ensureCredentials } from './credentials.ts';
import { failoverSettings } from './failover-options.ts';
import { handlersOf } from './handlers.ts';
import { networkOf } from './network-options.ts';
import { checkOptions, type ServeOptions } from './options.ts';

export type { ServeOptions } from './options.ts';

const STOP_PATIENCE_MS = 3_000;
/** Lines of the log beyond this that can't be written are left out. */
const UNWRITTEN_LOG_BYTES = 1_048_576;

export interface RunningHoldfast {
  /** Such as http://127.0.0.1:8555. */
  endpoint: string;
  dataDirectory: string;
  credentialsFile: string;
  /** Where a browser is signed in, once and within the hour. */
  consoleLink: string;
  /** Stops serving and lets go of the data directory; the nodes run on. */
  close(): Promise<void>;
}

/** Starts API and controller on a data directory. @throws Error that says what to do, when it can't */
export async function startHoldfast(options: ServeOptions): Promise<RunningHoldfast> {
  checkOptions(options);
  if (!existsSync('/proc/self/stat')) {
    throw new Error('Holdfast runs its nodes as processes of Linux, and needs /proc to know them again.');
  }
  const dataDirectory = resolve(options.data);
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const lock = ControllerLock.acquire(dataDirectory);
  try {
    return await serve({ ...options, data: dataDirectory }, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function serve(options: ServeOptions, lock: ControllerLock): Promise<RunningHoldfast> {
  // Nodes are started in directories of their own, where a relative path would mean another place.
  const absolute = (path: string | undefined) => (path === undefined ? undefined : resolve(path));
  const paths = new DataPaths(options.data, {
    engines: absolute(options.engines),
    imports: absolute(options.importDirectory),
  });
  const credentials = ensureCredentials(options.data);
  const engineOptions = { directory: paths.engines, searchPath: process.env['PATH'] ?? '' };
  const progress = options.onProgress ? { onProgress: options.onProgress } : {};
  await ensureEngine({ ...engineOptions, ...progress });
  const network = networkOf(options);
  // With addresses, only groups need it: it is had with the first one then.
  if (network.kind === 'ports') await ensureHaProxy({ ...engineOptions, ...progress });
  mkdirSync(paths.imports, { recursive: true, mode: 0o700 });
  const log = pino.destination({
    dest: join(options.data, 'holdfast.log'),
    sync: true,
    maxLength: UNWRITTEN_LOG_BYTES,
  });
  // A full disk must not end the controller: lines wait until there is room again.
  log.on('error', () => undefined);
  const logger = pino({ level: options.logLevel }, log);
  const store = openStore(paths.state);
  const controller = new Controller({
    store,
    logger,
    paths,
    runtime: new ProcessRuntime(),
    engines: new EngineCatalog(engineOptions),
    pool: new AddressPool(options.pool),
    clock: systemClock,
    accountId: options.accountId,
    failover: failoverSettings(options),
    network,
    haProxy: engineOptions,
  });
  const accepted: Credentials =
    options.auth === 'none'
      ? 'none'
      : { secretOf: (key) => (key === credentials.accessKeyId ? credentials.secretAccessKey : undefined) };
  const served = {
    handlers: handlersOf(controller.context, logger),
    accountId: options.accountId,
    credentials: accepted,
    version: VERSION,
  };
  const api = createApiServer({ ...served, logger });
  registerConsole(api, { ...served, store, clock: systemClock, region: options.region });
  const close = async () => {
    await api.close();
    // What is under way is finished or undone by the next start, so nobody waits for long work here.
    await Promise.race([controller.stop(), delay(STOP_PATIENCE_MS, undefined, { ref: false })]);
    await store.destroy();
    lock.release();
  };
  try {
    await controller.start();
    await listen(api, options);
  } catch (error) {
    await controller.stop();
    await store.destroy();
    throw error;
  }
  const endpoint = `http://${urlHost(options.host)}:${(api.server.address() as AddressInfo).port}`;
  lock.announce({ pid: process.pid, endpoint, region: options.region, startedAt: new Date().toISOString() });
  logger.info({ endpoint, pool: options.pool, version: VERSION }, 'serving');
  const { token } = await createSignIn(store, systemClock.now());
  return {
    endpoint,
    dataDirectory: options.data,
    credentialsFile: credentialsFile(options.data),
    consoleLink: `${endpoint}${signInPath(token)}`,
    close,
  };
}

async function listen(api: ReturnType<typeof createApiServer>, { host, port }: ServeOptions): Promise<void> {
  try {
    await api.listen({ host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new Error(`${host}:${port} is taken by another program. Choose another --port.`);
    if (code === 'EADDRNOTAVAIL') throw new Error(`--host ${host}: this machine has no such address.`);
    if (code === 'EACCES')
      throw new Error(`--port ${port}: only root may listen there. Choose one above 1023.`);
    throw error;
  }
}

function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
