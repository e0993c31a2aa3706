/** What a thread says once it can begin. */
export const READY = 'ready';

const ABORTED = 0;
const SOURCE_ENDED = 1;
const FLAGS_BYTES = 8;
const BYTES = 1;
const KEYS = 2;

/**
 * Memory that whoever asked for a file's verification shares with the thread that does it: orders one way,
 * progress the other. Neither waits for the other to look.
 */
export class VerifyControl {
  readonly memory: SharedArrayBuffer;
  readonly #flags: Int32Array;
  readonly #progress: BigUint64Array;

  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(FLAGS_BYTES + 2 * 8)) {
    this.memory = memory;
    this.#flags = new Int32Array(memory, 0, 2);
    this.#progress = new BigUint64Array(memory);
  }

  abort(): void {
    Atomics.store(this.#flags, ABORTED, 1);
  }

  get aborted(): boolean {
    return Atomics.load(this.#flags, ABORTED) === 1;
  }

  /** Nobody writes to the file any more: its end is where it now ends. */
  sourceEnded(): void {
    Atomics.store(this.#flags, SOURCE_ENDED, 1);
  }

  get hasSourceEnded(): boolean {
    return Atomics.load(this.#flags, SOURCE_ENDED) === 1;
  }

  report(bytes: number, keys: number): void {
    Atomics.store(this.#progress, BYTES, BigInt(bytes));
    Atomics.store(this.#progress, KEYS, BigInt(keys));
  }

  get progress(): { bytes: number; keys: number } {
    return {
      bytes: Number(Atomics.load(this.#progress, BYTES)),
      keys: Number(Atomics.load(this.#progress, KEYS)),
    };
  }
}
