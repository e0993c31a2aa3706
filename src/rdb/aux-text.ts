import type { Cursor } from './cursor.ts';
import { decompressLzf } from './lzf.ts';

/** A field of which more is of no use to anyone, a script's source most likely, is told by its length alone. */
export const MAX_AUX_TEXT = 4096;

/** Bytes that a string's header can take: two lengths and the byte that says it is compressed. */
const MAX_HEADER = 19;

/** What the cursor needs ahead to read any text whole. */
export const AUX_LOOKAHEAD = MAX_AUX_TEXT + MAX_HEADER;

const decoder = new TextDecoder();

/** Reads a string and decodes it: the only ones so treated are the names and values of aux fields. */
export function auxText(cursor: Cursor): string {
  const at = cursor.at;
  const n = cursor.length();
  if (!cursor.encoded) return plain(cursor, n);
  switch (n) {
    case 0:
    case 1:
    case 2:
      return integer(cursor, 1 << n);
    case 3:
      return compressed(cursor, at);
    default:
      return cursor.refuse(at, `string encoding ${n}, which is unknown`);
  }
}

function plain(cursor: Cursor, n: number): string {
  const from = cursor.at;
  cursor.pass(n);
  return n > MAX_AUX_TEXT ? `(${n} bytes)` : decoder.decode(cursor.bytes.subarray(from, from + n));
}

function integer(cursor: Cursor, width: number): string {
  let value = 0;
  for (let i = width - 1; i >= 0; i--) value = (value << 8) | cursor.bytes[cursor.at + i]!;
  cursor.at += width;
  const unused = 32 - 8 * width;
  return String((value << unused) >> unused);
}

function compressed(cursor: Cursor, at: number): string {
  const n = cursor.count();
  const length = cursor.count();
  const from = cursor.at;
  cursor.pass(n);
  if (length > MAX_AUX_TEXT || n > MAX_AUX_TEXT) return `(${length} bytes)`;
  const text = decompressLzf(cursor.bytes.subarray(from, from + n), length);
  return text ? decoder.decode(text) : cursor.refuse(at, 'a compressed string that does not decompress');
}
