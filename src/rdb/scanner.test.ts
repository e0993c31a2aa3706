import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bytesOf, length, type Part, rdb, text } from '../../test/support/rdb-builder.ts';
import { RdbError } from './rdb-error.ts';
import { RdbScanner } from './scanner.ts';
import type { RdbScan } from './tally.ts';

const FIXTURES = new URL('./fixtures/', import.meta.url);
const fixtures = readdirSync(FIXTURES)
  .filter((name) => name.endsWith('.rdb'))
  .map((name) => name.slice(0, -'.rdb'.length));

function scan(file: Uint8Array, chunk = file.length): RdbScan {
  const scanner = new RdbScanner();
  for (let at = 0; at < file.length; at += chunk) scanner.feed(file.subarray(at, at + chunk));
  return scanner.finish().scan;
}

function refusal(file: Uint8Array, chunk?: number): RdbError {
  try {
    scan(file, chunk);
  } catch (error) {
    if (error instanceof RdbError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('files that engines wrote', () => {
  it.each(fixtures)('%s holds what its engine said', (name) => {
    const file = readFileSync(new URL(`${name}.rdb`, FIXTURES));
    const told = JSON.parse(readFileSync(new URL(`${name}.json`, FIXTURES), 'utf8')) as {
      engine: string;
      version: string;
      databases: RdbScan['databases'];
      byType: Record<string, number>;
      functions: number;
      hashFieldExpires: boolean;
    };
    const seen = scan(file);
    expect(seen.databases).toEqual(told.databases);
    expect(seen.functions).toBe(told.functions);
    expect(seen.hashFieldExpires).toBe(told.hashFieldExpires);
    expect(seen.aux[`${told.engine}-ver`]).toBe(told.version);
    expect(seen.aux['ctime']).toMatch(/^\d{10}$/);
    // TYPE answers with the name of a module's type.
    const { vectorset, ...types } = told.byType;
    if (vectorset) types['module'] = vectorset;
    expect(seen.modules).toEqual(vectorset ? ['vectorset'] : []);
    expect(Object.fromEntries(Object.entries(seen.byType).map(([type, { keys }]) => [type, keys]))).toEqual(
      types,
    );
    const sum = (field: 'keys' | 'expires') =>
      Object.values(seen.byType).reduce((n, type) => n + type[field], 0);
    expect([sum('keys'), sum('expires')]).toEqual([seen.keys, seen.expires]);
  });

  it('between them hold every type and opcode that today engines write', () => {
    const seen = fixtures.map((name) => scan(readFileSync(new URL(`${name}.rdb`, FIXTURES))));
    const types = new Set(seen.flatMap((one) => one.types));
    expect([...types].sort((a, b) => a - b)).toEqual([0, 2, 4, 5, 7, 11, 16, 17, 18, 19, 20, 21, 22, 24, 25]);
    const opcodes = new Set(seen.flatMap((one) => one.opcodes));
    expect([...opcodes].sort((a, b) => a - b)).toEqual([244, 245, 248, 249, 250, 251, 252, 254, 255]);
  });

  it.each(fixtures)('%s reads the same in chunks of any size', (name) => {
    const file = readFileSync(new URL(`${name}.rdb`, FIXTURES));
    const whole = scan(file);
    for (const chunk of [1, 2, 3, 5, 7, 16, 63, 64, 65, 127, 128, 129, 255, 1000, 4097, file.length - 1]) {
      expect(scan(file, chunk), `in chunks of ${chunk}`).toEqual(whole);
    }
  });

  it('takes chunks whose memory is used again', () => {
    const file = readFileSync(new URL('redis-8.0-lru.rdb', FIXTURES));
    const scanner = new RdbScanner();
    const memory = Buffer.alloc(100);
    for (let at = 0; at < file.length; at += memory.length) {
      const n = file.copy(memory, 0, at, at + memory.length);
      scanner.feed(memory.subarray(0, n));
      memory.fill(0xff);
    }
    expect(scanner.finish().scan).toEqual(scan(file));
  });
});

const score = Buffer.alloc(8);
const id = Buffer.alloc(16);
const stream = (version: 1 | 2 | 3): Part[] => [
  length(2),
  text(id),
  text('listpack 1'),
  text(id),
  text('listpack 2'),
  length(5),
  length(2n ** 64n - 1n),
  length(7),
  version >= 2 ? [length(0), length(1), length(0), length(0), length(5)] : [],
  length(2),
  text('group'),
  length(3),
  length(0),
  version >= 2 ? length(2n ** 64n - 1n) : [],
  length(2),
  id,
  score,
  length(1),
  id,
  score,
  length(70),
  length(2),
  text('one'),
  score,
  version >= 3 ? score : [],
  length(1),
  id,
  text('two'),
  score,
  version >= 3 ? score : [],
  length(1),
  id,
  text('idle'),
  length(0),
  length(0),
  version >= 2 ? length(0) : [],
  length(0),
  length(0),
];
// biome-ignore format: one value a line
const VALUES: [type: number, name: string, value: Part[]][] = [
  [0, 'string', [text('value')]],
  [0, 'string', [0xc0, 0x85]],
  [0, 'string', [0xc1, 0x39, 0x30]],
  [0, 'string', [0xc2, 1, 2, 3, 4]],
  [0, 'string', [0xc3, length(5), length(100), 'abcde']],
  [0, 'string', [length(3, 32), 'abc']],
  [0, 'string', [length(3, 64), 'abc']],
  [0, 'string', [text('x'.repeat(20_000))]],
  [1, 'list', [length(3), text('a'), text(''), [0xc0, 5]]],
  [2, 'set', [length(2), text('a'), text('b')]],
  [3, 'zset', [length(4), text('a'), text('1.5'), text('b'), 253, text('c'), 254, text('d'), 255]],
  [4, 'hash', [length(2), text('a'), text('b'), text('c'), text('d')]],
  [5, 'zset', [length(2), text('a'), score, text('b'), score]],
  [7, 'module', [length(0x82af_7fb4_3a00_0401n, 64), 1, length(2n ** 63n), 2, 5, 3, '4444', 4, '88888888', 5, text('x'), 0]],
  [9, 'hash', [text('zipmap')]],
  [10, 'list', [text('ziplist')]],
  [11, 'set', [text('intset')]],
  [12, 'zset', [text('ziplist')]],
  [13, 'hash', [text('ziplist')]],
  [14, 'list', [length(2), text('ziplist'), text('ziplist')]],
  [15, 'stream', stream(1)],
  [16, 'hash', [text('listpack')]],
  [17, 'zset', [text('listpack')]],
  [18, 'list', [length(2), length(1), text('plain'), length(2), text('packed')]],
  [19, 'stream', stream(2)],
  [20, 'set', [text('listpack')]],
  [21, 'stream', stream(3)],
  [22, 'hash', [length(2), length(0), text('a'), text('b'), length(2n ** 41n), text('c'), text('d')]],
  [23, 'hash', [text('listpack')]],
  [24, 'hash', [score, length(2), length(0), text('a'), text('b'), length(9), text('c'), text('d')]],
  [25, 'hash', [score, text('listpack')]],
];

describe('values of every type', () => {
  it.each(VALUES)('%i, a %s', (type, name, value) => {
    const header = type < 26 ? 'REDIS0012' : '';
    const size = bytesOf(...value).length;
    const file = rdb(
      header,
      0xfe,
      0,
      0xfb,
      3,
      1,
      type,
      text('first'),
      value,
      0xfc,
      score,
      type,
      text('second'),
      value,
      0,
      text('last'),
      text('x'),
    );
    const seen = scan(file);
    expect(seen.keys).toBe(3);
    expect(seen.byType[name]).toEqual({
      keys: type === 0 ? 3 : 2,
      bytes: 2 * size + (type === 0 ? 2 : 0),
      expires: 1,
    });
    for (const chunk of [1, 2, 3, 17, 100, 130]) expect(scan(file, chunk)).toEqual(seen);
  });

  it('in one file, with every opcode', () => {
    const values = VALUES.map(([type, , value], i) => [
      i % 3 === 0 ? [0xfd, '4444'] : [],
      i % 4 === 0 ? [0xf9, 200] : [0xf8, length(100_000)],
      type,
      text(`key ${i}`),
      value,
    ]);
    const withExpiry = VALUES.filter((_, i) => i % 3 === 0).length;
    const file = rdb(
      'REDIS0012',
      [0xfa, text('redis-ver'), text('7.4.0'), 0xfa, text('ctime'), 0xc2, 0x00, 0xca, 0x9a, 0x3b],
      [0xf7, length(0x82af_7fb4_3a00_0401n, 64), 2, 1, 5, text('settings'), 0],
      [0xf5, text('#!lua name=one'), 0xf5, text('#!lua name=two')],
      [0xfe, 0, 0xfb, length(VALUES.length), length(withExpiry), 0xf4, 1, 2, 3],
      ...values,
      [0xfe, length(15), 0xfb, 1, 0, 0, text('alone'), text('x')],
    );
    const seen = scan(file);
    expect(seen).toMatchObject({
      magic: 'REDIS',
      rdbVersion: 12,
      aux: { 'redis-ver': '7.4.0', ctime: '1000000000' },
      functions: 2,
      keys: VALUES.length + 1,
      expires: withExpiry,
      hashFieldExpires: true,
      databases: { 0: { keys: VALUES.length, expires: withExpiry }, 15: { keys: 1, expires: 0 } },
      opcodes: [244, 245, 247, 248, 249, 250, 251, 253, 254, 255],
    });
    expect(seen.modules).toHaveLength(1);
    for (let chunk = 1; chunk < 300; chunk++) expect(scan(file, chunk)).toEqual(seen);
  });

  it('of Valkey, whose type 22 and opcode 243 are its own', () => {
    const hash = [22, text('hash'), length(2), text('a'), text('b'), score, text('c'), text('d'), score];
    const slots = [0xf3, text('job'), length(2), length(0), length(99), length(500), length(16_383)];
    const file = rdb('VALKEY080', slots, 0xfe, 0, 0xfb, 2, 0, hash, 0, text('key'), text('value'));
    expect(scan(file)).toMatchObject({ magic: 'VALKEY', rdbVersion: 80, keys: 2, hashFieldExpires: true });
    for (const chunk of [1, 2, 3, 20]) expect(scan(file, chunk)).toEqual(scan(file));
  });

  it('of Redis 8.6, which notes what modules know of a key', () => {
    const noted = [0xf3, length(2), 'aaaa', 2, 7, 0, 'bbbb', 5, text('note'), 0];
    const file = rdb('REDIS0013', 0xfe, 0, 0xfb, 1, 1, 0xfc, score, noted, 0, text('key'), text('value'));
    expect(scan(file)).toMatchObject({ rdbVersion: 13, keys: 1, expires: 1 });
    for (const chunk of [1, 2, 3, 20]) expect(scan(file, chunk)).toEqual(scan(file));
  });
});

describe('aux fields', () => {
  const aux = (value: Part) => scan(rdb('REDIS0011', 0xfa, text('name'), value)).aux['name'];

  it('are read as text, in each encoding', () => {
    expect(aux(text('plain'))).toBe('plain');
    expect(aux([0xc0, 0xff])).toBe('-1');
    expect(aux([0xc1, 0xff, 0x7f])).toBe('32767');
    expect(aux([0xc2, 0, 0, 0, 0x80])).toBe('-2147483648');
    expect(aux([0xc3, length(7), length(12), 2, 'abc', 0xe0, 0x00, 0x02])).toBe('abcabcabcabc');
  });

  it('are told by their length when they are long', () => {
    expect(aux(text('x'.repeat(4096)))).toHaveLength(4096);
    expect(aux(text('x'.repeat(4097)))).toBe('(4097 bytes)');
    expect(aux([0xc3, length(3), length(2 ** 40), 'abc'])).toBe(`(${2 ** 40} bytes)`);
  });

  it('may be called like what every object has', () => {
    const seen = scan(rdb('REDIS0011', 0xfa, text('__proto__'), text('x')));
    expect(Object.entries(seen.aux)).toEqual([['__proto__', 'x']]);
  });

  it('that do not decompress are damage', () => {
    const broken = rdb('REDIS0011', 0xfa, text('name'), 0xc3, length(3), length(12), 0x20, 0x09, 0x09);
    expect(refusal(broken).reason).toBe('format');
  });
});

describe('what a file declares', () => {
  const key = [0, text('key'), text('value')];
  const expiring = [0xfc, score, 0, text('key'), text('value')];
  const counts = (...parts: Part[]) => refusal(rdb('REDIS0011', ...parts));

  it('must be what it holds', () => {
    expect(counts(0xfe, 0, 0xfb, 2, 0, key).reason).toBe('count');
    expect(counts(0xfe, 0, 0xfb, 1, 0, expiring).message).toContain('database 0 holds 1 keys, 1 of them');
    expect(counts(0xfe, 0, 0xfb, 1, 0, key, 0xfe, 9, 0xfb, 1, 1, key).message).toContain('database 9');
  });

  it('may be missing, as before Redis 3.2', () => {
    expect(scan(rdb('REDIS0006', key, expiring)).databases).toEqual({ 0: { keys: 2, expires: 1 } });
  });

  it('may be more before Redis 5.0, which left out what had expired', () => {
    expect(scan(rdb('REDIS0008', 0xfe, 0, 0xfb, 2, 1, key)).keys).toBe(1);
    expect(refusal(rdb('REDIS0008', 0xfe, 0, 0xfb, 1, 0, key, key)).reason).toBe('count');
  });
});

describe('refuses, however it is fed', () => {
  const key = [0, text('key'), text('value')];
  const whole = rdb('REDIS0011', 0xfe, 0, 0xfb, 1, 0, key);
  const withoutChecksum = Buffer.concat([whole.subarray(0, -8), Buffer.alloc(8)]);
  const body = (...parts: Part[]) => rdb('REDIS0011', ...parts);
  const CASES: [what: string, file: Uint8Array, reason: string, message: string | RegExp][] = [
    ['bytes after the end', bytesOf(whole, 0), 'trailing', `offset ${whole.length},`],
    ['another file after the end', bytesOf(whole, whole), 'trailing', `offset ${whole.length},`],
    ['a missing checksum', withoutChecksum, 'no-checksum', 'rdbchecksum no'],
    ['a version that has no checksum', bytesOf('REDIS0004', key, 0xff), 'no-checksum', 'version 4'],
    ['bytes after the end of such a version', bytesOf('REDIS0004', key, 0xff, 1), 'trailing', /offset \d+/],
    ['an empty file', bytesOf(), 'truncated', 'offset 0'],
    ['half a header', bytesOf('REDIS'), 'truncated', 'offset 5'],
    ['another kind of file', bytesOf('{"format": 1}'.padEnd(100)), 'format', 'not an RDB file'],
    ['a version to come', bytesOf('REDIS0099', whole), 'format', 'version 99'],
    ['a version of Valkey to come', bytesOf('VALKEY081', whole), 'format', 'version 81'],
    ['an unknown opcode', body(0xf2, key), 'format', 'value type 242'],
    ['an unknown type', body(8, text('key'), text('x'.repeat(200))), 'format', 'value type 8'],
    [
      'a stream of Redis 8.6',
      rdb('REDIS0013', 26, text('key'), text('x'.repeat(200))),
      'format',
      'Redis 8.6',
    ],
    [
      'a module of a release candidate',
      body(6, text('key'), text('x'.repeat(200))),
      'format',
      'value type 6',
    ],
    ['a function of a release candidate', body(0xf6, text('x'.repeat(200))), 'format', 'Redis 7.0'],
    ["an opcode that its version doesn't have", body(0xf3, 0, key), 'format', 'opcode 243'],
    [
      'a type of Redis under the name of Valkey',
      rdb('VALKEY080', 24, text('key'), score, 0),
      'format',
      'value type 24',
    ],
    ['an unknown string encoding', body(0, text('key'), 0xc4, 'x'.repeat(200)), 'format', 'encoding 4'],
    ['a broken length', body(0, 0x82, 'x'.repeat(200)), 'format', '0x82'],
    ['a length of 2^53', body(0, text('key'), length(2n ** 53n), 'x'.repeat(200)), 'format', '2^53'],
    ['a string longer than the file', body(0, text('key'), length(2n ** 53n - 1n)), 'truncated', 'offset'],
    [
      'more elements than the file has',
      bytesOf('REDIS0011', 2, text('key'), length(2n ** 53n - 1n), text('x')),
      'truncated',
      'offset',
    ],
    ['a database that cannot be', body(0xfe, length(2 ** 31), key), 'format', 'database 2147483648'],
    ['an expiry of nothing', body(0xfc, score, 0xfe, 0), 'format', 'opcode 254'],
    [
      'an unknown module opcode',
      body(7, text('key'), length(2n ** 60n), 6, 'x'.repeat(200)),
      'format',
      'module opcode 6',
    ],
  ];

  it.each(CASES)('%s', (_, file, reason, message) => {
    for (const chunk of [file.length || 1, 1, 2, 7, 64, 129]) {
      const error = refusal(file, chunk);
      expect(error.reason, `in chunks of ${chunk}: ${error.message}`).toBe(reason);
      expect(error.message).toMatch(message);
    }
  });

  it('every place at which a file can be cut off', () => {
    const file = readFileSync(new URL('valkey-9.1-cluster.rdb', FIXTURES));
    for (let end = 0; end < file.length; end++) {
      const error = refusal(file.subarray(0, end), 1 + (end % 300));
      expect(error.reason, `cut off at ${end}: ${error.message}`).toBe('truncated');
    }
  });
});
