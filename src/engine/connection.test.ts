import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { redis70 } from '../../test/support/engines.ts';
import { ADMIN_USER } from './acl.ts';
import { NodeConnection } from './connection.ts';

const NODE = {
  address: `127.${100 + Math.floor(Math.random() * 100)}.${Math.floor(Math.random() * 256)}.1`,
  port: 6379,
  adminPassword: 'secret',
};
const directory = mkdtempSync(join(tmpdir(), 'holdfast-connection-'));
let server: ChildProcess;

beforeAll(async () => {
  const [program, ...prefix] = (await redis70()).server;
  const options = {
    bind: NODE.address,
    port: String(NODE.port),
    dir: directory,
    user: [ADMIN_USER, 'on', `>${NODE.adminPassword}`, '~*', '&*', '+@all'],
    'replica-serve-stale-data': 'no',
    'lua-time-limit': '20',
  };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value].flat());
  server = spawn(program!, [...prefix, ...words], { stdio: 'ignore' });
});

afterAll(async () => {
  const exit = once(server, 'exit');
  // One that has ended already can't be told to.
  if (server.kill('SIGKILL')) await exit;
  rmSync(directory, { recursive: true, force: true });
});

async function open(): Promise<NodeConnection> {
  for (;;) {
    const found = await NodeConnection.open(NODE).catch(() => undefined);
    if (found) return found;
    await delay(5);
  }
}

test('a refusal of PING is an answer', async () => {
  const connection = await open();
  await connection.command('REPLICAOF', '127.0.0.1', '1');
  await expect(connection.command('PING')).rejects.toThrow('MASTERDOWN');
  await connection.ping();
  await connection.command('REPLICAOF', 'NO', 'ONE');
  connection.close();
});

test('that it is at a script is none; when the script has ended it answers', async () => {
  const [connection, other] = [await open(), await open()];
  const script = other.command('EVAL', 'while true do end', '0').catch((error: Error) => error.message);
  await expect
    .poll(() => connection.command('PING').catch((error: Error) => error.message))
    .toContain('BUSY');
  let answered = false;
  const answer = connection.ping().then(() => {
    answered = true;
  });
  // As good as many more answers that say BUSY.
  await expect
    .poll(() => connection.command('PING').catch((error: Error) => error.message))
    .toContain('BUSY');
  expect(answered).toBe(false);
  await connection.command('SCRIPT', 'KILL');
  await answer;
  expect(await script).toContain('killed');
  for (const one of [connection, other]) one.close();
});

test('it rejects when the connection ends', async () => {
  const connection = await open();
  const held = connection.command('CLIENT', 'PAUSE', '60000').then(() => connection.ping());
  const other = await NodeConnection.open(NODE, 200).catch(() => undefined);
  expect(other).toBeUndefined();
  connection.close();
  await expect(held).rejects.toThrow();
});
