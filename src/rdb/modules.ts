import type { Cursor } from './cursor.ts';

const END = 0;
const SIGNED = 1;
const UNSIGNED = 2;
const FLOAT = 3;
const DOUBLE = 4;
const STRING = 5;

/**
 * Takes one step through what a module saved, which is marked up so that it can be passed over
 * without the module; true after its end.
 */
export function stepModule(cursor: Cursor): boolean {
  const at = cursor.at;
  const opcode = cursor.count();
  switch (opcode) {
    case END:
      return true;
    case SIGNED:
    case UNSIGNED:
      cursor.number();
      return false;
    case FLOAT:
      cursor.at += 4;
      return false;
    case DOUBLE:
      cursor.at += 8;
      return false;
    case STRING:
      cursor.string();
      return false;
    default:
      return cursor.refuse(at, `module opcode ${opcode}, which is unknown`);
  }
}

const NAME_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const NAME_LENGTH = 9;
const WIDE_ID = 0x81;

/** Reads a module type's id: 9 characters of 6 bits, from the highest on, and 10 bits of its encoding's version. */
export function moduleName(cursor: Cursor): string {
  const at = cursor.at;
  cursor.number();
  if (cursor.bytes[at] !== WIDE_ID) cursor.refuse(at, "a module type's id of less than 9 characters");
  let id = 0n;
  for (let i = 1; i <= 8; i++) id = (id << 8n) | BigInt(cursor.bytes[at + i]!);
  let name = '';
  for (let i = 0; i < NAME_LENGTH; i++) {
    name += NAME_CHARACTERS[Number((id >> BigInt(58 - 6 * i)) & 63n)];
  }
  return name;
}
