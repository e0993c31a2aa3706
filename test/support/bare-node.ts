import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { type Info, parseInfo } from '../../src/engine/info.ts';
import type { Engine } from '../../src/engines/engine.ts';

/** A block of addresses of a test's own. */
export function someAddresses(): string {
  return `127.${100 + Math.floor(Math.random() * 100)}.${Math.floor(Math.random() * 256)}`;
}

const PORT = 6379;

/** A real server with an append-only file, for one test. */
export class BareNode implements AsyncDisposable {
  readonly directory: string;
  readonly address: string;
  readonly port = PORT;
  #child: ChildProcess | undefined;
  #client: ReturnType<typeof makeClient> | undefined;

  constructor(directory: string, address: string) {
    this.directory = directory;
    this.address = address;
  }

  /** Starts it on what its directory holds, and resolves when it serves. */
  async start(engine: Engine, ...directives: string[]): Promise<this> {
    mkdirSync(this.directory, { recursive: true });
    const [program, ...prefix] = engine.server;
    const own = ['--bind', this.address, '--port', String(PORT), '--dir', this.directory, '--save', ''];
    const aof = [
      '--appendonly',
      'yes',
      '--aof-timestamp-enabled',
      'yes',
      '--auto-aof-rewrite-percentage',
      '0',
    ];
    const rest = ['--replica-announce-ip', this.address, '--repl-diskless-sync-delay', '0'];
    this.#child = spawn(program!, [...prefix, ...own, ...aof, ...rest, ...directives], { stdio: 'ignore' });
    const giveUpAt = performance.now() + 10_000;
    for (;;) {
      const client = makeClient(this.address);
      client.on('error', () => undefined);
      try {
        await client.connect();
        await client.sendCommand(['GET', 'anything']);
        this.#client = client;
        return this;
      } catch (error) {
        if (client.isOpen) client.destroy();
        if (performance.now() > giveUpAt || this.#child.exitCode !== null) throw error;
        await delay(10);
      }
    }
  }

  command<T = unknown>(...argv: string[]): Promise<T> {
    return this.#client!.sendCommand<T>(argv);
  }

  /** The fields of one `INFO replication persistence`. */
  async info(): Promise<Info> {
    return parseInfo(await this.command<string>('INFO', 'replication', 'persistence'));
  }

  /** Resolves once INFO's fields are as wanted. */
  async until(wanted: (info: Info) => boolean): Promise<Info> {
    for (;;) {
      const info = await this.info();
      if (wanted(info)) return info;
      await delay(5);
    }
  }

  /** Rewrites the append-only file, and resolves when that is done. */
  async rewrite(): Promise<void> {
    await this.command('BGREWRITEAOF');
    await this.until((info) => info.get('aof_rewrite_in_progress') === '0');
  }

  /** Makes it a primary: INFO of that very moment. */
  async promote(): Promise<Info> {
    await this.command('MULTI');
    await this.command('REPLICAOF', 'NO', 'ONE');
    await this.command('INFO', 'replication', 'persistence');
    const [, info] = await this.command<[string, string]>('EXEC');
    return parseInfo(info);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child!.kill(signal);
  }

  /** Ends it on the spot, as a crash would. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (this.#client?.isOpen) this.#client.destroy();
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.kill();
  }
}

function makeClient(host: string) {
  return createClient({
    RESP: 2,
    disableClientInfo: true,
    maintNotifications: 'disabled',
    socket: { host, port: PORT, reconnectStrategy: false, connectTimeout: 5_000 },
  });
}
