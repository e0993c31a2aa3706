/** Whose numbering of types a file follows, by the first letters of it. */
export type RdbMagic = 'REDIS' | 'VALKEY';

/** Redis's names of its data types, as `TYPE key` answers them. */
export type RedisTypeName = 'string' | 'list' | 'set' | 'zset' | 'hash' | 'stream' | 'module';

/** What an element of a value is made of, part after part. */
export const STRING = 0;
export const STRING_AND_8_BYTES = 1;
export const LENGTH_AND_STRING = 2;
/** A score as text: one byte of length, of which 253-255 stand for NaN and the infinities. */
export const TEXT_DOUBLE = 3;

/** How a value lies in the file: `lead` raw bytes, a count of elements (or just one), the parts of each element. */
export interface ValueShape {
  readonly lead: number;
  readonly counted: boolean;
  readonly parts: readonly number[];
}

/** Values with a walker of their own. */
export const STREAM_TYPES: ReadonlyMap<number, 1 | 2 | 3> = new Map([
  [15, 1],
  [19, 2],
  [21, 3],
]);
export const MODULE_TYPE = 7;

const ONE_STRING: ValueShape = { lead: 0, counted: false, parts: [STRING] };
const STRINGS: ValueShape = { lead: 0, counted: true, parts: [STRING] };
const PAIRS: ValueShape = { lead: 0, counted: true, parts: [STRING, STRING] };

const SHAPES: ReadonlyMap<number, ValueShape> = new Map<number, ValueShape>([
  [0, ONE_STRING],
  [1, STRINGS],
  [2, STRINGS],
  [3, { lead: 0, counted: true, parts: [STRING, TEXT_DOUBLE] }],
  [4, PAIRS],
  [5, { lead: 0, counted: true, parts: [STRING_AND_8_BYTES] }],
  // Zipmaps, ziplists, intsets and listpacks are one string each.
  [9, ONE_STRING],
  [10, ONE_STRING],
  [11, ONE_STRING],
  [12, ONE_STRING],
  [13, ONE_STRING],
  [14, STRINGS],
  [16, ONE_STRING],
  [17, ONE_STRING],
  // Quicklist of Redis 7.0 on: each node is preceded by its container's kind.
  [18, { lead: 0, counted: true, parts: [LENGTH_AND_STRING] }],
  [20, ONE_STRING],
]);

/** Redis 7.4 on: hashes with a time to live on fields. 22 and 23 are of its release candidates. */
const REDIS_HASH_TTL_SHAPES: ReadonlyMap<number, ValueShape> = new Map<number, ValueShape>([
  [22, { lead: 0, counted: true, parts: [LENGTH_AND_STRING, STRING] }],
  [23, ONE_STRING],
  [24, { lead: 8, counted: true, parts: [LENGTH_AND_STRING, STRING] }],
  [25, { lead: 8, counted: false, parts: [STRING] }],
]);

/** Valkey 9 on: field, value, expiry in 8 bytes. Its numbers from 22 on mean other things than Redis's. */
const VALKEY_HASH_TTL_SHAPES: ReadonlyMap<number, ValueShape> = new Map<number, ValueShape>([
  [22, { lead: 0, counted: true, parts: [STRING, STRING_AND_8_BYTES] }],
]);

function hashTtlShapes(magic: RdbMagic): ReadonlyMap<number, ValueShape> {
  return magic === 'VALKEY' ? VALKEY_HASH_TTL_SHAPES : REDIS_HASH_TTL_SHAPES;
}

/** The shape of a value by the type byte before its key; undefined for streams, modules and what is unknown. */
export function shapeOf(type: number, magic: RdbMagic): ValueShape | undefined {
  return SHAPES.get(type) ?? hashTtlShapes(magic).get(type);
}

/** Whether a value of this type has a time to live on its fields, which only some engines can read. */
export function hasFieldExpires(type: number, magic: RdbMagic): boolean {
  return hashTtlShapes(magic).has(type);
}

/** What to tell of a type byte that can't be read; the engines that write it, where that is known. */
export function unknownType(type: number): string {
  if (type === 6) return "value type 6: a module's value as written by release candidates of Redis 4.0";
  if (type === 26) return 'value type 26: a stream as written by Redis 8.6 and later';
  return `value type ${type}, which is unknown`;
}

const LISTS = [1, 10, 14, 18];
const SETS = [2, 11, 20];
const ZSETS = [3, 5, 12, 17];

/** The name that `TYPE key` would answer for a value with this type byte. */
export function redisTypeName(type: number): RedisTypeName {
  if (type === 0) return 'string';
  if (LISTS.includes(type)) return 'list';
  if (SETS.includes(type)) return 'set';
  if (ZSETS.includes(type)) return 'zset';
  if (STREAM_TYPES.has(type)) return 'stream';
  if (type === MODULE_TYPE) return 'module';
  return 'hash';
}
