import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import type { VerifyControl } from './control.ts';
import { RdbError } from './rdb-error.ts';
import { CHUNK_BYTES, type ReadingSource } from './reading.ts';

/** What a file's digest says, without a look at what is in it. */
export interface Digest {
  bytes: number;
  sha256: string;
}

/** One file that is only summed, a step at a time: enough for one that was scanned before and must be what it was. */
export class DigestReading {
  readonly #source: ReadingSource;
  readonly #control: VerifyControl;
  readonly #chunk: Uint8Array;
  readonly #sha256 = createHash('sha256');
  #bytes = 0;

  /** `chunk`: memory of at least CHUNK_BYTES that readings take turns to use. */
  constructor(source: ReadingSource, control: VerifyControl, chunk: Uint8Array) {
    this.#source = source;
    this.#control = control;
    this.#chunk = chunk;
  }

  /** Reads on: the digest once the file has ended, else true. @throws RdbError */
  step(): Digest | boolean {
    const { file, path } = this.#source;
    if (this.#control.aborted) throw new RdbError('aborted', `${path}: called off`);
    let n: number;
    try {
      n = readSync(file, this.#chunk, 0, CHUNK_BYTES, null);
    } catch (error) {
      throw new RdbError('unreadable', `${path} can't be read: ${(error as Error).message}`, {
        cause: error,
      });
    }
    if (n === 0) return { bytes: this.#bytes, sha256: this.#sha256.digest('hex') };
    this.#sha256.update(this.#chunk.subarray(0, n));
    this.#bytes += n;
    this.#control.report(this.#bytes, 0);
    return true;
  }
}
