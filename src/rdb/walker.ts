import { AUX_LOOKAHEAD, auxText } from './aux-text.ts';
import { type Cursor, LOOKAHEAD } from './cursor.ts';
import { ElementWalker } from './elements.ts';
import { HEADER_BYTES, readHeader } from './header.ts';
import { moduleName, stepModule } from './modules.ts';
import * as opcodes from './opcodes.ts';
import { StreamWalker } from './streams.ts';
import { Tally } from './tally.ts';
import { MODULE_TYPE, STREAM_TYPES, shapeOf, unknownType } from './value-shapes.ts';

const MAX_DATABASE = 0x7fff_ffff;

const HEADER = 0;
const OPCODE = 1;
const AUX_NAME = 2;
const AUX_VALUE = 3;
const VALUE = 4;
const ELEMENTS = 5;
const STREAM = 6;
const MODULE = 7;
const MODULE_AUX = 8;
const SLOT_IMPORT = 9;
const SLOT_RANGES = 10;
const KEY_META = 11;
const KEY_META_VALUE = 12;
const END = 13;

/**
 * Walks the opcodes, keys and values of an RDB file by their lengths, and counts them. It stops wherever
 * its window ends and goes on in the next one. Each step reads less than `ahead` bytes beyond what it passes over.
 */
export class Walker {
  readonly tally = new Tally();
  readonly #cursor: Cursor;
  readonly #elements = new ElementWalker();
  readonly #stream = new StreamWalker();
  #state = HEADER;
  #type = 0;
  #valueOffset = 0;
  #expires = false;
  #auxName = '';
  #left = 0;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  /** How many bytes the next step wants to see. */
  get ahead(): number {
    return this.#state === AUX_NAME || this.#state === AUX_VALUE ? AUX_LOOKAHEAD : LOOKAHEAD;
  }

  /** Whether the end marker was seen. */
  get ended(): boolean {
    return this.#state === END;
  }

  /** Goes on to the end of the window; `last` when nothing comes after it. */
  walk(last: boolean): void {
    const cursor = this.#cursor;
    while (cursor.skip === 0 && this.#state !== END) {
      const limit = last ? cursor.end - 1 : cursor.end - this.ahead;
      if (cursor.at > limit) return;
      this.#step(limit);
    }
  }

