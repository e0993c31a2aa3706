import { RdbError } from './rdb-error.ts';
import { hasFieldExpires, type RdbMagic, redisTypeName } from './value-shapes.ts';

/** What a scan counted. */
export interface RdbScan {
  magic: RdbMagic;
  rdbVersion: number;
  /** Fields that the writer left about itself: redis-ver, ctime, used-mem, repl-id, repl-offset, ... */
  aux: Record<string, string>;
  /** Type bytes and opcodes that occur, ascending. */
  types: number[];
  opcodes: number[];
  keys: number;
  /** Keys with a time to live. */
  expires: number;
  /** Function libraries. */
  functions: number;
  /** Names of the module types of which it holds values or settings; `vectorset` is part of Redis 8 itself. */
  modules: string[];
  /** Whether any hash has a time to live on a field. */
  hashFieldExpires: boolean;
  databases: Record<string, { keys: number; expires: number }>;
  /** By the name that `TYPE key` answers; `bytes` is what the values take in the file. */
  byType: Record<string, { keys: number; bytes: number; expires: number }>;
}

interface Database {
  keys: number;
  expires: number;
  declared?: { keys: number; expires: number };
}

/** More distinct databases than any server has; a file with more only wants to fill memory. */
const MAX_DATABASES = 65_536;
/** Type bytes that a value can have are below this. */
const TYPE_BYTES = 32;
/** What is noted by name is noted so often at most, for the same reason. */
const MAX_NAMES = 256;
/** Redis before 5.0 (RDB 9) left out keys that had expired, but counted them in what it declared. */
const EXACT_COUNTS_SINCE = 9;

/** Counts what a scanner comes across. */
export class Tally {
  magic: RdbMagic = 'REDIS';
  rdbVersion = 0;
  functions = 0;
  /** Keys, of those the ones with an expiry, and bytes of values, by type byte. */
  readonly keysOf = new Float64Array(TYPE_BYTES);
  readonly expiresOf = new Float64Array(TYPE_BYTES);
  readonly bytesOf = new Float64Array(TYPE_BYTES);
  readonly #opcodes = new Uint8Array(256);
  readonly #aux = new Map<string, string>();
  readonly #modules = new Set<string>();
  readonly #databases = new Map<number, Database>();
  #current: Database | undefined;
  #settledKeys = 0;
  #settledExpires = 0;

  get keys(): number {
    return sum(this.keysOf);
  }

  opcode(opcode: number): void {
    this.#opcodes[opcode] = 1;
  }

  auxField(name: string, value: string): void {
    // Valkey writes this one for every slot of a cluster.
    if (name === 'slot-info') return;
    if (this.#aux.size < MAX_NAMES || this.#aux.has(name)) this.#aux.set(name, value);
  }

  module(name: string): void {
    if (this.#modules.size < MAX_NAMES) this.#modules.add(name);
  }

  /** Keys from here on belong to database `id`; `offset` is that of the opcode. */
  selectDatabase(id: number, offset: number): void {
    this.#settle();
    this.#current = this.#database(id, offset);
  }

  /** What the file declares of the current database. */
  declare(keys: number, expires: number, offset: number): void {
    this.#current ??= this.#database(0, offset);
    const before = this.#current.declared ?? { keys: 0, expires: 0 };
    this.#current.declared = { keys: keys + before.keys, expires: expires + before.expires };
  }

  /** At the end: the counts, once they agree with what the file declares; `RdbError` `count` if not. */
  result(): RdbScan {
    this.#settle();
    for (const [id, database] of this.#databases) this.#compare(id, database);
    const types = indexes(this.keysOf);
    return {
      magic: this.magic,
      rdbVersion: this.rdbVersion,
      aux: Object.fromEntries(this.#aux),
      types,
      opcodes: indexes(this.#opcodes),
      keys: this.keys,
      expires: sum(this.expiresOf),
      functions: this.functions,
      modules: [...this.#modules].sort(),
      hashFieldExpires: types.some((type) => hasFieldExpires(type, this.magic)),
      databases: Object.fromEntries(
        [...this.#databases].map(([id, { keys, expires }]) => [String(id), { keys, expires }]),
      ),
      byType: this.#byType(types),
    };
  }

  #database(id: number, offset: number): Database {
    let database = this.#databases.get(id);
    if (!database) {
      if (this.#databases.size === MAX_DATABASES) {
        throw new RdbError('format', `damaged at offset ${offset}: more than ${MAX_DATABASES} databases`);
      }
      database = { keys: 0, expires: 0 };
      this.#databases.set(id, database);
    }
    return database;
  }

  /** Nothing is counted by database while keys go by: what came since the last switch is the current one's. */
  #settle(): void {
    const keys = this.keys;
    const expires = sum(this.expiresOf);
    if (keys > this.#settledKeys) {
      // A file that selects no database means 0.
      this.#current ??= this.#database(0, 0);
      this.#current.keys += keys - this.#settledKeys;
      this.#current.expires += expires - this.#settledExpires;
    }
    this.#settledKeys = keys;
    this.#settledExpires = expires;
  }

  #compare(id: number, { keys, expires, declared }: Database): void {
    if (!declared) return;
    const exact = this.rdbVersion >= EXACT_COUNTS_SINCE;
    const same = keys === declared.keys && expires === declared.expires;
    const fewer = keys <= declared.keys && expires <= declared.expires;
    if (same || (!exact && fewer)) return;
    throw new RdbError(
      'count',
      `database ${id} holds ${keys} keys, ${expires} of them with an expiry, ` +
        `but declares ${declared.keys} and ${declared.expires}`,
    );
  }

  #byType(types: number[]): RdbScan['byType'] {
    const byType: RdbScan['byType'] = {};
    for (const type of types) {
      const name = redisTypeName(type);
      const sums = byType[name] ?? { keys: 0, bytes: 0, expires: 0 };
      sums.keys += this.keysOf[type]!;
      sums.bytes += this.bytesOf[type]!;
      sums.expires += this.expiresOf[type]!;
      byType[name] = sums;
    }
    return byType;
  }
}

function sum(counts: Float64Array): number {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i]!;
  return total;
}

function indexes(marks: ArrayLike<number>): number[] {
  return Array.from({ length: marks.length }, (_, i) => i).filter((i) => marks[i]! > 0);
}
