import { RdbError } from './rdb-error.ts';

/**
 * No step of the scanner reads more bytes than this besides the payloads that it passes over. A step begins
 * only with as many bytes in the window, so none of the readers below has to ask whether its bytes are there.
 */
export const LOOKAHEAD = 128;

const MAX_HIGH_WORD = 0x1f_ffff;

/**
 * A place in a window of an RDB file, and the readers of lengths and strings, which are all that a scanner needs.
 * Lengths: 00xxxxxx 6 bits, 01xxxxxx 14 bits, 0x80 32 bits and 0x81 64 bits big-endian,
 * 11xxxxxx a string in a special encoding.
 */
export class Cursor {
  bytes: Uint8Array = new Uint8Array(0);
  /** Where the next byte is, in `bytes`. */
  at = 0;
  /** End of what is known of the file, in `bytes`; padding may follow. */
  end = 0;
  /** Offset in the file of `bytes[0]`. */
  base = 0;
  /** Bytes after the window that are passed over already: the rest of a payload. */
  skip = 0;
  /** Whether the last `length()` announced a string encoding rather than a length. */
  encoded = false;

  /** Offset in the file of the next byte that isn't passed over. */
  get offset(): number {
    return this.base + this.at + this.skip;
  }

  /** A length, or with `encoded` set the number of a string encoding. Refuses what no file can hold. */
  length(): number {
    const bytes = this.bytes;
    const at = this.at;
    const first = bytes[at]!;
    this.encoded = false;
    if (first < 0x40) {
      this.at = at + 1;
      return first;
    }
    if (first < 0x80) {
      this.at = at + 2;
      return ((first & 0x3f) << 8) | bytes[at + 1]!;
    }
    if (first >= 0xc0) {
      this.at = at + 1;
      this.encoded = true;
      return first & 0x3f;
    }
    if (first === 0x80) {
      this.at = at + 5;
      return this.#word(at + 1);
    }
    if (first === 0x81) {
      const high = this.#word(at + 1);
      if (high > MAX_HIGH_WORD) this.refuse(at, 'a length of more than 2^53, which no file can hold');
      this.at = at + 9;
      return high * 0x1_0000_0000 + this.#word(at + 5);
    }
    return this.refuse(at, `0x${first.toString(16)} where a length should be`);
  }

  /** A length that counts things: a string encoding in its place is refused. */
  count(): number {
    const at = this.at;
    const n = this.length();
    if (this.encoded) this.refuse(at, 'a string encoding where a number should be');
    return n;
  }

  /** Passes over a number in the form of a length that may take all of 64 bits: an id, a time, a module's value. */
  number(): void {
    const first = this.bytes[this.at]!;
    if (first < 0x40) this.at += 1;
    else if (first < 0x80) this.at += 2;
    else if (first === 0x80) this.at += 5;
    else if (first === 0x81) this.at += 9;
    else this.refuse(this.at, `0x${first.toString(16)} where a number should be`);
  }

  /** Passes over a string in any encoding and `more` bytes after it. */
  string(more = 0): void {
    const at = this.at;
    let n = this.length();
    if (this.encoded) {
      if (n < 3) n = 1 << n;
      else if (n === 3) n = this.#compressed(at);
      else this.refuse(at, `string encoding ${n}, which is unknown`);
    }
    this.pass(n + more);
  }

  /** Passes over `n` bytes, in the window and after it. */
  pass(n: number): void {
    const room = this.end - this.at;
    if (n <= room) {
      this.at += n;
    } else {
      this.skip = n - room;
      this.at = this.end;
    }
  }

  refuse(at: number, what: string): never {
    throw new RdbError('format', `damaged at offset ${this.base + at}: ${what}`);
  }

  /** Compressed length of an LZF string, whose two lengths come next. */
  #compressed(at: number): number {
    const n = this.count();
    const original = this.count();
    if (n === 0 || original === 0) this.refuse(at, 'a compressed string of no bytes');
    return n;
  }

  #word(at: number): number {
    const bytes = this.bytes;
    return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
  }
}
