import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { readCredentials } from '../../src/cli/serve/credentials.ts';
import { createQueryClient, type QueryClient } from '../../src/client/query-client.ts';
import { ProcessRuntime } from '../../src/runtime/process-runtime.ts';
import type { BenchContext } from '../figure.ts';
import { Api } from './api.ts';
import { Child } from './child.ts';
import { endedByItself, endOnInterrupt } from './cleanup.ts';
import type { Place } from './pair.ts';
import { addressBlock, CACHE, remove, temporaryDirectory } from './temporary.ts';
import { until } from './until.ts';

const ROOT = join(import.meta.dirname, '../..');
/** As a user starts it, and as it is built. */
const PROGRAM = join(ROOT, 'bin/holdfast');

export interface HoldfastOptions {
  /** How many addresses it has for nodes and endpoints. */
  pool?: '/24' | '/22';
  /** Further flags of `serve`. */
  flags?: readonly string[];
}

/** A Holdfast as it is built, with a data directory and addresses of its own; it ends with its scope, its nodes too. */
export class Holdfast implements AsyncDisposable {
  readonly data = temporaryDirectory();
  readonly #pool: string;
  readonly #engines: string;
  readonly #flags: readonly string[];
  #controller: Child | undefined;
  #api: Api | undefined;
  #client: QueryClient | undefined;
  #endpoint: string | undefined;

  private constructor({ engines }: BenchContext, { pool = '/24', flags = [] }: HoldfastOptions) {
    this.#engines = engines;
    this.#pool = `${addressBlock(pool === '/24' ? 1 : 4)}.0${pool}`;
    this.#flags = flags;
    endOnInterrupt(this);
  }

  static async start(context: BenchContext, options: HoldfastOptions = {}): Promise<Holdfast> {
    const holdfast = new Holdfast(context, options);
    try {
      await holdfast.start();
    } catch (error) {
      await holdfast[Symbol.asyncDispose]();
      throw error;
    }
    return holdfast;
  }

  get api(): Api {
    if (!this.#api) throw new Error('The controller is not running');
    return this.#api;
  }

  /** The same API with typed answers, for what is not timed itself. */
  get client(): QueryClient {
    if (!this.#client) throw new Error('The controller is not running');
    return this.#client;
  }

  get endpoint(): string {
    if (!this.#endpoint) throw new Error('The controller is not running');
    return this.#endpoint;
  }

  get pid(): number {
    return this.#controller!.process.pid!;
  }

  /** Starts the controller and resolves when `GET /healthz` answers with 200. */
  async start(): Promise<void> {
    const port = await freePort();
    const endpoint = `http://127.0.0.1:${port}`;
    const flags = ['--data', this.data, '--port', String(port), '--pool', this.#pool];
    const controller = new Child(
      [PROGRAM, 'serve', ...flags, '--engines', this.#engines, '--import-directory', CACHE, ...this.#flags],
      { cwd: this.data },
    );
    this.#controller = controller;
    const healthy = async () => {
      if (controller.hasEnded) throw new Error(`Holdfast ended: ${controller.output}`);
      return fetch(`${endpoint}/healthz`).then(
        (answer) => answer.status === 200,
        () => false,
      );
    };
    await until('Holdfast serves', healthy, { everyMs: 2 });
    const key = readCredentials(this.data)!;
    this.#endpoint = endpoint;
    this.#api = new Api(endpoint, key);
    this.#client = createQueryClient({ ...key, endpoint, region: 'us-east-1' });
  }

  /** Ends the controller as an operator would; its nodes run on. */
  async stop(): Promise<void> {
    this.#api?.close();
    this.#api = undefined;
    this.#client = undefined;
    await this.#controller?.end('SIGTERM');
  }

  /** The servers of all nodes. */
  async nodePids(): Promise<number[]> {
    const runtime = new ProcessRuntime();
    const found = await Promise.all((await this.#nodeDirectories()).map((path) => runtime.findIn(path)));
    return found.flatMap(([oldest]) => (oldest ? [oldest.pid] : []));
  }

  /** The server of a cluster's one node. */
  async nodePid(cluster: string): Promise<number> {
    const [server] = await new ProcessRuntime().findIn(await this.nodeDirectory(cluster));
    if (!server) throw new Error(`${cluster} has no running node`);
    return server.pid;
  }

  /** Where the server of a cluster's one node listens itself, whatever clients are told. */
  async nodeAddress(cluster: string): Promise<Place> {
    const config = await readFile(join(await this.nodeDirectory(cluster), 'node.conf'), 'utf8');
    const host = /^bind (\S+)/m.exec(config)?.[1];
    const port = /^port "(\d+)"/m.exec(config)?.[1];
    if (!host || !port) throw new Error(`The config of ${cluster}'s node doesn't say where it listens`);
    return { host, port: Number(port) };
  }

  /** The one node's directory of a cluster. */
  async nodeDirectory(cluster: string): Promise<string> {
    const found = (await this.#nodeDirectories()).find((path) => path.includes(`/${cluster}-0001-`));
    if (!found) throw new Error(`${cluster} has no node in ${this.data}`);
    return found;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#api?.close();
    await this.#controller?.end('SIGKILL');
    const runtime = new ProcessRuntime();
    for (const directory of await this.#nodeDirectories()) await runtime.clear(directory);
    await runtime.clear(join(this.data, 'proxy'));
    remove(this.data);
    endedByItself(this);
  }

  async #nodeDirectories(): Promise<string[]> {
    const nodes = join(this.data, 'nodes');
    const found: string[] = [];
    for (const region of await readdir(nodes).catch(() => [])) {
      for (const name of await readdir(join(nodes, region))) found.push(join(nodes, region, name));
    }
    return found;
  }
}

/** A port that nothing listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return (address as { port: number }).port;
}
