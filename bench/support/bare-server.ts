import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultUserAclRules } from '../../src/domain/restricted-commands.ts';
import { ADMIN_USER, renderUsers } from '../../src/engine/acl.ts';
import { NodeConnection } from '../../src/engine/connection.ts';
import type { BenchContext } from '../figure.ts';
import { Child } from './child.ts';
import { endedByItself, endOnInterrupt } from './cleanup.ts';
import type { Holdfast } from './holdfast.ts';
import { addressBlock, remove, temporaryDirectory } from './temporary.ts';
import { until } from './until.ts';

const PASSWORD = 'bare';

/** What a bare server needs in its config to be another one's replica: its default user may not replicate. */
export const AS_REPLICA = { masteruser: ADMIN_USER, masterauth: PASSWORD } as const;

/** By which a supervisor may reach a bare server, such as Sentinel. */
export const BARE_ADMIN = { user: ADMIN_USER, password: PASSWORD } as const;

/** A server as one would run it by hand, with a node's own config: the measure of what Holdfast adds. */
export class BareServer implements AsyncDisposable {
  readonly address = `${addressBlock()}.1`;
  readonly port = 6379;
  readonly directory = temporaryDirectory();
  readonly #command: readonly string[];
  #process: Child | undefined;
  #admin: NodeConnection | undefined;

  private constructor(command: readonly string[]) {
    this.#command = command;
    endOnInterrupt(this);
  }

  /** Laid out, not started: with the config and the users of `cluster`'s node, but for `differing`. */
  static async like(
    { engine }: BenchContext,
    holdfast: Holdfast,
    cluster: string,
    differing: Readonly<Record<string, string>> = {},
  ): Promise<BareServer> {
    const server = new BareServer(engine.server);
    const own: Record<string, string> = {
      bind: server.address,
      'replica-announce-ip': server.address,
      port: String(server.port),
      ...differing,
    };
    const config = await readFile(join(await holdfast.nodeDirectory(cluster), 'node.conf'), 'utf8');
    const kept = config.split('\n').filter((line) => !((line.split(' ')[0] ?? '') in own));
    const changed = Object.entries(own).map(([name, value]) => `${name} ${value}`);
    await writeFile(join(server.directory, 'node.conf'), [...kept, ...changed, ''].join('\n'));
    const defaultUserRules = defaultUserAclRules(engine.engine, engine.version);
    const users = renderUsers({ adminPassword: PASSWORD, defaultUserRules });
    await writeFile(join(server.directory, 'users.acl'), users);
    return server;
  }

  /** Starts it, with options beside its config, and resolves when it answers PING with PONG, its data loaded. */
  async start(...options: string[]): Promise<void> {
    // In a session of its own, as a node or a service is: the kernel shares out processor time among sessions first.
    const child = new Child([...this.#command, 'node.conf', ...options], {
      cwd: this.directory,
      detached: true,
    });
    this.#process = child;
    const connected = async () => {
      if (child.hasEnded) throw new Error(`The bare server ended: ${child.output}`);
      this.#admin = await this.#connect().catch(() => undefined);
      return this.#admin !== undefined;
    };
    await until('the bare server takes connections', connected, { everyMs: 1 });
    const serves = () =>
      this.command('PING').then(
        () => true,
        (error: Error) => {
          if (error.message.startsWith('LOADING')) return false;
          throw error;
        },
      );
    await until('the bare server has loaded its data', serves, { everyMs: 5, withinMs: 600_000 });
  }

  async command<T = unknown>(...args: string[]): Promise<T> {
    // Sentinel closes the connections of a server that it gives another role.
    if (!this.#admin?.isOpen) this.#admin = await this.#connect();
    return this.#admin.command<T>(...args);
  }

  #connect(): Promise<NodeConnection> {
    return NodeConnection.open({ address: this.address, port: this.port, adminPassword: PASSWORD });
  }

  /** Saves in the background and resolves when the file is there. @throws when the engine couldn't */
  async backgroundSave(): Promise<void> {
    await this.command('BGSAVE');
    let info = '';
    const ended = async () => {
      info = await this.command<string>('INFO', 'persistence');
      return info.includes('rdb_bgsave_in_progress:0');
    };
    await until('BGSAVE has ended', ended, { everyMs: 25, withinMs: 600_000 });
    if (!info.includes('rdb_last_bgsave_status:ok')) throw new Error('The bare server could not save.');
  }

  /** Ends the process; what is in its directory stays. */
  async stop(): Promise<void> {
    this.#admin?.close();
    this.#admin = undefined;
    await this.#process?.end('SIGKILL');
  }

  get pid(): number {
    return this.#process!.process.pid!;
  }

  /** Where clients reach it. */
  get place(): { host: string; port: number } {
    return { host: this.address, port: this.port };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    remove(this.directory);
    endedByItself(this);
  }
}
