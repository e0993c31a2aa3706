import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTestHaProxy, redis70 } from '../../test/support/engines.ts';
import { ProcessRuntime } from '../runtime/process-runtime.ts';
import type { NodeHandle } from '../runtime/runtime.ts';
import type { RoutedSlot } from './config.ts';
import { type RunningProxy, startProxy, stopProxies } from './process.ts';
import type { Backend } from './slot.ts';

/** Undefined where the distribution didn't carry it: then the tests that need it are skipped. */
export const HAPROXY = await findTestHaProxy();

const runtime = new ProcessRuntime();

interface RedisServer extends Backend {
  handle: NodeHandle;
}

/** Real servers and a real HAProxy in a directory and a block of addresses of a test's own; all end with it. */
export class ProxyBench implements AsyncDisposable {
  readonly runtime = runtime;
  readonly scratch = realpathSync(mkdtempSync(join(tmpdir(), 'holdfast-proxy-')));
  /** Deeper than the path of a Unix socket may be long. */
  readonly directory = join(this.scratch, 'd'.repeat(60), 'e'.repeat(60), 'proxy');
  readonly #block = `127.${100 + Math.floor(Math.random() * 100)}.${Math.floor(Math.random() * 256)}`;
  readonly #nodes: string[] = [];
  #proxies: RunningProxy[] = [];

  address(last: number): string {
    return `${this.#block}.${last}`;
  }

  async start(slots: readonly RoutedSlot[], replaces?: RunningProxy): Promise<RunningProxy> {
    const command = HAPROXY!.command;
    const proxy = await startProxy(runtime, {
      directory: this.directory,
      command,
      slots,
      ...(replaces && { replaces }),
    });
    this.#proxies.push(proxy);
    return proxy;
  }

  /** A Redis on the address that ends in `last`; a replica where a primary is given. */
  async redis(last: number, primary?: Backend): Promise<RedisServer> {
    const directory = join(this.scratch, `node-${last}`);
    mkdirSync(directory, { recursive: true });
    if (!this.#nodes.includes(directory)) this.#nodes.push(directory);
    const address = this.address(last);
    const settings = {
      bind: address,
      port: '6379',
      save: '',
      dir: directory,
      'protected-mode': 'no',
      'enable-debug-command': 'yes',
      'repl-diskless-sync-delay': '0',
      ...(primary && { replicaof: `${primary.address} ${primary.port}` }),
    };
    const engine = await redis70();
    const words = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
    const command = [...engine.server, ...words];
    const handle = await runtime.start({ directory, command, output: join(directory, 'log') });
    const node = { address, port: 6379, handle };
    while (!(await isServing(node, primary !== undefined))) {
      if (!runtime.isRunning(handle)) throw new Error(`The Redis of ${address} has ended`);
    }
    return node;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const proxy of this.#proxies) proxy.socket.close();
    await stopProxies(runtime, this.directory);
    for (const directory of this.#nodes) await runtime.clear(directory);
    rmSync(this.scratch, { recursive: true, force: true });
  }
}

async function isServing(node: Backend, asReplica: boolean): Promise<boolean> {
  try {
    await using client = await Client.open(node);
    const info = await client.ask('INFO replication');
    return !asReplica || info.includes('master_link_status:up');
  } catch {
    return false;
  }
}

/** One plain connection, so that what closes and when can be seen. */
export class Client implements AsyncDisposable {
  readonly closed: Promise<void>;
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('utf8').on('error', () => undefined);
    // Not by `once`, which an error on the way rejects.
    this.closed = new Promise((resolve) => {
      socket.once('close', () => resolve());
    });
  }

  /** @throws when nothing listens there */
  static async open({ address, port }: Backend): Promise<Client> {
    const socket = createConnection({ host: address, port });
    await once(socket, 'connect');
    return new Client(socket);
  }

  /** Sends one command and resolves with the first that comes. @throws when the connection ends instead */
  async ask(command: string): Promise<string> {
    this.#socket.write(`${command}\r\n`);
    const answer = new Promise<string>((resolve) => {
      this.#socket.once('data', (text) => resolve(String(text)));
    });
    return Promise.race([
      answer,
      this.closed.then(() => Promise.reject(new Error(`The connection ended at ${command}`))),
    ]);
  }

  /** The address of the server that this connection leads to. */
  async whereTo(): Promise<string> {
    const info = await this.ask('CLIENT INFO');
    return /laddr=([\d.]+):/.exec(info)?.[1] ?? info;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket.destroy();
    await this.closed;
  }
}

/** Which servers so many new connections lead to, each counted. */
export async function spread(listener: Backend, connections: number): Promise<Record<string, number>> {
  const clients = await Promise.all(Array.from({ length: connections }, () => Client.open(listener)));
  try {
    const places = await Promise.all(clients.map((client) => client.whereTo()));
    return Object.fromEntries(
      [...new Set(places)].map((place) => [place, places.filter((one) => one === place).length]),
    );
  } finally {
    for (const client of clients) await client[Symbol.asyncDispose]();
  }
}