  #step(limit: number): void {
    const cursor = this.#cursor;
    switch (this.#state) {
      case OPCODE:
        if (belongsToKey(cursor.bytes[cursor.at]!)) this.#keys(limit);
        else this.#opcode(cursor.bytes[cursor.at]!);
        return;
      case VALUE:
        this.#beginValue();
        return;
      case ELEMENTS:
        if (this.#elements.walk(cursor, limit)) this.#endValue();
        return;
      case STREAM:
        if (this.#stream.step(cursor)) this.#endValue();
        return;
      case MODULE:
        if (stepModule(cursor)) this.#endValue();
        return;
      default:
        this.#rareStep();
    }
  }

  #rareStep(): void {
    const cursor = this.#cursor;
    switch (this.#state) {
      case HEADER: {
        const header = readHeader(cursor.bytes.subarray(cursor.at, cursor.at + HEADER_BYTES));
        Object.assign(this.tally, header);
        cursor.at += HEADER_BYTES;
        this.#state = OPCODE;
        return;
      }
      case AUX_NAME:
        this.#auxName = auxText(cursor);
        this.#state = AUX_VALUE;
        return;
      case AUX_VALUE:
        this.tally.auxField(this.#auxName, auxText(cursor));
        this.#state = OPCODE;
        return;
      case MODULE_AUX:
        if (stepModule(cursor)) this.#state = OPCODE;
        return;
      case SLOT_IMPORT:
        this.#left = cursor.count();
        this.#state = this.#left === 0 ? OPCODE : SLOT_RANGES;
        return;
      case SLOT_RANGES:
        cursor.number();
        cursor.number();
        if (--this.#left === 0) this.#state = OPCODE;
        return;
      case KEY_META:
        cursor.at += 4;
        this.#state = KEY_META_VALUE;
        return;
      case KEY_META_VALUE:
        if (stepModule(cursor)) this.#state = --this.#left === 0 ? OPCODE : KEY_META;
        return;
      default:
        throw new TypeError(`an RDB walker has no state ${this.#state}`);
    }
  }

  /** Most of most files: keys with string values, one after another; counted at the end of a run of them. */
  #keys(limit: number): void {
    const cursor = this.#cursor;
    const { keysOf, expiresOf, bytesOf } = this.tally;
    let strings = 0;
    let expiring = 0;
    let bytes = 0;
    while (cursor.skip === 0 && cursor.at <= limit) {
      const type = cursor.bytes[cursor.at]!;
      if (!belongsToKey(type)) break;
      cursor.at += 1;
      if (type === opcodes.EXPIRETIME_MS) {
        cursor.at += 8;
        this.#expires = true;
        this.tally.opcode(type);
        continue;
      }
      cursor.string();
      if (type !== 0 || cursor.skip > 0 || cursor.at > limit) {
        this.#type = type;
        this.#valueOffset = cursor.offset;
        this.#state = VALUE;
        break;
      }
      const before = cursor.at;
      cursor.string();
      strings += 1;
      bytes += cursor.at - before + cursor.skip;
      if (this.#expires) expiring += 1;
      this.#expires = false;
    }
    keysOf[0]! += strings;
    expiresOf[0]! += expiring;
    bytesOf[0]! += bytes;
  }

  #opcode(opcode: number): void {
    const cursor = this.#cursor;
    const at = cursor.at++;
    switch (opcode) {
      case opcodes.EXPIRETIME:
        cursor.at += 4;
        this.#expires = true;
        break;
      case opcodes.FREQ:
        cursor.at += 1;
        break;
      case opcodes.IDLE:
        cursor.number();
        break;
      case opcodes.SLOT_INFO:
        // The slot, its keys and those with an expiry: a hint that depends on the slots of other nodes.
        cursor.number();
        cursor.number();
        cursor.number();
        break;
      case opcodes.SLOT_IMPORT_OR_KEY_META:
        this.#opcode243(at);
        break;
      default:
        if (this.#expires) cursor.refuse(at, `an expiry with opcode ${opcode} after it instead of a key`);
        this.#opcodeBetweenKeys(opcode, at);
    }
    this.tally.opcode(opcode);
  }

  #opcodeBetweenKeys(opcode: number, at: number): void {
    const cursor = this.#cursor;
    switch (opcode) {
      case opcodes.AUX:
        this.#state = AUX_NAME;
        return;
      case opcodes.SELECTDB: {
        const id = cursor.count();
        if (id > MAX_DATABASE) cursor.refuse(at, `database ${id}, which can't be`);
        this.tally.selectDatabase(id, cursor.base + at);
        return;
      }
      case opcodes.RESIZEDB:
        this.tally.declare(cursor.count(), cursor.count(), cursor.base + at);
        return;
      case opcodes.FUNCTION:
        cursor.string();
        this.tally.functions += 1;
        return;
      case opcodes.MODULE_AUX:
        this.tally.module(moduleName(cursor));
        this.#state = MODULE_AUX;
        return;
      case opcodes.EOF:
        this.#state = END;
        return;
      case opcodes.FUNCTION_PRE_GA:
        cursor.refuse(at, 'a function as written by release candidates of Redis 7.0');
    }
  }

  /** Valkey's number for the state of a slot import; Redis's, later, for what modules noted of the next key. */
  #opcode243(at: number): void {
    const cursor = this.#cursor;
    if (this.tally.magic === 'VALKEY') {
      cursor.string();
      this.#state = SLOT_IMPORT;
    } else if (this.tally.rdbVersion >= 13) {
      this.#left = cursor.count();
      this.#state = this.#left === 0 ? OPCODE : KEY_META;
    } else {
      cursor.refuse(
        at,
        `opcode ${opcodes.SLOT_IMPORT_OR_KEY_META}, which RDB ${this.tally.rdbVersion} doesn't have`,
      );
    }
  }

  #beginValue(): void {
    const cursor = this.#cursor;
    const type = this.#type;
    const shape = shapeOf(type, this.tally.magic);
    const streamVersion = STREAM_TYPES.get(type);
    if (shape) {
      this.#elements.begin(shape, cursor);
      this.#state = ELEMENTS;
    } else if (streamVersion) {
      this.#stream.begin(streamVersion);
      this.#state = STREAM;
    } else if (type === MODULE_TYPE) {
      this.tally.module(moduleName(cursor));
      this.#state = MODULE;
    } else {
      cursor.refuse(cursor.at, `before it stands ${unknownType(type)}`);
    }
    this.tally.keysOf[type]! += 1;
    if (this.#expires) this.tally.expiresOf[type]! += 1;
    this.#expires = false;
  }

  #endValue(): void {
    this.tally.bytesOf[this.#type]! += this.#cursor.offset - this.#valueOffset;
    this.#state = OPCODE;
  }
}

/** Whether a byte is a value's type or the usual expiry before it. */
function belongsToKey(byte: number): boolean {
  return byte < opcodes.FIRST_OPCODE || byte === opcodes.EXPIRETIME_MS;
}
