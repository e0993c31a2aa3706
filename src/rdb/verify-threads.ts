import { Worker } from 'node:worker_threads';
import { READY } from './control.ts';
import type { Digest } from './digest-reading.ts';
import { RdbError } from './rdb-error.ts';
import type { RdbReport } from './report.ts';
import type { ThreadData, VerifyAnswer, VerifyRequest } from './verify-worker.ts';

/** More would only take turns at the processor; each reads any number of files by turns. */
const MAX_THREADS = 2;
/** A thread takes 15-30 ms to start; it stays this long for the next file, without keeping the process alive. */
const IDLE_MILLISECONDS = 30_000;

const SOURCE = new URL(`./verify-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

interface Waiting {
  path: string;
  resolve(report: RdbReport | Digest): void;
  reject(error: RdbError): void;
}

/** Threads for files that are still written give way to whoever writes them, and to the server's clients. */
const pools = { giving: new Set<VerifyThread>(), taking: new Set<VerifyThread>() };
let lastId = 0;

/** Has an open file verified on one of the threads. */
export function onThread(request: Omit<VerifyRequest, 'id'>): Promise<RdbReport | Digest> {
  lastId += 1;
  return freest(request.follow).verify({ ...request, id: lastId });
}

/** Starts a thread for a file that is about to be written, unless one is idle: its start takes the processor from the writer later. */
export async function prepareThread(): Promise<void> {
  await freest(true).ready;
}

function freest(givesWay: boolean): VerifyThread {
  const threads = givesWay ? pools.giving : pools.taking;
  const [thread] = [...threads].sort((a, b) => a.load - b.load);
  if (thread && (thread.load === 0 || threads.size === MAX_THREADS)) return thread;
  return new VerifyThread(threads, givesWay);
}

class VerifyThread {
  /** Resolves when it has started, or could not. */
  readonly ready: Promise<void>;
  readonly #pool: Set<VerifyThread>;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #idle: NodeJS.Timeout | undefined;

  constructor(pool: Set<VerifyThread>, givesWay: boolean) {
    this.#pool = pool;
    this.#worker = new Worker(SOURCE, {
      name: 'verify-rdb',
      // Whatever the process was started with (a test runner's loaders, say) is no concern of this thread.
      execArgv: [],
      workerData: { givesWay } satisfies ThreadData,
      resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 64 },
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    this.ready = promise;
    this.#worker.once('exit', () => resolve());
    this.#worker.on('message', (message: VerifyAnswer | typeof READY) => {
      if (message === READY) resolve();
      else this.#answered(message);
    });
    this.#worker.once('error', (error) => this.#died(error));
    this.#worker.once('exit', () => this.#died());
    pool.add(this);
    this.#rest();
  }

  /** How many files it reads now. */
  get load(): number {
    return this.#waiting.size;
  }

  verify(request: VerifyRequest): Promise<RdbReport | Digest> {
    const { promise, resolve, reject } = Promise.withResolvers<RdbReport | Digest>();
    clearTimeout(this.#idle);
    this.#worker.ref();
    this.#waiting.set(request.id, { path: request.path, resolve, reject });
    this.#worker.postMessage(request);
    return promise;
  }

  #answered(answer: VerifyAnswer): void {
    const waiting = this.#waiting.get(answer.id)!;
    this.#waiting.delete(answer.id);
    if (this.load === 0) this.#rest();
    if ('report' in answer) waiting.resolve(answer.report);
    else waiting.reject(new RdbError(answer.reason, answer.message));
  }

  /** Stays for the next file, unless another thread does already. */
  #rest(): void {
    this.#worker.unref();
    const another = [...this.#pool].some((thread) => thread !== this && thread.load === 0);
    if (another) this.#end();
    else this.#idle = setTimeout(() => this.#end(), IDLE_MILLISECONDS).unref();
  }

  #end(): void {
    this.#pool.delete(this);
    void this.#worker.terminate();
  }

  #died(error?: Error): void {
    this.#pool.delete(this);
    clearTimeout(this.#idle);
    const why = error ? `: ${error.message}` : '';
    for (const { path, reject } of this.#waiting.values()) {
      reject(new RdbError('unreadable', `${path}: the thread that read it died${why}`, { cause: error }));
    }
    this.#waiting.clear();
  }
}
