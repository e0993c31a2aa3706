import type { Cursor } from './cursor.ts';
import {
  LENGTH_AND_STRING,
  STRING,
  STRING_AND_8_BYTES,
  TEXT_DOUBLE,
  type ValueShape,
} from './value-shapes.ts';

const ONE_STRING: readonly number[] = [STRING];
/** From this on a text score's length byte stands for NaN or an infinity. */
const NOT_A_LENGTH = 253;

/** Walks the elements of a value by its shape. */
export class ElementWalker {
  #parts: readonly number[] = ONE_STRING;
  #part = 0;
  #left = 0;

  /** Reads what precedes the elements. */
  begin(shape: ValueShape, cursor: Cursor): void {
    cursor.at += shape.lead;
    this.#parts = shape.parts;
    this.#part = 0;
    this.#left = (shape.counted ? cursor.count() : 1) * shape.parts.length;
  }

  /** Goes on as far as `limit` in the window; true after the last element. */
  walk(cursor: Cursor, limit: number): boolean {
    const parts = this.#parts;
    let part = this.#part;
    let left = this.#left;
    while (left > 0 && cursor.skip === 0 && cursor.at <= limit) {
      switch (parts[part]) {
        case STRING:
          cursor.string();
          break;
        case STRING_AND_8_BYTES:
          cursor.string(8);
          break;
        case LENGTH_AND_STRING:
          cursor.number();
          cursor.string();
          break;
        case TEXT_DOUBLE: {
          const length = cursor.bytes[cursor.at++]!;
          if (length < NOT_A_LENGTH) cursor.pass(length);
          break;
        }
      }
      part = part + 1 === parts.length ? 0 : part + 1;
      left -= 1;
    }
    this.#part = part;
    this.#left = left;
    return left === 0;
  }
}
