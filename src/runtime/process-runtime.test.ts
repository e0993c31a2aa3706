import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isLive, processStat } from './proc.ts';
import { ProcessRuntime } from './process-runtime.ts';

const runtime = new ProcessRuntime();
let directory: string;

beforeEach(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), 'holdfast-runtime-')));
});

afterEach(async () => {
  await runtime.clear(directory);
  rmSync(directory, { recursive: true, force: true });
});

const start = (...command: string[]) => runtime.start({ directory, command, output: join(directory, 'log') });

test('a started process runs in its directory, in a session of its own, and writes to its file', async () => {
  const handle = await start('sh', '-c', 'echo here; exec sleep 60');
  expect(runtime.isRunning(handle)).toBe(true);
  expect(await runtime.findIn(directory)).toEqual([handle]);
  const session = readFileSync(`/proc/${handle.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[3];
  expect(Number(session)).toBe(handle.pid);
  await expect.poll(() => readFileSync(join(directory, 'log'), 'utf8')).toBe('here\n');
});

test('a program that is not there is an error, not a process', async () => {
  await expect(start('/nonexistent/redis-server')).rejects.toThrow('ENOENT');
  expect(await runtime.findIn(directory)).toEqual([]);
});

test('another process under the same number is not taken for it', async () => {
  const handle = await start('sleep', '60');
  expect(runtime.isRunning({ ...handle, startTicks: '1' })).toBe(false);
});

test('stop lets a process end by itself', async () => {
  const handle = await start(
    'sh',
    '-c',
    'trap "echo saved; exit 0" TERM; echo ready; while :; do sleep 0.01; done',
  );
  await expect.poll(() => readFileSync(join(directory, 'log'), 'utf8')).toBe('ready\n');
  await runtime.stop(handle, 5_000);
  expect(runtime.isRunning(handle)).toBe(false);
  expect(readFileSync(join(directory, 'log'), 'utf8')).toBe('ready\nsaved\n');
});

test('stop ends by force what does not listen, a stopped process too', async () => {
  const deaf = await start('sh', '-c', 'trap "" TERM; echo ready; while :; do sleep 0.01; done');
  await expect.poll(() => readFileSync(join(directory, 'log'), 'utf8')).toBe('ready\n');
  await runtime.stop(deaf, 50);
  expect(runtime.isRunning(deaf)).toBe(false);
  const frozen = await start('sleep', '60');
  process.kill(frozen.pid, 'SIGSTOP');
  await runtime.stop(frozen, 50);
  expect(runtime.isRunning(frozen)).toBe(false);
});

test('clear ends a child that outlived its parent', async () => {
  await start('sh', '-c', 'sleep 60 & sleep 60 & exit 0');
  await expect.poll(async () => (await runtime.findIn(directory)).length).toBe(2);
  await runtime.clear(directory);
  expect(await runtime.findIn(directory)).toEqual([]);
});

test('kill takes the children along, also those of one that is dead already', async () => {
  const alive = await start('sh', '-c', 'sleep 60 & sleep 60 & wait');
  await expect.poll(async () => (await runtime.findIn(directory)).length).toBe(3);
  await runtime.kill(alive, directory);
  await expect.poll(() => runtime.findIn(directory)).toEqual([]);
  const dead = await start('sh', '-c', 'sleep 60 & exit 0');
  await expect.poll(() => runtime.isRunning(dead)).toBe(false);
  await runtime.kill(dead, directory);
  expect(await runtime.findIn(directory)).toEqual([]);
});

test('kill leaves those alone who have the number, or its group, now', async () => {
  const other = await start('sh', '-c', 'sleep 60 & wait');
  await runtime.kill({ ...other, startTicks: '1' }, join(directory, 'elsewhere'));
  await expect.poll(async () => (await runtime.findIn(directory)).length).toBe(2);
});

test('a zombie is not running', async () => {
  // The shell never waits for the child that it leaves behind by exec.
  const parent = spawn('sh', ['-c', 'sleep 0.01 & exec sleep 60'], { stdio: 'ignore' });
  await once(parent, 'spawn');
  const children = () => readFileSync(`/proc/${parent.pid}/task/${parent.pid}/children`, 'utf8').trim();
  await expect.poll(children).toMatch(/^\d+$/);
  const child = Number(children());
  await expect.poll(() => processStat(child)?.state).toBe('Z');
  expect(process.kill(child, 0)).toBe(true);
  expect(isLive(processStat(child))).toBe(false);
  parent.kill('SIGKILL');
  await once(parent, 'exit');
});

test('an address is free until something listens on it, or on all addresses at that port', async () => {
  const one = createServer().listen(0, '127.99.1.1');
  await once(one, 'listening');
  const { port } = one.address() as { port: number };
  expect(await runtime.isFree('127.99.1.1', port)).toBe(false);
  expect(await runtime.isFree('127.99.1.2', port)).toBe(true);
  one.close();
  await once(one, 'close');
  const all = createServer().listen(port, '0.0.0.0');
  await once(all, 'listening');
  expect(await runtime.isFree('127.99.1.2', port)).toBe(false);
  all.close();
});
