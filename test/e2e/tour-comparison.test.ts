import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareNodes } from '../../src/cli/tour/compare.ts';
import type { Argument } from '../../src/cli/tour/dataset.ts';
import { fill } from '../../src/cli/tour/fill.ts';
import { LIVE_COUNT, LIVE_PREFIX, startLiveWriter } from '../../src/cli/tour/live-writer.ts';
import { type NodeClient, type NodeEndpoint, openNode } from '../../src/cli/tour/node-client.ts';
import { redis70 } from '../support/engines.ts';

/** The tour is worth as much as its comparison: here it must find each kind of difference, and nothing where none is. */

const KEYS = 3_000;
/** Writes after the snapshot, at least. */
const LATER = 5;
const block = `127.${100 + Math.floor(Math.random() * 100)}.${Math.floor(Math.random() * 256)}`;
const source: NodeEndpoint = { address: `${block}.1`, port: 6379 };
const restored: NodeEndpoint = { address: `${block}.2`, port: 6379 };
const servers: ChildProcess[] = [];
let root = '';
let ours: NodeClient;
let theirs: NodeClient;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'holdfast-comparison-'));
  await startServer(source, 'source');
  await fill(source, { keys: KEYS, now: Date.now() }, () => undefined);
  const writer = await startLiveWriter(source);
  await writer.reached(30);
  ours = await openNode(source);
  await ours.send(['SAVE']);
  // The snapshot may hold one more than was acknowledged by then.
  await writer.reached(writer.acknowledged() + 1 + LATER);
  await writer.stop();
  mkdirSync(join(root, 'restored'));
  copyFileSync(join(root, 'source', 'dump.rdb'), join(root, 'restored', 'dump.rdb'));
  await startServer(restored, 'restored');
  theirs = await openNode(restored);
});

afterAll(async () => {
  ours?.close();
  theirs?.close();
  for (const server of servers) {
    const exit = once(server, 'exit');
    if (server.kill('SIGKILL')) await exit;
  }
  rmSync(root, { recursive: true, force: true });
});

async function startServer({ address, port }: NodeEndpoint, name: string): Promise<void> {
  const engine = await redis70();
  const directory = join(root, name);
  mkdirSync(directory, { recursive: true });
  const settings = [
    '--bind',
    address,
    '--port',
    String(port),
    '--dir',
    directory,
    '--save',
    '',
    '--protected-mode',
    'no',
  ];
  const [program, ...own] = engine.server;
  servers.push(spawn(program!, [...own, ...settings], { stdio: 'ignore' }));
  for (;;) {
    const client = await openNode({ address, port }).catch(() => undefined);
    const answer = await client?.send(['PING']).catch(() => undefined);
    client?.close();
    if (String(answer) === 'PONG') return;
    await delay(20);
  }
}

const compare = () => compareNodes(source, restored, () => undefined);

test('a restored node is equal in every key, up to the writer’s last write before the snapshot', async () => {
  const found = await compare();
  expect(found.differences).toEqual([]);
  expect(found.liveKeys).toBeGreaterThanOrEqual(30);
  expect(found.liveLater).toBeGreaterThanOrEqual(LATER);
  expect(found.keys).toBe(KEYS + found.liveKeys);
  expect(found.identical + found.reordered).toBe(found.keys);
  expect(found.expiries).toBe(KEYS / 5);
  expect(found.databases).toEqual([0, 1, 2, 15]);
  expect(found.functionsIdentical).toBe(true);
  // Sets of texts stand in hash tables on this engine, each process in an order of its own.
  expect(found.reordered).toBeGreaterThan(0);
});

/** A key of that kind in database 0 that expires, or doesn't, or either. */
async function keyOf(kind: string, expires: boolean | undefined, big = false): Promise<Buffer> {
  const keys = await theirs.send<Buffer[]>(['KEYS', `${kind}:*`]);
  for (const key of keys) {
    const [time, size] = await Promise.all([
      theirs.send<number>(['PTTL', key]),
      theirs.send<number>(['MEMORY', 'USAGE', key]),
    ]);
    if ((expires === undefined || time > 0 === expires) && (!big || size > 50_000)) return key;
  }
  throw new Error(`no such ${kind}`);
}

async function differencesAfter(key: Buffer, ...commands: Argument[][]): Promise<string[]> {
  const [dump, expiry] = [
    await theirs.send<Buffer>(['DUMP', key]),
    await theirs.send<number>(['PEXPIRETIME', key]),
  ];
  for (const command of commands) await theirs.send(command);
  const { differences } = await compare();
  await theirs.send(['DEL', key]);
  if (dump) await theirs.send(['RESTORE', key, String(Math.max(expiry, 0)), dump, 'ABSTTL']);
  return differences;
}

