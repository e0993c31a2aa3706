// Makes the RDB files in src/rdb/fixtures, and beside each what the engine that wrote it said about its data.
//
//   node scripts/make-rdb-fixtures.ts redis-7.0=/path/to/redis-server valkey-9.1=/path/to/valkey-server ...
//
// Each NAME=SERVER gives three files of a few KB: NAME-lru (all types in all encodings, several databases,
// expiries, functions, idle times), NAME-lfu (frequencies, uncompressed, nothing that only some engines have)
// and NAME-cluster (slots).
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@redis/client';

const FIXTURES = fileURLToPath(new URL('../src/rdb/fixtures/', import.meta.url));
const FAR_FUTURE = '4102444800000';

type Send = (...command: string[]) => Promise<unknown>;

/** Low limits, so that a handful of elements is enough for an encoding that is otherwise for big values. */
const LIMITS = {
  'hash-max-listpack-entries': '4',
  'set-max-intset-entries': '4',
  'set-max-listpack-entries': '4',
  'zset-max-listpack-entries': '4',
  'list-max-listpack-size': '4',
  'stream-node-max-entries': '4',
};

const VARIANTS: Record<string, { settings: Record<string, string>; databases: string[] }> = {
  lru: { settings: { 'maxmemory-policy': 'allkeys-lru' }, databases: ['0', '3', '11'] },
  lfu: { settings: { 'maxmemory-policy': 'allkeys-lfu', rdbcompression: 'no' }, databases: ['0'] },
  cluster: { settings: { 'cluster-enabled': 'yes' }, databases: ['0'] },
};

async function fill(send: Send): Promise<void> {
  const numbers = (n: number) => Array.from({ length: n }, (_, i) => String(i * 1000));
  const words = (n: number) => Array.from({ length: n }, (_, i) => `member-${i}`);
  const pairs = (n: number) => words(n).flatMap((word, i) => [word, `value ${i}`]);
  const scores = (n: number) => words(n).flatMap((word, i) => [String(i / 4), word]);
  await send('SET', 'string:text', 'a short one');
  await send('SET', 'string:empty', '');
  await send('SET', 'string:expiring', 'gone by 2100', 'PXAT', FAR_FUTURE);
  for (const [i, n] of [7, -128, 300, -32768, 70_000, -2_147_483_648, 5_000_000_000].entries()) {
    await send('SET', `string:number:${i}`, String(n));
  }
  await send('SET', 'string:compressible', 'round and round '.repeat(40));
  await send('SET', 'string:14-bit length', words(20).join(' '));
  await send('SET', `key:${'x'.repeat(100)}`, 'a key that compresses');
  await send('SET', '12345', 'a key that is a number');
  await send('HSET', 'hash:small', ...pairs(3));
  await send('HSET', 'hash:large', ...pairs(9));
  await send('RPUSH', 'list:small', ...words(3));
  await send('RPUSH', 'list:large', ...words(30));
  await send('SADD', 'set:integers', ...numbers(3));
  await send('SADD', 'set:small', ...words(3));
  await send('SADD', 'set:large', ...words(9));
  await send('ZADD', 'zset:small', ...scores(3));
  await send('ZADD', 'zset:large', ...scores(9), 'inf', 'top', '-inf', 'bottom');
  await send('PEXPIREAT', 'zset:large', FAR_FUTURE);
  await send('PEXPIREAT', 'hash:small', FAR_FUTURE);
  await send('PFADD', 'hyperloglog', ...words(9));
}

/** Small only when they are compressed. */
async function fillCompressible(send: Send): Promise<void> {
  await send('SET', 'string:32-bit length', '0123456789'.repeat(1700));
  await send('RPUSH', 'list:plain node', 'y'.repeat(9000));
}

async function fillStreams(send: Send): Promise<void> {
  await send('XADD', 'stream:plain', '1-1', 'field', 'value');
  await send('XGROUP', 'CREATE', 'stream:empty', 'group', '$', 'MKSTREAM');
  for (let i = 1; i <= 12; i++) await send('XADD', 'stream:groups', `${i}-0`, 'field', `value ${i}`);
  await send('XDEL', 'stream:groups', '2-0');
  await send('XADD', 'stream:groups', '18446744073709551615-18446744073709551614', 'last', 'but one');
  await send('XGROUP', 'CREATE', 'stream:groups', 'readers', '0');
  await send('XGROUP', 'CREATE', 'stream:groups', 'from the middle', '7-0');
  await send('XGROUP', 'CREATE', 'stream:groups', 'idle', '$');
  for (const consumer of ['one', 'two']) {
    await send('XREADGROUP', 'GROUP', 'readers', consumer, 'COUNT', '4', 'STREAMS', 'stream:groups', '>');
  }
  await send(
    'XREADGROUP',
    'GROUP',
    'from the middle',
    'three',
    'COUNT',
    '9',
    'STREAMS',
    'stream:groups',
    '>',
  );
  await send('XGROUP', 'CREATECONSUMER', 'stream:groups', 'idle', 'sleeper');
  await send('FUNCTION', 'LOAD', "#!lua name=one\nredis.register_function('f1', function() return 1 end)");
  await send('FUNCTION', 'LOAD', "#!lua name=two\nredis.register_function('f2', function() return 2 end)");
}

