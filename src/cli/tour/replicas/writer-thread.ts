import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { NodeEndpoint } from '../node-client.ts';
import { steadyKey } from './steady-key.ts';

/** How far the writer has come. */
export interface WriterState {
  /** The newest number that was acknowledged; 0 before the first. */
  newest: number;
  /** Numbers below it that were not: all others were. */
  doubtful: number[];
  /** How often it has connected. */
  connections: number;
  /** Milliseconds: the longest time without an acknowledgement since it was last told to watch. */
  outageMs: number;
}

/** Each is answered with the state before it is followed. */
export interface WriterOrder {
  /** Begin to watch for an outage. */
  watch?: true;
  /** Connect there from now on. */
  moveTo?: NodeEndpoint;
  stop?: true;
}

/** Between writes, and before it tries to connect again: milliseconds. */
const PACE_MS = 1;

/** The client of SteadyWriter: in a thread, so that what the tour itself is busy with isn't taken for an outage. */
class Writing {
  #endpoint: NodeEndpoint;
  #socket: Socket | undefined;
  #next = 1;
  #newest = 0;
  /** Sent, and not acknowledged: each may have been written or not. */
  readonly #doubtful: number[] = [];
  #connections = 0;
  #stopped = false;
  #lastAt = performance.now();
  #longest = 0;

  constructor(endpoint: NodeEndpoint) {
    this.#endpoint = endpoint;
  }

  state(): WriterState {
    return {
      newest: this.#newest,
      doubtful: this.#doubtful.filter((number) => number < this.#newest),
      connections: this.#connections,
      outageMs: Math.max(this.#longest, performance.now() - this.#lastAt),
    };
  }

  follow({ watch, moveTo, stop }: WriterOrder): void {
    if (watch) this.#longest = 0;
    if (moveTo) this.#endpoint = moveTo;
    if (stop) this.#stopped = true;
    if (moveTo || stop) this.#socket?.destroy();
  }

  async run(): Promise<void> {
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
    this.#connections += 1;
    const replies = linesOf(socket);
    try {
      while (!this.#stopped && this.#endpoint === endpoint) {
        const number = this.#next++;
        this.#doubtful.push(number);
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
    this.#newest = number;
    // It is the one that was sent last.
    this.#doubtful.pop();
  }
}

function setCommand(number: number): string {
  const words = ['SET', steadyKey(number), `written at ${new Date().toISOString()}`];
  return `*3\r\n${words.map((word) => `$${word.length}\r\n${word}\r\n`).join('')}`;
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

const writing = new Writing(workerData as NodeEndpoint);
parentPort!.on('message', (order: WriterOrder) => {
  parentPort!.postMessage(writing.state());
  writing.follow(order);
});
await writing.run();
parentPort!.postMessage(writing.state());
parentPort!.close();
