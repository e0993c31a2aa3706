import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeIncoming, publish, removeLeftovers } from './incoming.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'holdfast-incoming-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function finished(name: string, text: string): Promise<string> {
  const path = join(directory, name);
  await mkdir(join(path, 'bin'), { recursive: true });
  await writeFile(join(path, 'bin/redis-server'), text);
  await symlink('redis-server', join(path, 'bin/redis-check-rdb'));
  await writeFile(join(path, 'engine.json'), '{}');
  return path;
}

it('removes what a killed install left, and leaves alone what a living one is at', async () => {
  const own = await makeIncoming(directory);
  const module = join(import.meta.dirname, 'incoming.ts');
  const script = `import { makeIncoming } from ${JSON.stringify(module)};
await makeIncoming(${JSON.stringify(directory)}); console.log('made'); setInterval(() => {}, 1e9);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  expect(await readdir(directory)).toHaveLength(2);
  await removeLeftovers(directory);
  expect(await readdir(directory)).toHaveLength(2);
  child.kill('SIGKILL');
  await once(child, 'close');
  await removeLeftovers(directory);
  expect(await readdir(directory)).toEqual([own.slice(directory.length + 1)]);
});

it('is not deceived by another process with the same id', async () => {
  await mkdir(join(directory, `.incoming-${process.pid}-1-abcd`));
  await removeLeftovers(directory);
  expect(await readdir(directory)).toEqual([]);
});

it('touches nothing else', async () => {
  const names = ['redis-7.0.15', '.hidden', 'incoming-1-2-3', 'path-versions.json'];
  for (const name of names) await mkdir(join(directory, name));
  await removeLeftovers(directory);
  expect((await readdir(directory)).toSorted()).toEqual(names.toSorted());
  await removeLeftovers(join(directory, 'not there'));
});

it('publishes under the name, and of two only the first', async () => {
  const target = join(directory, 'redis-7.0.15');
  expect(await publish(await finished('a', 'first'), target, 'engine.json')).toBe(true);
  expect(await publish(await finished('b', 'second'), target, 'engine.json')).toBe(false);
  expect(await readFile(join(target, 'bin/redis-server'), 'utf8')).toBe('first');
});

it('takes the place of something that is no engine', async () => {
  const target = join(directory, 'redis-7.0.15');
  await mkdir(join(target, 'bin'), { recursive: true });
  expect(await publish(await finished('a', 'whole'), target, 'engine.json')).toBe(true);
  expect(await readFile(join(target, 'bin/redis-check-rdb'), 'utf8')).toBe('whole');
});
