import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import type { VerifyControl } from './control.ts';
import type { Crc64 } from './crc64.ts';
import { RdbError } from './rdb-error.ts';
import type { RdbReport } from './report.ts';
import { FOOTER_BYTES, RdbScanner } from './scanner.ts';

/** What is read at a time: it stays in the processor's cache while it is scanned and summed twice. */
export const CHUNK_BYTES = 512 * 1024;

/**
 * Where in the shared memory a chunk is put, with room for the last chunk's tail before it: the kernel copies to the
 * beginning of a page faster than to anywhere else.
 */
const BODY = 4096;

/** How much memory readings need. */
export const INPUT_BYTES = BODY + CHUNK_BYTES;

export interface ReadingSource {
  /** Descriptor of the open file. */
  file: number;
  /** Its name, for messages. */
  path: string;
  /** Whether it may still grow. */
  follow: boolean;
}

/** One file that is being read, from its first byte on, a step at a time. Many can share a thread and its memory. */
export class Reading {
  readonly #source: ReadingSource;
  readonly #control: VerifyControl;
  readonly #crc64: Crc64;
  readonly #scanner = new RdbScanner();
  readonly #sha256 = createHash('sha256');
  /** The last bytes that were read: at the end of the file they hold its checksum, which doesn't cover itself. */
  readonly #tail = new Uint8Array(FOOTER_BYTES);
  #held = 0;
  #crc = 0n;

  constructor(source: ReadingSource, control: VerifyControl, crc64: Crc64) {
    this.#source = source;
    this.#control = control;
    this.#crc64 = crc64;
  }

  /**
   * Reads on: the report once the file has ended, else whether there was anything new to read.
   * `RdbError` when the file isn't whole, or is no longer to be read.
   */
  step(): RdbReport | boolean {
    const { path, follow } = this.#source;
    if (this.#control.aborted) throw new RdbError('aborted', `${path}: called off`);
    // Asked before reading: what was written until then is read now.
    const ended = !follow || this.#control.hasSourceEnded;
    const n = this.#read();
    if (n > 0) return true;
    return ended ? this.#finish() : false;
  }

  #read(): number {
    const { input } = this.#crc64;
    const held = this.#held;
    const start = BODY - held;
    input.set(this.#tail.subarray(0, held), start);
    const n = this.#fill();
    if (n === 0) return 0;
    const chunk = input.subarray(BODY, BODY + n);
    this.#sha256.update(chunk);
    this.#scanner.feed(chunk);
    const summed = Math.max(0, held + n - FOOTER_BYTES);
    this.#crc = this.#crc64.update(this.#crc, summed, start);
    this.#held = held + n - summed;
    this.#tail.set(input.subarray(start + summed, BODY + n));
    this.#control.report(this.#scanner.bytes, this.#scanner.keys);
    return n;
  }

  #fill(): number {
    const { file, path } = this.#source;
    try {
      return readSync(file, this.#crc64.input, BODY, CHUNK_BYTES, null);
    } catch (error) {
      throw new RdbError('unreadable', `${path} can't be read: ${(error as Error).message}`, {
        cause: error,
      });
    }
  }

  #finish(): RdbReport {
    const { scan, checksum } = this.#scanner.finish();
    if (this.#crc !== checksum) {
      throw new RdbError(
        'checksum',
        `damaged: its CRC64 is ${hex(this.#crc)}, but its last 8 bytes say ${hex(checksum)}`,
      );
    }
    return {
      ...scan,
      bytes: this.#scanner.bytes,
      sha256: this.#sha256.digest('hex'),
      crc64: hex(checksum),
    };
  }
}

function hex(crc: bigint): string {
  return crc.toString(16).padStart(16, '0');
}
