// What npm pack makes, installed into an empty directory as a user would, and served from there.
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { programsOf, redis70 } from '../support/engines.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');

let scratch: string;
let project: string;
let files: string[];
let server: ChildProcess | undefined;
/** Why the package could not be installed here, when its dependencies are out of reach. */
let offline = '';
const UNREACHABLE =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED)\b/;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'holdfast-package-'));
  project = join(scratch, 'project');
  await mkdir(project);
  const packed = await run('npm', ['pack', '--json', '--pack-destination', scratch], { cwd: ROOT });
  // The build may have said something before.
  const [report] = JSON.parse(packed.stdout.slice(packed.stdout.indexOf('[')));
  files = report.files.map(({ path }: { path: string }) => path);
  await writeFile(join(project, 'package.json'), '{ "private": true }');
  const options = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  await run('npm', ['install', ...options, join(scratch, report.filename)], { cwd: project }).catch(
    (error: Error & { stderr?: string }) => {
      offline = UNREACHABLE.exec(error.stderr ?? '')?.[0] ?? '';
      if (!offline) throw error;
    },
  );
});
afterAll(async () => {
  if (server?.exitCode === null && server.signalCode === null) process.kill(-server.pid!, 'SIGKILL');
  await rm(scratch, { recursive: true, force: true });
});

/** An environment whose PATH has this Node first, a real Redis, and no dependencies of the checkout. */
async function environment(node: string): Promise<NodeJS.ProcessEnv> {
  const redis = await programsOf(await redis70(), join(scratch, 'redis'));
  const rest = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'));
  const { npm_execpath: _, ...env } = process.env;
  return { ...env, PATH: [node, redis, ...rest].join(delimiter) };
}

it('holds what serves, and no sources or tests', () => {
  for (const needed of ['bin/holdfast', 'dist/cli/main.js', 'package.json', 'README.md', 'LICENSE']) {
    expect(files).toContain(needed);
  }
  expect(files.filter((path) => /\.sql$/.test(path))).not.toEqual([]);
  expect(files).toContain('dist-console/index.html');
  const built = /\.tsx?$|\.map$|\.test\.|^test\/|^src\/|^console\/|\.built$/;
  expect(files.filter((path) => built.test(path))).toEqual([]);
});

it('says its version by npx', async (context) => {
  context.skip(offline !== '', `its dependencies can't be installed: ${offline}`);
  const env = await environment(dirname(process.execPath));
  const { stdout } = await run('npx', ['holdfast', '--version'], { cwd: project, env });
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  expect(stdout).toBe(`${version}\n`);
});

it('serves by npx under Node 24', async (context) => {
  context.skip(offline !== '', `its dependencies can't be installed: ${offline}`);
  const env = await environment(dirname(process.execPath));
  const args = ['--no', 'holdfast', 'serve', '--data', join(scratch, 'data'), '--port', '0'];
  server = spawn('npx', args, { cwd: project, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  server.stderr!.on('data', (text) => {
    output += text;
  });
  const ended = once(server, 'close');
  let address: string | undefined;
  for await (const text of server.stdout!) {
    output += text;
    address = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
    if (address) break;
  }
  expect(address, output).toBeDefined();
  const health = await fetch(`${address}/healthz`);
  expect(health.status).toBe(200);
  const page = await (await fetch(`${address}/console/`)).text();
  const script = /src="(?<path>[^"]+\.js)"/.exec(page)?.groups?.['path'];
  expect((await fetch(`${address}${script}`)).headers.get('content-type')).toMatch(/javascript/);
  // To all of them, as Ctrl-C in a terminal would: npx doesn't pass a signal on.
  process.kill(-server.pid!, 'SIGTERM');
  await ended;
  await expect(fetch(`${address}/healthz`)).rejects.toThrow();
});

it('says what is missing under an older Node', async (context) => {
  context.skip(offline !== '', `its dependencies can't be installed: ${offline}`);
  const old = join(scratch, 'old');
  await mkdir(old);
  await writeFile(join(old, 'node'), '#!/bin/sh\necho v20.20.2\n', { mode: 0o755 });
  const launcher = join(project, 'node_modules/.bin/holdfast');
  const env = { PATH: [old, '/usr/bin', '/bin'].join(delimiter) };
  const result = spawnSync(launcher, ['serve'], { encoding: 'utf8', env, cwd: project });
  expect(result.status).toBe(1);
  expect(result.stderr).toContain(`found only Node 20.20.2 (${old}/node)`);
  expect(result.stderr).toContain("'npm install node@24'");
});

const olderNode = ['node', '/usr/bin/node', '/usr/local/bin/node'].find((node) => {
  const { status, stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return status === 0 && Number(/^v(\d+)/.exec(stdout)?.[1]) < 24;
});

it.skipIf(!olderNode)('says so under a real one, too', (context) => {
  context.skip(offline !== '', `its dependencies can't be installed: ${offline}`);
  const node = spawnSync(olderNode!, ['-p', 'process.execPath'], { encoding: 'utf8' }).stdout.trim();
  const launcher = join(project, 'node_modules/.bin/holdfast');
  const env = { PATH: [dirname(node), '/usr/bin', '/bin'].join(delimiter) };
  const result = spawnSync(launcher, ['--version'], { encoding: 'utf8', env, cwd: project });
  expect(result.status).toBe(1);
  expect(result.stderr).toMatch(/holdfast needs Node 24 or later; found only Node \d+/);
});