test.each<[string, string, (key: Buffer) => Argument[][], RegExp]>([
  ['a byte of a string', 'string', (key) => [['SETRANGE', key, '0', '\u0001']], /has another value/],
  ['a field of a hash', 'hash', (key) => [['HSET', key, 'field:2', 'other']], /has another value/],
  ['a field more', 'hash', (key) => [['HSET', key, 'more', '1']], /has another value/],
  [
    'a member of a set instead of another',
    'set',
    (key) => [
      ['SPOP', key],
      ['SADD', key, 'other'],
    ],
    /has another value/,
  ],
  ['a number of a set', 'intset', (key) => [['SADD', key, '777']], /has another value/],
  ['an element of a list', 'list', (key) => [['LSET', key, '1', 'other']], /has another value/],
  ['a score', 'zset', (key) => [['ZINCRBY', key, '0.5', '1:x']], /has another value/],
  [
    'an acknowledgement in a stream',
    'stream',
    (key) => [['XGROUP', 'SETID', key, 'readers', '0']],
    /has another value/,
  ],
  [
    'another type',
    'list',
    (key) => [
      ['DEL', key],
      ['SADD', key, 'a'],
    ],
    /has another value/,
  ],
  [
    'an expiry that was none',
    'string',
    (key) => [['PEXPIREAT', key, '9999999999999']],
    /expires at 9999999999999, not -1/,
  ],
])('%s is found', async (_what, kind, commands, message) => {
  const key = await keyOf(kind, false);
  // One difference and no other: so the one before was undone, too.
  expect(await differencesAfter(key, ...commands(key))).toEqual([expect.stringMatching(message)]);
});

test('a field of a big hash, which stands in a hash table, is found', async () => {
  const key = await keyOf('hash', undefined, true);
  expect(String(await theirs.send(['OBJECT', 'ENCODING', key]))).toBe('hashtable');
  expect(await differencesAfter(key, ['HSET', key, 'field:1000', 'other'])).toEqual([
    expect.stringContaining('another value'),
  ]);
});

test('an expiry that is a millisecond off, or lost, is found', async () => {
  const key = await keyOf('string', true);
  const at = await theirs.send<number>(['PEXPIRETIME', key]);
  expect(await differencesAfter(key, ['PEXPIREAT', key, String(at + 1)])).toEqual([
    expect.stringContaining(`expires at ${at + 1}, not ${at}`),
  ]);
  expect(await differencesAfter(key, ['PERSIST', key])).toEqual([expect.stringContaining('expires at -1')]);
});

test('a missing key is found', async () => {
  const key = await keyOf('string', false);
  expect(await differencesAfter(key, ['DEL', key])).toEqual([
    expect.stringContaining('is missing from the restored cluster'),
    expect.stringMatching(/^database 0 has \d+ keys, not \d+$/),
  ]);
});

test('a key too many is found, in a database that the source has and in one that it has not', async () => {
  await theirs.send(['SET', 'extra', '1']);
  expect((await compare()).differences).toEqual([
    expect.stringMatching(/^database 0 has \d+ keys, not \d+$/),
  ]);
  await theirs.send(['MOVE', 'extra', '5']);
  expect((await compare()).differences).toEqual(['database 5 has 1 keys, not 0']);
  const other = await openNode(restored, 5);
  await other.send(['FLUSHDB']);
  other.close();
});

test('a write of after the snapshot, and a gap among those before, are found', async () => {
  const { liveKeys } = await compare();
  await theirs.send(['SET', `${LIVE_PREFIX}${liveKeys + 1}`, 'x']);
  expect((await compare()).differences.join('\n')).toContain(
    'was written after the snapshot, yet it is there',
  );
  await theirs.send(['DEL', `${LIVE_PREFIX}${liveKeys + 1}`]);
  await theirs.send(['INCR', LIVE_COUNT]);
  expect((await compare()).differences.join('\n')).toContain(`live:${liveKeys + 1}`);
  await theirs.send(['DECR', LIVE_COUNT]);
});

test('a function that is missing is found', async () => {
  const library = await theirs.send<Buffer>(['FUNCTION', 'DUMP']);
  await theirs.send(['FUNCTION', 'FLUSH']);
  const found = await compare();
  expect(found.functionsIdentical).toBe(false);
  expect(found.differences).toEqual(['the function libraries differ']);
  await theirs.send(['FUNCTION', 'RESTORE', library]);
});
