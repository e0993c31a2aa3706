import type { Cursor } from './cursor.ts';

/** More pending entries than bytes fit in a number; their bytes are computed before they are passed over. */
const MAX_PENDING = 2 ** 48;

const RAW_ID = 16;

const NODES = 0;
const NODE_ID = 1;
const NODE = 2;
const META = 3;
const GROUP = 4;
const GROUP_META = 5;
const PENDING = 6;
const CONSUMERS = 7;
const CONSUMER = 8;
const CONSUMER_META = 9;

/**
 * Walks a stream: its listpacks, what is known of its ids, its consumer groups with what is pending
 * in each and its consumers. Version 1 is of Redis 5.0, 2 of 7.0, 3 of 7.2.
 */
export class StreamWalker {
  #version = 3;
  #step = NODES;
  #nodes = 0;
  #groups = 0;
  #pending = 0;
  #consumers = 0;

  begin(version: 1 | 2 | 3): void {
    this.#version = version;
    this.#step = NODES;
  }

  /** Takes one step; true after the last one. */
  step(cursor: Cursor): boolean {
    switch (this.#step) {
      case NODES:
        this.#nodes = cursor.count();
        this.#step = this.#nodes === 0 ? META : NODE_ID;
        return false;
      case NODE_ID:
        cursor.string();
        this.#step = NODE;
        return false;
      case NODE:
        cursor.string();
        this.#nodes -= 1;
        this.#step = this.#nodes === 0 ? META : NODE_ID;
        return false;
      case META:
        // How many entries and the last id; then the first id, the greatest deleted one and how many were ever added.
        numbers(cursor, this.#version >= 2 ? 8 : 3);
        this.#groups = cursor.count();
        this.#step = GROUP;
        return this.#groups === 0;
      case GROUP:
        cursor.string();
        this.#step = GROUP_META;
        return false;
      case GROUP_META:
        // The last delivered id; then how many entries were read, which is 2^64-1 when nobody knows.
        numbers(cursor, this.#version >= 2 ? 3 : 2);
        this.#pending = cursor.count();
        this.#step = PENDING;
        return false;
      case PENDING:
        if (this.#pending === 0) {
          this.#step = CONSUMERS;
          return false;
        }
        // Id, time of delivery and how often it was delivered.
        cursor.at += RAW_ID + 8;
        cursor.number();
        this.#pending -= 1;
        return false;
      case CONSUMERS:
        this.#consumers = cursor.count();
        return this.#nextConsumer();
      case CONSUMER:
        cursor.string();
        this.#step = CONSUMER_META;
        return false;
      case CONSUMER_META:
        this.#consumerMeta(cursor);
        this.#consumers -= 1;
        return this.#nextConsumer();
      default:
        throw new TypeError(`a stream has no step ${this.#step}`);
    }
  }

  /** When it was seen and, since version 3, active; then the ids that are pending with it. */
  #consumerMeta(cursor: Cursor): void {
    cursor.at += this.#version >= 3 ? 16 : 8;
    const at = cursor.at;
    const pending = cursor.count();
    if (pending > MAX_PENDING) cursor.refuse(at, `a consumer with ${pending} pending entries`);
    cursor.pass(pending * RAW_ID);
  }

  #nextConsumer(): boolean {
    if (this.#consumers > 0) {
      this.#step = CONSUMER;
      return false;
    }
    this.#groups -= 1;
    this.#step = GROUP;
    return this.#groups === 0;
  }
}

function numbers(cursor: Cursor, n: number): void {
  for (let i = 0; i < n; i++) cursor.number();
}
