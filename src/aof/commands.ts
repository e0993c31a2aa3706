import type { Bytes } from './append-only-file.ts';

const CR = 13;
const LF = 10;
const HASH = 35;
const DOLLAR = 36;
const ASTERISK = 42;
const ZERO = 48;

/** More digits than any length has; what has more is no length. */
const MAX_DIGITS = 15;
/** No annotation and no command's name is longer; a window holds the header and payload of such an argument whole. */
const SHORT = 256;
/** Stays in the processor's cache while it is walked. */
const WINDOW_BYTES = 256 * 1024;

/** What a command means to a walk. */
type Kind = 'command' | 'SELECT' | 'MULTI' | 'EXEC';

/**
 * How a walk came to its end: `whole` after a command; `torn` within one, as where a write was cut off;
 * `damaged` at bytes that are no command.
 */
export type Ending = 'whole' | 'torn' | 'damaged';

/**
 * Passes over the commands of an append-only file one after another, without annotations (`#TS:...`) and holes. It holds a window of
 * the file and looks at the lengths only: payloads beyond the window are never read. About 1 GB/s.
 *
 * ```ts
 * do while (walker.next()) use(walker.start, walker.end);
 * while (await walker.more());
 * ```
 */
export class CommandWalker {
  /** Position of the command's first byte, after any annotation. */
  start: number;
  /** Position after the command's last byte. */
  end: number;
  kind: Kind = 'command';
  /** Database that the command is for; undefined until a SELECT was passed. */
  database: number | undefined;
  /** Whether the next command belongs to a transaction that has begun. */
  inTransaction = false;
  /** Set when the walk has ended; `start` is then where what is no whole command begins, if it isn't `whole`. */
  ending: Ending | undefined;

  readonly #source: Bytes;
  readonly #window: Buffer;
  /** Position of the window's first byte. */
  #base: number;
  /** Bytes in the window. */
  #filled = 0;
  /** Where to go on, in the window or beyond it. */
  #at = 0;
  /** Arguments of the command that are still to be passed; 0 between commands. */
  #left = 0;
  #isName = false;
  #nameAt = 0;
  #nameLength = 0;
  #name: string | undefined;
  #selected = 0;

  /** @param from a position at which a command, or an annotation before one, begins */
  constructor(source: Bytes, from: number, windowBytes = WINDOW_BYTES) {
    this.#source = source;
    this.#base = from;
    this.#window = Buffer.allocUnsafeSlow(Math.max(windowBytes, 4 * SHORT));
    this.start = from;
    this.end = from;
  }

  /** The command's name in upper case. */
  get name(): string {
    this.#name ??= this.#window
      .toString('latin1', this.#nameAt, this.#nameAt + this.#nameLength)
      .toUpperCase();
    return this.#name;
  }

  /** Goes to the next command; false when the window is used up, or the walk has ended. */
  next(): boolean {
    if (this.ending || (this.#left === 0 && !this.#begin())) return false;
    while (this.#left > 0) if (!this.#argument()) return false;
    const end = this.#base + this.#at;
    if (end > this.#source.end) return false;
    this.end = end;
    if (this.kind === 'SELECT') this.database = this.#selected;
    else if (this.kind === 'MULTI') this.inTransaction = true;
    else if (this.kind === 'EXEC') this.inTransaction = false;
    return true;
  }

  /** Reads on; false when the walk has ended. */
  async more(): Promise<boolean> {
    if (this.ending) return false;
    if (this.#left > 0 && !this.#isName) void this.name;
    const from = this.#base + this.#at;
    const window = this.#window;
    const n = await this.#source.read(window, from);
    const grown = from + n > this.#base + this.#filled;
    this.#base = from;
    this.#filled = n;
    this.#at = 0;
    if (grown) return true;
    this.ending = n === 0 && this.#left === 0 && from <= this.#source.end ? 'whole' : 'torn';
    if (this.#left === 0 && n > 0) this.start = from;
    return false;
  }

  /** Leaves what isn't passed yet: the next command begins at `position`. */
  protected goOnAt(position: number): void {
    this.#base = position;
    this.#filled = 0;
    this.#at = 0;
    this.#left = 0;
    this.#isName = false;
    this.inTransaction = false;
    this.ending = undefined;
  }

  /** Passes annotations, holes (see holes.ts) and the head of the command after them. */
  #begin(): boolean {
    const window = this.#window;
    const filled = this.#filled;
    while (this.#at < filled && (window[this.#at] === HASH || window[this.#at] === 0)) {
      let at = this.#at + 1;
      if (window[this.#at] === 0) {
        this.#at = at;
        continue;
      }
      while (at < filled && at - this.#at < SHORT && window[at] !== LF) at++;
      if (at - this.#at === SHORT) return this.#damaged();
      if (at === filled) return false;
      this.#at = at + 1;
    }
    const at = this.#at;
    if (at >= filled) return false;
    const count = this.#number(ASTERISK);
    if (count <= 0) return count === 0 ? this.#damaged(at) : false;
    this.start = this.#base + at;
    this.kind = 'command';
    this.#left = count;
    this.#isName = true;
    this.#name = undefined;
    return true;
  }

  #argument(): boolean {
    const at = this.#at;
    if (at >= this.#filled) return false;
    const length = this.#number(DOLLAR);
    if (length < 0) return false;
    const from = this.#at;
    const to = from + length;
    if (this.#isName || this.kind === 'SELECT') {
      if (length > SHORT) return this.#damaged(at);
      if (to + 2 > this.#filled) {
        this.#at = at;
        return false;
      }
      if (this.#isName) this.#named(from, length);
      else this.#selected = Number(this.#window.toString('latin1', from, to));
    }
    if (to + 2 <= this.#filled && (this.#window[to] !== CR || this.#window[to + 1] !== LF))
      return this.#damaged(at);
    this.#at = to + 2;
    this.#left--;
    return true;
  }

  /** Passes a line of a sign and a number: the number; -1 when it isn't in the window whole, or is none. */
  #number(sign: number): number {
    const window = this.#window;
    const filled = this.#filled;
    let at = this.#at;
    if (window[at++] !== sign) return this.#noNumber();
    let value = 0;
    const digits = at;
    for (; at < filled; at++) {
      const digit = window[at]! - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (at - digits > MAX_DIGITS) return this.#noNumber();
    if (at + 2 > filled) return at < filled && window[at] !== CR ? this.#noNumber() : -1;
    if (at === digits || window[at] !== CR || window[at + 1] !== LF) return this.#noNumber();
    this.#at = at + 2;
    return value;
  }

  #noNumber(): number {
    this.#damaged();
    return -1;
  }

  #named(at: number, length: number): void {
    this.#isName = false;
    this.#nameAt = at;
    this.#nameLength = length;
    if (length < 4 || length > 6) return;
    const name = this.name;
    if (name === 'SELECT' || name === 'MULTI' || name === 'EXEC') this.kind = name;
  }

  #damaged(at = this.#at): false {
    if (this.#left === 0) this.start = this.#base + at;
    this.ending = 'damaged';
    return false;
  }
}
