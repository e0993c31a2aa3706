import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ElastiCacheClient } from '@aws-sdk/client-elasticache';
import type { InputOf, OperationName } from '../../src/api/operation-types.ts';
import { type Holder, readHolder } from '../../src/cli/serve/controller-lock.ts';
import { readCredentials } from '../../src/cli/serve/credentials.ts';
import { createQueryClient } from '../../src/client/query-client.ts';
import type { Failpoint } from '../../src/control/failpoints.ts';
import { ProcessRuntime } from '../../src/runtime/process-runtime.ts';
import { MAIN_MODULE, START_QUICKLY } from './main-module.ts';

export const ENGINES = new URL('../../.tmp/engines', import.meta.url).pathname;
const START_TIMEOUT_MS = 30_000;
export interface StartOptions {
  /** Environment beside the test's own. */
  env?: Record<string, string>;
  /** Where the controller is to die; one that is started without it lives. */
  dieAt?: Failpoint;
  /** Further arguments of `serve`. */
  args?: readonly string[];
}

/**
 * A Holdfast of a test's own: a real process on its own data directory, with its own block of addresses. It can be
 * killed and started again on the same data; `dispose` ends the controller and every node, each by its id.
 */
export class TestHoldfast implements AsyncDisposable {
  readonly data = realpathSync(mkdtempSync(join(tmpdir(), 'holdfast-test-')));
  /** Of its own for each test, so that tests run side by side. */
  readonly pool = `127.${100 + Math.floor(Math.random() * 100)}.${Math.floor(Math.random() * 256)}.0/24`;
  controller: ChildProcess | undefined;
  /** What the controller wrote to its standard streams. */
  output = '';
  #holder: Holder | undefined;
  readonly #failpointFile = join(this.data, 'test-failpoint');

  /** Starts one and waits until it serves. */
  static async start(options: StartOptions = {}): Promise<TestHoldfast> {
    const holdfast = new TestHoldfast();
    try {
      await holdfast.start(options);
    } catch (error) {
      await holdfast[Symbol.asyncDispose]();
      throw error;
    }
    return holdfast;
  }

  get endpoint(): string {
    if (!this.#holder) throw new Error('The controller is not running');
    return this.#holder.endpoint;
  }

  /** Whether the controller's process runs. */
  get lives(): boolean {
    return this.controller?.exitCode === null && this.controller.signalCode === null;
  }

  /** Starts the controller and resolves when it serves. @throws when it ends instead */
  async start(options: StartOptions = {}): Promise<void> {
    this.launch(options);
    const until = performance.now() + START_TIMEOUT_MS;
    while (!this.#holder) {
      if (!this.lives) {
        throw new Error(
          `The controller ended (${this.controller?.exitCode ?? this.controller?.signalCode}): ${this.output}`,
        );
      }
      if (performance.now() > until) throw new Error(`The controller doesn't serve: ${this.output}`);
      await delay(10);
      this.#holder = readHolder(this.data);
    }
  }

  /** Starts the controller without waiting for anything: it may be meant to die. */
  launch({ env = {}, args = [], dieAt }: StartOptions = {}): ChildProcess {
    this.#holder = undefined;
    if (dieAt) this.dieAt(dieAt);
    else rmSync(this.#failpointFile, { force: true });
    const child = spawn(
      process.execPath,
      [
        START_QUICKLY,
        MAIN_MODULE,
        'serve',
        '--data',
        this.data,
        '--port',
        '0',
        '--pool',
        this.pool,
        '--engines',
        ENGINES,
        ...args,
      ],
      {
        env: { ...process.env, HOLDFAST_FAILPOINT_FILE: this.#failpointFile, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const collect = (chunk: Buffer) => {
      this.output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    this.controller = child;
    return child;
  }

  /** Has the controller that runs die at a failpoint, the next time that it comes by. */
  dieAt(failpoint: Failpoint): void {
    // Never seen half written.
    writeFileSync(`${this.#failpointFile}.draft`, failpoint);
    renameSync(`${this.#failpointFile}.draft`, this.#failpointFile);
  }

  /** Ends the controller on the spot, as a crash would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Ends the controller as an operator would; its nodes run on. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** Resolves when the controller has ended by itself, as at a failpoint. */
  async ended(): Promise<void> {
    if (this.lives) await once(this.controller!, 'exit');
    this.#holder = undefined;
  }

  /** A client of the official SDK, in a region of one's choice. */
  client(region = 'us-east-1'): ElastiCacheClient {
    return new ElastiCacheClient({
      region,
      endpoint: this.endpoint,
      credentials: readCredentials(this.data) ?? { accessKeyId: 'any', secretAccessKey: 'any' },
      maxAttempts: 1,
    });
  }

  /** An operation that the SDK doesn't know: one of Holdfast's own. */
  call<Name extends OperationName>(operation: Name, input: InputOf<Name>, region = 'us-east-1') {
    const keys = readCredentials(this.data) ?? { accessKeyId: 'any', secretAccessKey: 'any' };
    return createQueryClient({ endpoint: this.endpoint, region, ...keys }).call(operation, input);
  }

  /** What a client in another language needs in its environment. */
  environment(region = 'us-east-1'): Record<string, string> {
    const { accessKeyId, secretAccessKey } = readCredentials(this.data)!;
    return {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ENDPOINT_URL_ELASTICACHE: this.endpoint,
    };
  }

  /** Lines of the controller's own log, for a failing test to show. */
  log(): string {
    return readFileSync(join(this.data, 'holdfast.log'), 'utf8');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    const runtime = new ProcessRuntime();
    for (const { cwd } of await processesUnder(this.data)) await runtime.clear(cwd);
    rmSync(this.data, { recursive: true, force: true, maxRetries: 5 });
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.lives) {
      const exit = once(this.controller!, 'exit');
      this.controller!.kill(signal);
      await exit;
    }
    this.#holder = undefined;
  }
}

/** Every process whose working directory lies in `directory`: a test that leaves nothing behind finds none. */
export async function processesUnder(directory: string): Promise<{ pid: number; cwd: string }[]> {
  const found: { pid: number; cwd: string }[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const cwd = (await readlink(`/proc/${name}/cwd`).catch(() => '')).replace(/ \(deleted\)$/, '');
    if (cwd.startsWith(`${directory}/`)) found.push({ pid: Number(name), cwd });
  }
  return found;
}
