import { mkdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { NodeHandle, NodeRuntime } from '../runtime/runtime.ts';
import { configurationId, type RoutedSlot, renderConfig } from './config.ts';
import { processLimits } from './limits.ts';
import { ProxyError, RuntimeSocket } from './runtime-socket.ts';
import type { Slot } from './slot.ts';

const CONFIG_FILE = 'haproxy.cfg';
const LOG_FILE = 'haproxy.log';
const START_TIMEOUT_MS = 15_000;
const POLL_MS = 5;
const STOP_GRACE_MS = 2_000;
const LONGEST_LOG_BYTES = 4_194_304;

/** A HAProxy that runs, and the connection through which it is steered. */
export interface RunningProxy {
  pid: number;
  /** Of the configuration that it was started with: see `configurationId`. */
  configuration: string;
  socket: RuntimeSocket;
}

/** HAProxy doesn't start: the reason in its own words. */
export class ProxyStartError extends ProxyError {
  override name = 'ProxyStartError';
  /** Numbers of the slots whose address or port it could not have. */
  readonly unavailable: readonly number[];

  constructor(message: string, unavailable: readonly number[]) {
    super(message);
    this.unavailable = unavailable;
  }
}

export interface StartProxyOptions {
  /** The proxy's own; it is made if need be. */
  directory: string;
  /** What to start, before the arguments. */
  command: readonly string[];
  slots: readonly RoutedSlot[];
  /** The one that runs: its listeners are passed on, and it ends when its last connection has. */
  replaces?: RunningProxy;
}

/** The HAProxy that runs in `directory`, whoever started it; undefined when none answers there. */
export async function findRunningProxy(directory: string): Promise<RunningProxy | undefined> {
  let socket: RuntimeSocket | undefined;
  try {
    socket = await RuntimeSocket.open(directory);
    const { pid, description } = await socket.info();
    return { pid, configuration: description, socket };
  } catch (error) {
    socket?.close();
    if (error instanceof ProxyError) return undefined;
    throw error;
  }
}

/** The configuration that a process for these slots has on this machine. */
export async function configurationFor(slots: readonly Slot[]): Promise<string> {
  return configurationId(slots, await processLimits(slots.length));
}

/**
 * Starts HAProxy with these slots and resolves when it serves them. Connections through the one that it replaces go on,
 * and no new one is refused in between. When it doesn't start, the one to be replaced goes on as it was.
 * @throws ProxyStartError
 */
export async function startProxy(runtime: NodeRuntime, options: StartProxyOptions): Promise<RunningProxy> {
  const { directory, command, slots, replaces } = options;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const limits = await processLimits(slots.length);
  await writeFile(join(directory, CONFIG_FILE), renderConfig(slots, limits), { mode: 0o600 });
  const output = join(directory, LOG_FILE);
  const logSize = await stat(output).then(
    ({ size }) => size,
    () => 0,
  );
  const takeOver = replaces ? ['-x', 'haproxy.sock', '-sf', String(replaces.pid)] : [];
  const handle = await runtime.start({
    directory,
    // In the foreground: what it says of servers that come and go is in its log.
    command: [...command, '-db', '-f', CONFIG_FILE, ...takeOver],
    output,
  });
  const started = await untilServing(runtime, directory, handle, async () =>
    (await readFile(output, 'utf8')).slice(logSize),
  );
  // The old one would wait for this connection, too.
  replaces?.socket.close();
  return started;
}

async function untilServing(
  runtime: NodeRuntime,
  directory: string,
  handle: NodeHandle,
  readLog: () => Promise<string>,
): Promise<RunningProxy> {
  const until = performance.now() + START_TIMEOUT_MS;
  for (;;) {
    const found = await findRunningProxy(directory);
    if (found?.pid === handle.pid) return found;
    found?.socket.close();
    if (!runtime.isRunning(handle)) throw startError(await readLog());
    if (performance.now() > until) {
      await runtime.stop(handle, 0);
      throw new ProxyStartError(`HAProxy did not serve within ${START_TIMEOUT_MS / 1000} s of its start`, []);
    }
    await delay(POLL_MS);
  }
}

/** `Starting proxy slot-3: cannot bind socket (Address already in use) [127.80.0.9:6379]`, and the like. */
function startError(log: string): ProxyStartError {
  const alerts = [...log.matchAll(/^\[ALERT\]\s+\(\d+\) : (.*)$/gm)].map(([, words = '']) => words);
  const unavailable = alerts.flatMap((words) => {
    const slot = /proxy slot-(\d+): .*cannot bind/.exec(words)?.[1];
    return slot === undefined ? [] : [Number(slot)];
  });
  return new ProxyStartError(
    `HAProxy does not start: ${alerts[0] ?? (log.trim().slice(-300) || 'it says nothing')}`,
    unavailable,
  );
}

/** Ends every HAProxy of this directory, also one that was replaced and waits for its last connections. */
export async function stopProxies(runtime: NodeRuntime, directory: string): Promise<number> {
  const handles = await runtime.findIn(directory);
  await Promise.all(handles.map((handle) => runtime.stop(handle, STOP_GRACE_MS)));
  return handles.length;
}

/** HAProxy tells of each server that comes and goes, for ever: a log that has grown long begins anew. */
export async function trimLog(directory: string): Promise<void> {
  const log = join(directory, LOG_FILE);
  const { size } = await stat(log);
  if (size > LONGEST_LOG_BYTES) await truncate(log);
}
