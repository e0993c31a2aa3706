import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createClient } from '@redis/client';
import { Redis } from 'ioredis';
import { Redis as Valkey } from 'iovalkey';
import { redis70 } from '../../../support/engines.ts';
import { connect, type NodeAddress } from '../../support/data.ts';

const PAUSE_MS = 5;

/** A client library as its users have it: it is told an address, and reconnects by itself. */
interface Driver {
  set(key: string, value: string): Promise<unknown>;
  close(): Promise<unknown>;
}

async function ioredis({ address, port }: NodeAddress): Promise<Driver> {
  const client = new Redis({ host: address, port }).on('error', () => undefined);
  return { set: (key, value) => client.set(key, value), close: async () => client.disconnect() };
}

async function iovalkey({ address, port }: NodeAddress): Promise<Driver> {
  const client = new Valkey({ host: address, port }).on('error', () => undefined);
  return { set: (key, value) => client.set(key, value), close: async () => client.disconnect() };
}

async function nodeRedis({ address, port }: NodeAddress): Promise<Driver> {
  const client = createClient({ socket: { host: address, port } }).on('error', () => undefined);
  await client.connect();
  return { set: (key, value) => client.set(key, value), close: async () => client.destroy() };
}

/** A script that calls redis-cli for each write. */
async function redisCli({ address, port }: NodeAddress): Promise<Driver> {
  const [program, ...args] = (await redis70()).cli!;
  const run = promisify(execFile);
  return {
    async set(key, value) {
      const { stdout } = await run(program!, [...args, '-h', address, '-p', String(port), 'SET', key, value]);
      if (stdout.trim() !== 'OK') throw new Error(stdout);
    },
    close: async () => undefined,
  };
}

export const DRIVERS = { ioredis, iovalkey, 'node-redis': nodeRedis, 'redis-cli': redisCli };

/** Writes `NAME:0`, `NAME:1` and so on with one client that is never made anew; what it is refused it lets be. */
export class Application implements AsyncDisposable {
  readonly acknowledged: number[] = [];
  readonly name: string;
  readonly #driver: Driver;
  readonly #writing: Promise<void>;
  #next = 0;
  #stopped = false;

  private constructor(name: string, driver: Driver) {
    this.name = name;
    this.#driver = driver;
    this.#writing = this.#run();
  }

  static async start(name: keyof typeof DRIVERS, address: NodeAddress): Promise<Application> {
    return new Application(name, await DRIVERS[name](address));
  }

  /** Milliseconds until a write that was begun after this call is acknowledged. @throws when none is in `patienceMs` */
  async goesOn(patienceMs: number): Promise<number> {
    const began = performance.now();
    const first = this.#next;
    while ((this.acknowledged.at(-1) ?? -1) < first) {
      if (performance.now() - began > patienceMs)
        throw new Error(`${this.name} has not written for ${patienceMs} ms`);
      await delay(2);
    }
    return performance.now() - began;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#writing;
    await this.#driver.close();
  }

  /** Of the acknowledged writes, those that a node doesn't have. */
  async missingFrom(node: NodeAddress): Promise<number[]> {
    await using connection = await connect(node);
    const keys = this.acknowledged.map((n) => `${this.name}:${n}`);
    const values = await connection.send<(string | null)[]>('MGET', ...keys);
    return this.acknowledged.filter((n, index) => values[index] !== String(n));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#stopped) await this.stop();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const n = this.#next++;
      await this.#driver.set(`${this.name}:${n}`, String(n)).then(
        () => this.acknowledged.push(n),
        () => undefined,
      );
      await delay(PAUSE_MS);
    }
  }
}
