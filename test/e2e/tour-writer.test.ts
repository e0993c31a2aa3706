import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type NodeEndpoint, openNode } from '../../src/cli/tour/node-client.ts';
import { measureWith } from '../../src/cli/tour/replicas/meter.ts';
import { steadyKey } from '../../src/cli/tour/replicas/steady-key.ts';
import { acknowledgedUpTo, SteadyWriter } from '../../src/cli/tour/replicas/steady-writer.ts';
import { redis70 } from '../support/engines.ts';

/** What the tour says of outage and loss is worth as much as its writer: it must see every one, and none too many. */

const block = `127.${100 + Math.floor(Math.random() * 100)}.${Math.floor(Math.random() * 256)}`;
const endpoint: NodeEndpoint = { address: `${block}.1`, port: 6379 };
const { signal } = new AbortController();
let root = '';
let server: ChildProcess | undefined;
let writer: SteadyWriter;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'holdfast-writer-'));
  await startServer();
  writer = new SteadyWriter(endpoint);
  await writer.more(20, signal);
});

afterAll(async () => {
  await writer?.stop();
  await killServer();
  rmSync(root, { recursive: true, force: true });
});

async function startServer(): Promise<void> {
  const engine = await redis70();
  const [program, ...own] = engine.server;
  const { address, port } = endpoint;
  const settings = ['--bind', address, '--port', String(port), '--dir', root, '--appendonly', 'yes'];
  server = spawn(program!, [...own, ...settings, '--protected-mode', 'no'], { stdio: 'ignore' });
  // It answers before it has loaded its data, too.
  while (String(await send('PING').catch(() => '')) !== 'PONG') await delay(10);
}

async function killServer(): Promise<void> {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const exit = once(server, 'exit');
  server.kill('SIGKILL');
  await exit;
}

/** As soon as it can be reached. */
async function send(...words: string[]): Promise<unknown> {
  for (;;) {
    const client = await openNode(endpoint).catch(() => undefined);
    try {
      if (client) return await client.send(words);
    } finally {
      client?.close();
    }
    await delay(10);
  }
}

test('nothing is lost where nothing happened, and the outage is that of the pace', async () => {
  const end = measureWith(writer, endpoint)();
  await writer.more(100, signal);
  const { outageMs, lost } = await end();
  expect(lost).toBe(0);
  expect(outageMs).toBeGreaterThan(0);
  expect(outageMs).toBeLessThan(1_000);
});

test('writes that are held back are an outage', async () => {
  const end = measureWith(writer, endpoint)();
  await send('CLIENT', 'PAUSE', '300', 'WRITE');
  await writer.more(10, signal);
  expect((await end()).outageMs).toBeGreaterThanOrEqual(290);
});

test('an outage that goes on is seen before it ends', async () => {
  await writer.order({ watch: true });
  await send('CLIENT', 'PAUSE', '400', 'WRITE');
  await delay(200);
  expect((await writer.look()).outageMs).toBeGreaterThanOrEqual(190);
  await writer.more(5, signal);
});

test('it comes back by itself after a kill, and its acknowledged writes are in the append-only file', async () => {
  const end = measureWith(writer, endpoint)();
  const before = (await writer.look()).connections;
  await killServer();
  // What was acknowledged just before may not have been told yet.
  await delay(20);
  const { newest } = await writer.look();
  await delay(100);
  expect((await writer.look()).newest).toBe(newest);
  await startServer();
  await writer.more(20, signal);
  // Perhaps more than one: it may have met the server while it loaded.
  expect((await writer.look()).connections).toBeGreaterThan(before);
  const { outageMs, lost } = await end();
  expect(outageMs).toBeGreaterThanOrEqual(100);
  expect(lost).toBe(0);
});

test('each write that is gone counts, once', async () => {
  const meter = measureWith(writer, endpoint);
  const [first, second] = [meter(), meter()];
  const state = await writer.look();
  const gone = acknowledgedUpTo(state, state.newest).slice(-7);
  await send('DEL', ...gone.map(steadyKey));
  expect((await first()).lost).toBe(7);
  expect((await second()).lost).toBe(0);
  expect(await writer.missingAt(endpoint)).toEqual(gone);
  expect(await writer.missingAt(endpoint, gone[0])).toEqual([gone[0]]);
});

test('an error is no acknowledgement: what was refused is not missed', async () => {
  await send('CONFIG', 'SET', 'min-replicas-to-write', '1');
  const { newest } = await writer.look();
  await delay(50);
  const refused = await writer.look();
  expect(refused.newest).toBeLessThanOrEqual(newest + 1);
  await send('CONFIG', 'SET', 'min-replicas-to-write', '0');
  await writer.more(10, signal);
  const { doubtful } = await writer.look();
  expect(doubtful.filter((number) => number > newest).length).toBeGreaterThan(1);
  expect((await writer.missingAt(endpoint)).every((number) => number < newest)).toBe(true);
});

test('it goes where it is sent', async () => {
  const { connections } = await writer.order({ moveTo: { ...endpoint } });
  await writer.more(10, signal);
  expect((await writer.look()).connections).toBe(connections + 1);
});

test('when it has stopped, what it did stays known', async () => {
  const before = await writer.look();
  await writer.stop();
  const after = await writer.look();
  expect(after.newest).toBeGreaterThanOrEqual(before.newest);
  expect(await writer.look()).toEqual(after);
  expect(await send('EXISTS', steadyKey(after.newest + 2))).toBe(0);
});