/** What only some engines have. */
async function fillWhatThereIs(send: Send): Promise<void> {
  const optional: string[][] = [
    ['HPEXPIREAT', 'hash:ttl small', FAR_FUTURE, 'FIELDS', '1', 'a'],
    ['HPEXPIREAT', 'hash:ttl large', FAR_FUTURE, 'FIELDS', '2', 'b', 'd'],
    ['VADD', 'vectors', 'VALUES', '3', '1', '0.5', '0.25', 'element'],
  ];
  for (const command of optional) {
    const [known] = (await send('COMMAND', 'INFO', command[0]!)) as unknown[];
    if (!known) continue;
    if (command[0] === 'HPEXPIREAT') await send('HSET', command[1]!, 'a', '1', 'b', '2', 'c', '3');
    if (command[1] === 'hash:ttl large') await send('HSET', command[1]!, 'd', '4', 'e', '5');
    await send(...command);
  }
}

/** What the engine says it holds. */
async function describe(send: Send, databases: string[]): Promise<Record<string, unknown>> {
  const byType: Record<string, number> = {};
  const found: Record<string, { keys: number; expires: number }> = {};
  let fieldExpires = false;
  for (const database of databases) {
    if (databases.length > 1) await send('SELECT', database);
    const keys = (await send('KEYS', '*')) as string[];
    let expires = 0;
    for (const key of keys) {
      const type = String(await send('TYPE', key));
      byType[type] = (byType[type] ?? 0) + 1;
      if (Number(await send('PTTL', key)) > 0) expires += 1;
      if (key.startsWith('hash:ttl')) fieldExpires = true;
    }
    found[database] = { keys: Number(await send('DBSIZE')), expires };
  }
  const server = String(await send('INFO', 'server'));
  return {
    engine: /^valkey_version:/m.test(server) ? 'valkey' : 'redis',
    version: (/^valkey_version:(\S+)/m.exec(server) ?? /^redis_version:(\S+)/m.exec(server))![1],
    databases: found,
    byType,
    functions: ((await send('FUNCTION', 'LIST')) as unknown[]).length,
    hashFieldExpires: fieldExpires,
  };
}

async function make(name: string, server: string, variant: keyof typeof VARIANTS): Promise<void> {
  const { settings, databases } = VARIANTS[variant]!;
  const directory = await mkdtemp(join(tmpdir(), 'rdb-fixture-'));
  const socket = join(directory, 'socket');
  const flags = { port: '0', unixsocket: socket, dir: directory, save: '', ...settings };
  const args = Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]);
  const child = spawn(server, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await ready(child);
    const client = createClient({ RESP: 2, socket: { path: socket, tls: false } });
    client.on('error', (error) => console.error(name, error));
    await client.connect();
    const send: Send = (...command) => client.sendCommand(command);
    for (const [setting, value] of Object.entries(LIMITS)) {
      if (((await send('CONFIG', 'GET', setting)) as unknown[]).length > 0)
        await send('CONFIG', 'SET', setting, value);
    }
    if (variant === 'cluster') await send('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
    if (variant === 'cluster') await clusterIsUp(send);
    for (const database of databases) {
      if (databases.length > 1) await send('SELECT', database);
      await fill(send);
      if (settings['rdbcompression'] !== 'no') await fillCompressible(send);
    }
    await fillStreams(send);
    if (variant !== 'lfu') await fillWhatThereIs(send);
    await send('SAVE');
    await copyFile(join(directory, 'dump.rdb'), join(FIXTURES, `${name}-${variant}.rdb`));
    const told = await describe(send, databases);
    await writeFile(join(FIXTURES, `${name}-${variant}.json`), `${JSON.stringify(told, null, 2)}\n`);
    client.destroy();
  } finally {
    child.kill('SIGKILL');
    await rm(directory, { recursive: true, force: true });
  }
}

async function ready(child: ChildProcess): Promise<void> {
  for await (const text of child.stdout!) {
    if (String(text).toLowerCase().includes('ready to accept connections')) break;
  }
  child.stdout!.resume();
}

async function clusterIsUp(send: Send): Promise<void> {
  while (!String(await send('CLUSTER', 'INFO')).includes('cluster_state:ok'))
    await once(AbortSignal.timeout(20), 'abort');
}

for (const argument of process.argv.slice(2)) {
  const [name, server] = argument.split('=');
  if (!name || !server) throw new Error(`${argument}: give NAME=SERVER`);
  for (const variant of Object.keys(VARIANTS)) await make(name, server, variant);
}
