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
