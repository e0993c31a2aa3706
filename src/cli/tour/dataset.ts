import { randomBytes } from 'node:crypto';

export type Argument = string | Buffer;

export interface PlannedKey {
  database: number;
  commands: Argument[][];
}

/** What the tour fills a cluster with: every type, in every encoding that an engine has for it. */
export interface DatasetOptions {
  keys: number;
  /** Expiries are counted from here; milliseconds since 1970. */
  now: number;
  /** Does the engine have expiries of fields? Then some hashes get one. */
  fieldExpiries: boolean;
}

/** Databases other than 0 get a key in twenty each. */
const OTHER_DATABASES: Readonly<Record<number, number>> = { 7: 1, 13: 2, 19: 15 };

const HOUR_MS = 3_600_000;
const FIVE_MINUTES_MS = 300_000;

/** The commands that make each key. What they write depends on nothing but the number of the key, `now` and chance. */
export function* dataset({ keys, now, fieldExpiries }: DatasetOptions): Generator<PlannedKey> {
  for (let index = 0; index < keys; index++) {
    const kind = kindOf(index);
    const key = keyName(kind.name, index);
    const commands = kind.commands(key, index, now);
    if (fieldExpiries && kind.name === 'hash' && index % 7 === 0) {
      commands.push(['HPEXPIREAT', key, String(now + HOUR_MS + index * 139), 'FIELDS', '1', 'field:1']);
    }
    // An expiry to the millisecond, soon enough to tell a lost digit, late enough to outlive the tour.
    if (index % 5 === 0) commands.push(['PEXPIREAT', key, String(now + HOUR_MS + index * 137)]);
    yield { database: OTHER_DATABASES[index % 20] ?? 0, commands };
  }
}

interface Kind {
  name: string;
  /** How many of a hundred keys. */
  share: number;
  commands: (key: Argument, index: number, now: number) => Argument[][];
}

const KINDS: readonly Kind[] = [
  { name: 'string', share: 52, commands: (key, index) => [['SET', key, stringValue(index)]] },
  { name: 'hash', share: 15, commands: hash },
  {
    name: 'list',
    share: 9,
    commands: (key, index) => [['RPUSH', key, ...texts(index, big(index, 3_000, 6))]],
  },
  { name: 'set', share: 7, commands: (key, index) => [['SADD', key, ...texts(index, big(index, 3_000, 8))]] },
  {
    name: 'intset',
    share: 5,
    commands: (key, index) => [['SADD', key, ...numbers(index, big(index, 400, 12))]],
  },
  { name: 'zset', share: 8, commands: sortedSet },
  { name: 'stream', share: 3, commands: stream },
  { name: 'other', share: 1, commands: other },
];

const BY_PLACE: readonly Kind[] = KINDS.flatMap((kind) => Array<Kind>(kind.share).fill(kind));

function kindOf(index: number): Kind {
  // 37 and 100 have no common divisor: the kinds are spread, and fall on all databases and expiries.
  return BY_PLACE[(index * 37 + Math.floor(index / 100)) % 100]!;
}

function keyName(kind: string, index: number): Argument {
  if (index % 70 === 3) return `키:${kind}:${index}`;
  if (index % 50 === 9)
    return Buffer.concat([Buffer.from(`${kind}\r\n\0`), Buffer.from([0xff, 0xfe]), Buffer.from(`${index}`)]);
  return `${kind}:${index}`;
}

/** One key in about two hundred is big. */
function big(index: number, many: number, few: number): number {
  return index % 199 === 5 ? many : few;
}

function stringValue(index: number): Argument {
  if (index % 50_000 === 4) return randomBytes(1_048_576);
  switch (Math.floor(index / 3) % 5) {
    case 0:
      return String(index * 7_919 - 40_000);
    case 1:
      return `value of ${index}`;
    case 2:
      return `{"user":${index},"text":"${'compressible '.repeat(20 + (index % 40))}"}`;
    case 3:
      return randomBytes(48 + (index % 80));
    default:
      return index % 2 === 0 ? '' : `${index}.25`;
  }
}

function hash(key: Argument, index: number): Argument[][] {
  const fields = texts(index, big(index, 2_000, 5)).flatMap((text, place) => [
    `field:${place}`,
    place % 3 === 0 ? String(place) : text,
  ]);
  return [['HSET', key, ...fields]];
}

function sortedSet(key: Argument, index: number): Argument[][] {
  const scores = ['-inf', '0', '-0.1', '3.141592653589793', '1e100', '+inf', '9007199254740993'];
  const members = texts(index, big(index, 2_000, 7)).flatMap((text, place) => [
    place < scores.length ? scores[place]! : String(place / 7),
    text,
  ]);
  return [['ZADD', key, ...members]];
}

/** Entries, a deleted one among them, and groups with some of them pending, acknowledged or never read. */
function stream(key: Argument, index: number, now: number): Argument[][] {
  const entries = big(index, 500, 5);
  const first = now - FIVE_MINUTES_MS;
  const added = Array.from({ length: entries }, (_, place): Argument[] => [
    ...['XADD', key, `${first + place}-${place % 3}`, 'sensor', String(index)],
    ...(place % 2 === 0 ? ['reading', String(place / 10)] : ['note', '한글', 'level', 'high']),
  ]);
  return [
    ...added,
    ['XDEL', key, `${first + 1}-1`],
    ['XGROUP', 'CREATE', key, 'readers', '0'],
    ['XREADGROUP', 'GROUP', 'readers', 'alice', 'COUNT', '2', 'STREAMS', key, '>'],
    ['XREADGROUP', 'GROUP', 'readers', 'bob', 'COUNT', '1', 'STREAMS', key, '>'],
    ['XACK', key, 'readers', `${first}-0`],
    ['XGROUP', 'CREATE', key, 'late', '$'],
  ];
}

/** What is kept in strings and sorted sets, but by commands of its own. */
function other(key: Argument, index: number): Argument[][] {
  switch (Math.floor(index / 100) % 3) {
    case 0:
      return [['PFADD', key, ...texts(index, 200)]];
    case 1:
      return [
        ['SETBIT', key, String(index % 20_000), '1'],
        ['BITFIELD', key, 'SET', 'u16', '32', String(index % 65_536)],
      ];
    default:
      return [['GEOADD', key, '126.9780', '37.5665', 'Seoul', '129.0756', '35.1796', 'Busan']];
  }
}

function texts(index: number, count: number): string[] {
  return Array.from(
    { length: count },
    (_, place) => `${place}:${(index * 2_654_435_761 + place * 40_503) >>> 0}`,
  );
}

function numbers(index: number, count: number): string[] {
  // 16, 32 and 64 bits wide, as the engine packs them.
  const step = [3, 70_001, 5_000_000_019][Math.floor(index / 7) % 3]!;
  return Array.from({ length: count }, (_, place) => String((place - 4) * step + (index % 100)));
}

/** A library of functions: kept in snapshots beside the keys. */
export const FUNCTION_LIBRARY = `#!lua name=tour
redis.register_function('tour_greet', function(keys, args)
  return 'Hello, ' .. args[1]
end)
redis.register_function{
  function_name = 'tour_count',
  callback = function() return redis.call('DBSIZE') end,
  flags = { 'no-writes' },
  description = 'keys of the database'
}
`;
