import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { handlersOf } from '../../../src/cli/serve/handlers.ts';
import { Controller } from '../../../src/control/controller.ts';
import { DataPaths } from '../../../src/control/data-paths.ts';
import { EngineCatalog } from '../../../src/engines/catalog.ts';
import { AddressPool } from '../../../src/runtime/address-pool.ts';
import { ProcessRuntime } from '../../../src/runtime/process-runtime.ts';
import { openStore, type Store } from '../../../src/store/database.ts';
import { processesUnder } from '../../support/holdfast.ts';
import { type Engines, makeEngines } from './engine-directory.ts';

const NEVER_MS = 86_400_000;

/** Actions and controller in the test's own process, with real nodes, at a time that the test sets. */
export class InProcess implements AsyncDisposable {
  readonly data = realpathSync(mkdtempSync(join(tmpdir(), 'holdfast-clock-')));
  readonly store: Store;
  readonly #controller: Controller;
  readonly #handlers: ReturnType<typeof handlersOf>;
  #now: Date;

  private constructor(engines: Engines, now: string) {
    this.#now = new Date(now);
    mkdirSync(this.data, { recursive: true });
    const paths = new DataPaths(this.data, { engines: engines.directory });
    this.store = openStore(paths.state);
    const logger = pino({ level: 'silent' });
    this.#controller = new Controller({
      store: this.store,
      runtime: new ProcessRuntime(),
      engines: new EngineCatalog({ directory: engines.directory }),
      pool: new AddressPool(
        `127.${100 + Math.floor(Math.random() * 100)}.${Math.floor(Math.random() * 256)}.0/24`,
      ),
      paths,
      clock: { now: () => this.#now },
      accountId: '000000000000',
      logger,
      tickMs: NEVER_MS,
    });
    this.#handlers = handlersOf(this.#controller.context, logger);
  }

  /** Starts one on a data directory of its own, at a time such as `2026-03-01T12:00:00Z`. */
  static async start(now: string): Promise<InProcess & { engines: Engines }> {
    const directory = mkdtempSync(join(tmpdir(), 'holdfast-clock-engines-'));
    const engines = await makeEngines(join(directory, 'engines'));
    const started = Object.assign(new InProcess(engines, now), { engines });
    await started.#controller.start();
    return started;
  }

  /** Moves the clock, and has the controller look at it as it does every few seconds. */
  async at(now: string): Promise<void> {
    this.#now = new Date(now);
    await this.#controller.tick();
  }

  /** One operation of the API. */
  async call<T>(operation: string, input: Record<string, unknown>): Promise<T> {
    const request = { region: 'us-east-1', accountId: '000000000000', requestId: 'a-test' };
    return (await this.#handlers[operation]!(input as never, request as never)) as T;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#controller.stop();
    await this.store.destroy();
    const runtime = new ProcessRuntime();
    for (const { cwd } of await processesUnder(this.data)) await runtime.clear(cwd);
    rmSync(this.data, { recursive: true, force: true, maxRetries: 5 });
    rmSync(join(this.#controller.context.paths.engines, '..'), { recursive: true, force: true });
  }
}
