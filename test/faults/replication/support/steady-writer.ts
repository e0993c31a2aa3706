import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../../../support/elasticache.ts';
import { type Connection, connect, type NodeAddress } from '../../support/data.ts';

/** Long enough that the processor is the test's, short enough that no outage goes unseen. */
const PAUSE_MS = 2;
const RECONNECT_MS = 2;
const BATCH = 2_000;

/**
 * An application: writes `NAME:0`, `NAME:1` and so on to an address, one after the other, and connects anew whenever it is
 * turned away. It knows what was acknowledged, and for how long nothing was.
 */
export class SteadyWriter implements AsyncDisposable {
  readonly acknowledged: number[] = [];
  /** In milliseconds: the longest time between two acknowledgements since it began, or since `forgetPauses`. */
  longestPauseMs = 0;
  /** Of `performance.now()`. */
  lastAcknowledged = 0;
  /** How often it was connected; whenever it was turned away it has come again. */
  connections = 0;
  readonly #name: string;
  readonly #address: NodeAddress;
  readonly #writing: Promise<void>;
  #next = 0;
  #stopped = false;

  constructor(address: NodeAddress, name = 'steady') {
    this.#name = name;
    this.#address = address;
    this.#writing = this.#run();
  }

  forgetPauses(): void {
    this.longestPauseMs = 0;
    this.lastAcknowledged = performance.now();
  }

  /** Resolves when a write that was begun after this call has been acknowledged. @throws when none is in `patienceMs` */
  async goesOn(patienceMs: number): Promise<void> {
    const first = this.#next;
    const until = performance.now() + patienceMs;
    while ((this.acknowledged.at(-1) ?? -1) < first) {
      if (performance.now() > until) throw new Error(`No write was acknowledged for ${patienceMs} ms`);
      await delay(5);
    }
  }

  /** Resolves when so many more were acknowledged. */
  async more(count: number): Promise<void> {
    const wanted = this.acknowledged.length + count;
    await until(
      async () => this.acknowledged.length,
      (length) => length >= wanted,
    );
  }

  /** Stops writing; resolves when the last answer is there, or will never come. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#writing;
  }

  /** Of the acknowledged writes, those that a node doesn't have. */
  async missingFrom(node: NodeAddress): Promise<number[]> {
    await using connection = await connect(node);
    const missing: number[] = [];
    for (let from = 0; from < this.acknowledged.length; from += BATCH) {
      const numbers = this.acknowledged.slice(from, from + BATCH);
      const values = await connection.send<(string | null)[]>('MGET', ...numbers.map((n) => this.#key(n)));
      missing.push(...numbers.filter((n, index) => values[index] !== String(n)));
    }
    return missing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  #key(n: number): string {
    return `${this.#name}:${n}`;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const connection = await connect(this.#address).catch(() => undefined);
      if (connection) await this.#writeOn(connection);
      else await delay(RECONNECT_MS);
    }
  }

  async #writeOn(connection: Connection): Promise<void> {
    this.connections++;
    try {
      while (!this.#stopped) {
        const n = this.#next++;
        await connection.send('SET', this.#key(n), String(n));
        this.#acknowledge(n);
        await delay(PAUSE_MS);
      }
    } catch {
      // Whether that write was done is not known; the next connection begins with another.
      await delay(RECONNECT_MS);
    } finally {
      connection.close();
    }
  }

  #acknowledge(n: number): void {
    const now = performance.now();
    if (this.lastAcknowledged > 0)
      this.longestPauseMs = Math.max(this.longestPauseMs, now - this.lastAcknowledged);
    this.lastAcknowledged = now;
    this.acknowledged.push(n);
  }
}
