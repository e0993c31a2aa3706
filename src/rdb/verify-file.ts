import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { VerifyControl } from './control.ts';
import { Crc64 } from './crc64.ts';
import { RdbError } from './rdb-error.ts';
import type { RdbReport } from './report.ts';
import { FOOTER_BYTES, RdbScanner } from './scanner.ts';

/** What is read at a time: it stays in the processor's cache while it is scanned and summed twice. */
const CHUNK_BYTES = 512 * 1024;
/** How often to look whether a file that is still written has grown. */
const POLL_MILLISECONDS = 4;

/** Reads RDB files, one after another, on the thread that calls it, which it blocks. Holds 0.6 MB between them. */
export class FileVerifier {
  readonly #crc = new Crc64(CHUNK_BYTES + FOOTER_BYTES);

  /** Reads the file once, from its first byte to its end; `RdbError` unless it is whole. */
  verify(path: string, follow: boolean, control: VerifyControl): RdbReport {
    const file = open(path);
    try {
      return this.#read(file, path, follow, control);
    } finally {
      closeSync(file);
    }
  }

  #read(file: number, path: string, follow: boolean, control: VerifyControl): RdbReport {
    const scanner = new RdbScanner();
    const sha256 = createHash('sha256');
    const { input } = this.#crc;
    this.#crc.reset();
    // The checksum covers all but the last bytes, which hold it: as many are always held back.
    let held = 0;
    for (;;) {
      if (control.aborted) throw new RdbError('aborted', `${path}: called off`);
      const ended = !follow || control.hasSourceEnded;
      const n = read(file, path, input, held);
      if (n === 0) {
        if (ended) break;
        control.waitForMore(POLL_MILLISECONDS);
        continue;
      }
      const chunk = input.subarray(held, held + n);
      sha256.update(chunk);
      scanner.feed(chunk);
      const summed = Math.max(0, held + n - FOOTER_BYTES);
      this.#crc.update(summed);
      input.copyWithin(0, summed, held + n);
      held = held + n - summed;
      control.report(scanner.bytes, scanner.keys);
    }
    const { scan, checksum } = scanner.finish();
    const crc64 = hex(this.#crc.value);
    if (this.#crc.value !== checksum) {
      throw new RdbError(
        'checksum',
        `damaged: its CRC64 is ${crc64}, but its last 8 bytes say ${hex(checksum)}`,
      );
    }
    return { ...scan, bytes: scanner.bytes, sha256: sha256.digest('hex'), crc64 };
  }
}

function open(path: string): number {
  let file: number | undefined;
  try {
    // Without O_NONBLOCK the opening of a pipe waits for a writer for ever.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (!fstatSync(file).isFile()) throw new Error('it is no regular file');
    return file;
  } catch (error) {
    if (file !== undefined) closeSync(file);
    throw unreadable(path, error);
  }
}

function read(file: number, path: string, into: Uint8Array, from: number): number {
  try {
    return readSync(file, into, from, CHUNK_BYTES, null);
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): RdbError {
  return new RdbError('unreadable', `${path} can't be read: ${(error as Error).message}`, { cause: error });
}

function hex(crc: bigint): string {
  return crc.toString(16).padStart(16, '0');
}
