import { AUX_LOOKAHEAD } from './aux-text.ts';
import { Cursor, LOOKAHEAD } from './cursor.ts';
import { HEADER_BYTES } from './header.ts';
import { RdbError } from './rdb-error.ts';
import type { RdbScan } from './tally.ts';
import { Walker } from './walker.ts';

export const FOOTER_BYTES = 8;
/** RDB files before version 5 (Redis 2.6) end with their end marker. */
const CHECKSUM_SINCE = 5;
/** Room for what is left of one chunk and as much of the next one as any step wants to see. */
const CARRY_BYTES = 4 * AUX_LOOKAHEAD;

/**
 * Reads an RDB file as it comes, in chunks of any size, and knows at its end what it held. It follows
 * opcodes and lengths and decodes no value, so it neither allocates by what a file says nor loops without reading on.
 * Whether the checksum is right is another's business.
 */
export class RdbScanner {
  readonly #cursor = new Cursor();
  readonly #walker = new Walker(this.#cursor);
  readonly #carry = new Uint8Array(CARRY_BYTES);
  /** Bytes in `#carry`, which weren't walked yet. */
  #held = 0;
  #fed = 0;

  /** Bytes fed so far. */
  get bytes(): number {
    return this.#fed;
  }

  /** Keys seen so far. */
  get keys(): number {
    return this.#walker.tally.keys;
  }

  /** Takes the next bytes of the file. `chunk` may be reused afterwards. */
  feed(chunk: Uint8Array): void {
    const start = this.#fed;
    this.#fed += chunk.length;
    let from = this.#skip(chunk, 0);
    while (this.#held > 0 && from < chunk.length) from = this.#bridge(chunk, from, start);
    from = this.#skip(chunk, from);
    if (from < chunk.length) this.#walk(chunk, from, start);
  }

  /** What the file held, and the checksum that it carries; `RdbError` when this isn't the end of it. */
  finish(): { scan: RdbScan; checksum: bigint } {
    const cursor = this.#cursor;
    this.#carry.fill(0, this.#held, this.#held + LOOKAHEAD);
    this.#window(this.#carry, 0, this.#held, this.#fed - this.#held);
    this.#walkToEnd();
    const { tally } = this.#walker;
    if (tally.rdbVersion < CHECKSUM_SINCE) throw noChecksum(`RDB version ${tally.rdbVersion} has none`);
    if (cursor.end - cursor.at < FOOTER_BYTES) throw this.#truncated('in its checksum');
    const { buffer, byteOffset } = this.#carry;
    const checksum = new DataView(buffer, byteOffset + cursor.at, FOOTER_BYTES).getBigUint64(0, true);
    if (checksum === 0n) throw noChecksum('it was written with rdbchecksum no');
    return { scan: tally.result(), checksum };
  }

  #walkToEnd(): void {
    const cursor = this.#cursor;
    if (this.#fed < HEADER_BYTES) throw this.#truncated('within its header');
    try {
      if (cursor.skip === 0) this.#walker.walk(true);
    } catch (error) {
      // Padding was taken for a part of the file.
      if (!(error instanceof RdbError) || cursor.at <= cursor.end) throw error;
    }
    if (cursor.skip > 0) throw this.#truncated(`${cursor.skip} bytes before the end of what begins there`);
    if (cursor.at > cursor.end || !this.#walker.ended) throw this.#truncated('before its end marker');
    this.#refuseTrailing();
  }

  /** Drops from `chunk` the rest of a payload that is passed over; answers where to go on. */
  #skip(chunk: Uint8Array, from: number): number {
    const dropped = Math.min(this.#cursor.skip, chunk.length - from);
    this.#cursor.skip -= dropped;
    return from + dropped;
  }

  /** Puts some of `chunk` behind what is held, so that the steps between the two can be taken. */
  #bridge(chunk: Uint8Array, from: number, start: number): number {
    const held = this.#held;
    const taken = Math.min(2 * this.#walker.ahead, chunk.length - from);
    const end = held + taken;
    this.#carry.set(chunk.subarray(from, from + taken), held);
    this.#window(this.#carry, 0, end, start + from - held);
    this.#walker.walk(false);
    this.#refuseTrailing();
    const walked = this.#cursor.at;
    if (walked >= held && !this.#walker.ended) {
      this.#held = 0;
      return from + walked - held;
    }
    this.#carry.copyWithin(0, walked, end);
    this.#held = end - walked;
    return from + taken;
  }

  #walk(chunk: Uint8Array, from: number, start: number): void {
    const cursor = this.#cursor;
    this.#window(chunk, from, chunk.length, start);
    this.#walker.walk(false);
    this.#refuseTrailing();
    this.#carry.set(chunk.subarray(cursor.at));
    this.#held = chunk.length - cursor.at;
  }

  #window(bytes: Uint8Array, at: number, end: number, base: number): void {
    const cursor = this.#cursor;
    cursor.bytes = bytes;
    cursor.at = at;
    cursor.end = end;
    cursor.base = base;
  }

  #refuseTrailing(): void {
    if (!this.#walker.ended) return;
    const cursor = this.#cursor;
    const footer = this.#walker.tally.rdbVersion < CHECKSUM_SINCE ? 0 : FOOTER_BYTES;
    if (cursor.end - cursor.at <= footer) return;
    const end = cursor.offset + footer;
    throw new RdbError('trailing', `bytes follow at offset ${end}, where the file should end`);
  }

  #truncated(where: string): RdbError {
    return new RdbError('truncated', `cut off at offset ${this.#fed}, ${where}`);
  }
}

function noChecksum(why: string): RdbError {
  return new RdbError('no-checksum', `carries no checksum (${why}), so damage to it can't be seen`);
}
