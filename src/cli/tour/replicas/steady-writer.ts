import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type NodeClient, type NodeEndpoint, openNode } from '../node-client.ts';

/** Keys of the writer, numbered from 1 in the order they were written; in database 0. */
export const STEADY_PREFIX = 'steady:';

/** Between writes, and before it tries to connect again: milliseconds. */
const PACE_MS = 1;
const KEYS_AT_ONCE = 500;

/**
 * A client that never stops writing, each time another numbered key, one after the other. It connects again by itself
 * when its connection is closed, as client libraries do, and remembers which writes were acknowledged. It has no
 * patience of its own that ends a wait: where nobody closes its connection, that is an outage.
 */
export class SteadyWriter {
  /** Numbers that were acknowledged, ascending. */
  readonly acknowledged: number[] = [];
  connections = 0;
  #endpoint: NodeEndpoint;
  #socket: Socket | undefined;
  #next = 1;
  #stopped = false;
  #lastAt = performance.now();
  #longest = 0;
  readonly #running: Promise<void>;

  constructor(endpoint: NodeEndpoint) {
    this.#endpoint = endpoint;
    this.#running = this.#run();
  }

  /** The newest number that was acknowledged; 0 before the first. */
  get newest(): number {
    return this.acknowledged.at(-1) ?? 0;
  }

  /** Connects somewhere else from now on. */
  moveTo(endpoint: NodeEndpoint): void {
    this.#endpoint = endpoint;
    this.#socket?.destroy();
  }

  /** Begins to look for the longest time without an acknowledgement; what it returns tells that in milliseconds. */
  watchOutage(): () => number {
    this.#longest = 0;
    return () => Math.max(this.#longest, performance.now() - this.#lastAt);
  }

  /** Resolves when that many more writes were acknowledged. */
  async more(count: number, signal: AbortSignal): Promise<void> {
    const goal = this.acknowledged.length + count;
    while (this.acknowledged.length < goal && !this.#stopped) await delay(PACE_MS, undefined, { signal });
  }

  /** Acknowledged writes, up to number `upTo`, that aren't at `endpoint`. */
  async missingAt(endpoint: NodeEndpoint, upTo = this.newest): Promise<number[]> {
    const numbers = this.acknowledged.filter((number) => number <= upTo);
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

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#socket?.destroy();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      // Whatever ended the connection, the next one is tried: that is all that a client can do.
      await this.#writeUntilClosed().catch(() => undefined);
      if (!this.#stopped) await delay(PACE_MS);
    }
  }

  async #writeUntilClosed(): Promise<void> {
    const endpoint = this.#endpoint;
    const socket = await open(endpoint);
    this.#socket = socket;
    this.connections += 1;
    const replies = linesOf(socket);
    try {
      while (!this.#stopped && this.#endpoint === endpoint) {
        const number = this.#next++;
        socket.write(setCommand(number));
        const { value: reply, done } = await replies.next();
        if (done || reply !== '+OK') return;
        this.#acknowledge(number);
        await delay(PACE_MS);
      }
    } finally {
      socket.destroy();
    }
  }

  #acknowledge(number: number): void {
    const now = performance.now();
    this.#longest = Math.max(this.#longest, now - this.#lastAt);
    this.#lastAt = now;
    this.acknowledged.push(number);
  }
}

export function steadyKey(number: number): string {
  return `${STEADY_PREFIX}${number}`;
}

function setCommand(number: number): string {
  const words = ['SET', steadyKey(number), `written at ${new Date().toISOString()}`];
  return `*3\r\n${words.map((word) => `$${word.length}\r\n${word}\r\n`).join('')}`;
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

function open({ address, port }: NodeEndpoint): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const socket = connect({ host: address, port, noDelay: true }, () => resolve(socket));
  socket.once('error', reject);
  return promise;
}

/** Replies of one line each; ends when the connection does. */
async function* linesOf(socket: Socket): AsyncGenerator<string> {
  let text = '';
  for await (const part of socket) {
    text += String(part);
    for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
      yield text.slice(0, end);
      text = text.slice(end + 2);
    }
  }
}
