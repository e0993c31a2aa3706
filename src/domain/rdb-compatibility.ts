/** Where a dump is to be loaded. */
export interface LoadTarget {
  engine: 'redis' | 'valkey';
  /** As the API has it, `7.0` or `8.0.2`. */
  version: string;
}

/** What a scan of the dump saw; the file's header says the first two. */
export interface SeenInRdb {
  /** `REDIS` or `VALKEY`. */
  magic: string;
  rdbVersion: number;
  /** Type bytes and opcodes that occur. */
  types: readonly number[];
  opcodes: readonly number[];
  /** Whether any hash has a time to live on a field. */
  hashFieldExpires: boolean;
  /** Names of the module types that occur. */
  modules?: readonly string[];
}

/** `relaxed`: only with Valkey's `rdb-version-check relaxed`. */
export type LoadVerdict = { ok: true; relaxed: boolean } | { ok: false; reason: string };

/** The RDB version that each Redis writes, and the newest that it loads. Newest first. */
const REDIS_RDB_VERSIONS: readonly (readonly [redis: string, rdb: number])[] = [
  ['8.10', 15],
  ['8.8', 14],
  ['8.6', 13],
  ['7.4', 12],
  ['7.2', 11],
  ['7.0', 10],
  ['5.0', 9],
  ['4.0', 8],
  ['3.2', 7],
  ['2.6', 6],
];

/** The last RDB version that Redis and Valkey have in common; all of Valkey loads it. */
const LAST_COMMON = 11;
/** The only version of Redis's own that Valkey was seen to load. */
const REDIS_74 = 12;

const MODULE_VALUE = 7;
const MODULE_AUX = 247;
/** From here on the same type byte means one thing to Redis and another to Valkey. */
const FIRST_FOREIGN_TYPE = 22;
/** Redis: what modules noted of a key. Valkey: the state of a slot import. */
const FOREIGN_OPCODE = 243;

/** RDB versions in which types and opcodes came: what a file holds can't be older than that, whatever its header says. */
const CAME_WITH: readonly { rdb: number; types: readonly number[]; opcodes: readonly number[] }[] = [
  { rdb: 10, types: [16, 17, 18, 19], opcodes: [245] },
  { rdb: 11, types: [20, 21], opcodes: [] },
  { rdb: 12, types: [22, 23, 24, 25], opcodes: [] },
  { rdb: 13, types: [26], opcodes: [FOREIGN_OPCODE] },
];

/**
 * Whether an engine can load a dump. It has to be asked before the engine is started: a refusal ends the process,
 * and a supervisor would start it again and again. Found by loading 13 dumps in 10 engines.
 */
export function canLoad(target: LoadTarget, seen: SeenInRdb): LoadVerdict {
  return (
    lacksModule(target, seen) ??
    (seen.magic === 'VALKEY' ? loadValkey(target, seen) : loadRedis(target, seen))
  );
}

function loadRedis(target: LoadTarget, seen: SeenInRdb): LoadVerdict {
  const rdb = Math.max(
    seen.rdbVersion,
    ...CAME_WITH.filter((came) => holds(seen, came)).map((came) => came.rdb),
  );
  if (target.engine === 'redis') {
    const newest = newestLoadable(target.version);
    if (rdb <= newest) return { ok: true, relaxed: false };
    return refuse(
      `${written(rdb)}; redis ${target.version} loads RDB versions up to ${newest}: take ${loaders(rdb)}`,
    );
  }
  if (rdb <= LAST_COMMON) return { ok: true, relaxed: false };
  if (rdb > REDIS_74 || !isAtLeast(target.version, '9.0')) {
    const also = rdb === REDIS_74 && !isForeign(seen) ? ', or valkey 9.0 or later' : '';
    return refuse(`${written(rdb)}; valkey ${target.version} doesn't load it: take ${loaders(rdb)}${also}`);
  }
  if (!isForeign(seen)) return { ok: true, relaxed: true };
  return refuse(
    `${written(rdb)} and holds ${foreignPart(seen)} in Redis's own form, which no valkey loads: take ${loaders(rdb)}`,
  );
}

function loadValkey(target: LoadTarget, seen: SeenInRdb): LoadVerdict {
  const header = `it was written in RDB version ${seen.rdbVersion} by Valkey 9.0 or later`;
  if (target.engine === 'redis') return refuse(`${header}, which no redis loads: take valkey 9.0 or later`);
  if (isAtLeast(target.version, '9.0')) return { ok: true, relaxed: false };
  // Valkey 8.1 does with `rdb-version-check relaxed`, but not as the base of an append-only file, which a restore makes of it.
  return refuse(`${header}; valkey ${target.version} doesn't load it: take valkey 9.0 or later`);
}

/** The engines here come without modules, but for Redis 8's vector sets, which are one within. */
function lacksModule(target: LoadTarget, seen: SeenInRdb): LoadVerdict | undefined {
  if (!seen.types.includes(MODULE_VALUE) && !seen.opcodes.includes(MODULE_AUX)) return undefined;
  const names = seen.modules ?? [];
  const hasVectorSets = target.engine === 'redis' && isAtLeast(target.version, '8.0');
  if (hasVectorSets && names.length > 0 && names.every((name) => name === 'vectorset')) return undefined;
  const what = names.length > 0 ? ` (${names.join(', ')})` : '';
  return refuse(
    `it holds data of a module${what} that ${target.engine} ${target.version} doesn't have` +
      (names.includes('vectorset') ? ': vector sets need redis 8.0 or later' : ''),
  );
}

function holds(seen: SeenInRdb, came: { types: readonly number[]; opcodes: readonly number[] }): boolean {
  return (
    came.types.some((type) => seen.types.includes(type)) ||
    came.opcodes.some((opcode) => seen.opcodes.includes(opcode))
  );
}

function isForeign(seen: SeenInRdb): boolean {
  return (
    seen.hashFieldExpires ||
    seen.types.some((type) => type >= FIRST_FOREIGN_TYPE) ||
    seen.opcodes.includes(FOREIGN_OPCODE)
  );
}

function foreignPart(seen: SeenInRdb): string {
  return seen.hashFieldExpires ? 'times to live of hash fields' : 'types or opcodes';
}

function newestLoadable(redisVersion: string): number {
  const oldest = REDIS_RDB_VERSIONS.at(-1)![1];
  return REDIS_RDB_VERSIONS.find(([since]) => isAtLeast(redisVersion, since))?.[1] ?? oldest;
}

function written(rdb: number): string {
  return `it was written in RDB version ${rdb}`;
}

function loaders(rdb: number): string {
  const since = REDIS_RDB_VERSIONS.findLast(([, loads]) => loads >= rdb)?.[0];
  if (since === undefined) return 'a later redis';
  return `redis ${since} or later${rdb <= LAST_COMMON ? ', or any valkey' : ''}`;
}

function isAtLeast(version: string, wanted: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

function refuse(reason: string): LoadVerdict {
  return { ok: false, reason };
}
