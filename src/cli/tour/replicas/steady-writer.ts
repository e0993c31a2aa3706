import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type NodeClient, type NodeEndpoint, openNode } from '../node-client.ts';
import { steadyKey } from './steady-key.ts';
import type { WriterOrder, WriterState } from './writer-thread.ts';

const LOOK_MS = 5;
const KEYS_AT_ONCE = 500;
const SOURCE = new URL(`./writer-thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/**
 * A client that never stops writing, each time another numbered key, one after the other. It connects again by itself
 * when its connection is closed, as client libraries do, and remembers which writes were acknowledged. It has no
 * patience of its own that ends a wait: where nobody closes its connection, that is an outage.
 */
export class SteadyWriter {
  readonly #worker: Worker;
  readonly #waiting: ((state: WriterState) => void)[] = [];
  readonly #ended: Promise<unknown>;
  #last: WriterState | undefined;

  constructor(endpoint: NodeEndpoint) {
    this.#worker = new Worker(SOURCE, { name: 'steady-writer', execArgv: [], workerData: endpoint });
    this.#worker.on('message', (state: WriterState) => {
      const asked = this.#waiting.shift();
      // Its last word is one that nobody asked for.
      if (asked) asked(state);
      else this.#last = state;
    });
    this.#ended = once(this.#worker, 'exit');
    // Told to whoever asks it next.
    this.#ended.catch(() => undefined);
  }

  /** Tells it what to do. Gives its state before that; its last one when it has stopped. */
  async order(order: WriterOrder): Promise<WriterState> {
    if (this.#last) return this.#last;
    const { promise, resolve } = Promise.withResolvers<WriterState>();
    this.#waiting.push(resolve);
    this.#worker.postMessage(order);
    const ended = this.#ended.then((): never => {
      throw new Error('the writer has ended by itself');
    });
    return Promise.race([promise, ended]);
  }

  look(): Promise<WriterState> {
    return this.order({});
  }

  /** Resolves when that many more writes were acknowledged. */
  async more(count: number, signal: AbortSignal): Promise<void> {
    const goal = acknowledgedIn(await this.look()) + count;
    while (acknowledgedIn(await this.look()) < goal) await delay(LOOK_MS, undefined, { signal });
  }

  /** Acknowledged writes, up to number `upTo`, that aren't at `endpoint`. */
  async missingAt(endpoint: NodeEndpoint, upTo?: number): Promise<number[]> {
    const state = await this.look();
    const numbers = acknowledgedUpTo(state, upTo ?? state.newest);
    const client = await openNode(endpoint);
    try {
      const missing: number[] = [];
      for (let from = 0; from < numbers.length; from += KEYS_AT_ONCE) {
        missing.push(...(await missingOf(client, numbers.slice(from, from + KEYS_AT_ONCE))));
      }
      return missing;
    } finally {
      client.close();
    }
  }

  /** What it has done stays known. */
  async stop(): Promise<void> {
    if (this.#last) return;
    await this.order({ stop: true });
    await this.#ended;
  }
}

export function acknowledgedIn({ newest, doubtful }: WriterState): number {
  return newest - doubtful.length;
}

/** Numbers that were acknowledged, ascending. */
export function acknowledgedUpTo({ newest, doubtful }: WriterState, upTo: number): number[] {
  const not = new Set(doubtful);
  const all = Array.from({ length: Math.min(newest, upTo) }, (_, index) => index + 1);
  return all.filter((number) => !not.has(number));
}

async function missingOf(client: NodeClient, numbers: readonly number[]): Promise<number[]> {
  const there = await client.send<number>(['EXISTS', ...numbers.map(steadyKey)]);
  if (there === numbers.length) return [];
  const missing: number[] = [];
  for (const number of numbers) {
    if ((await client.send<number>(['EXISTS', steadyKey(number)])) === 0) missing.push(number);
  }
  return missing;
}
