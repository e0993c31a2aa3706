// bin/holdfast, as it lies in an installed package: found by whatever Node there is, quick, and plain in what it says.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const LAUNCHER = join(import.meta.dirname, '../../bin/holdfast');
/** What the launcher itself needs beside a Node. */
const TOOLS = '/usr/bin:/bin';

let scratch: string;
let launcher: string;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'holdfast-launcher-'));
  const root = join(scratch, 'node_modules/holdfast');
  launcher = join(root, 'bin/holdfast');
  await mkdir(dirname(launcher), { recursive: true });
  await copyFile(LAUNCHER, launcher);
  await mkdir(join(root, 'dist/cli'), { recursive: true });
  await writeFile(
    join(root, 'dist/cli/main.js'),
    `if (process.argv[2] === 'stay') process.once('SIGTERM', () => process.exit(7)), setInterval(() => {}, 1e9);
     if (process.argv[2] === 'fail') process.exitCode = 3;
     console.log(JSON.stringify({ args: process.argv.slice(2), pid: process.pid }));`,
  );
});
afterEach(() => rm(scratch, { recursive: true, force: true }));

/** A folder with a Node of that version; `real` runs what it is given. */
async function nodeFolder(name: string, version: string, real = false): Promise<string> {
  const folder = join(scratch, name);
  await mkdir(folder);
  const rest = real ? `exec '${process.execPath}' "$@"` : 'echo "old node was run" >&2; exit 9';
  const script = `#!/bin/sh\nif [ "$1" = --version ]; then echo ${version}; exit; fi\n${rest}\n`;
  await writeFile(join(folder, 'node'), script);
  await chmod(join(folder, 'node'), 0o755);
  return folder;
}

/** A folder with nothing but what the launcher calls. */
async function bareTools(): Promise<string> {
  const folder = join(scratch, 'tools');
  await mkdir(folder);
  for (const tool of ['dirname', 'readlink']) {
    const { stdout } = spawnSync('/bin/sh', ['-c', `command -v ${tool}`], {
      encoding: 'utf8',
      env: { PATH: TOOLS },
    });
    await symlink(stdout.trim(), join(folder, tool));
  }
  return folder;
}

const run = (path: string, ...args: string[]) =>
  spawnSync(launcher, args, { encoding: 'utf8', env: { PATH: path } });

it('runs the command with its arguments, whole, and passes on how it ended', async () => {
  const node = await nodeFolder('new', 'v24.21.0', true);
  const result = run(`${node}:${TOOLS}`, 'fail', 'two words', '');
  expect(result.stderr).toBe('');
  expect(JSON.parse(result.stdout).args).toEqual(['fail', 'two words', '']);
  expect(result.status).toBe(3);
});

it('runs by the link that npm makes, and by a link to that', async () => {
  const node = await nodeFolder('new', 'v24.21.0', true);
  await mkdir(join(scratch, 'node_modules/.bin'));
  await symlink('../holdfast/bin/holdfast', join(scratch, 'node_modules/.bin/holdfast'));
  await symlink(join(scratch, 'node_modules/.bin/holdfast'), join(scratch, 'holdfast'));
  for (const link of ['node_modules/.bin/holdfast', 'holdfast']) {
    const options = { encoding: 'utf8', env: { PATH: `${node}:${TOOLS}` }, cwd: '/' } as const;
    const result = spawnSync(join(scratch, link), ['x'], options);
    expect(JSON.parse(result.stdout).args).toEqual(['x']);
  }
});

it('gives way to Node: the process id is its own, and signals reach it', async () => {
  const node = await nodeFolder('new', 'v24.21.0', true);
  const child = spawn(launcher, ['stay'], {
    env: { PATH: `${node}:${TOOLS}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  expect(JSON.parse(String(line)).pid).toBe(child.pid);
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([7, null]);
});

it('finds a Node that is new enough behind one that is not', async () => {
  const old = await nodeFolder('old', 'v20.20.2');
  const node = await nodeFolder('new', 'v25.0.0', true);
  expect(run(`${old}:${node}:${TOOLS}`).status).toBe(0);
});

it('finds the Node that was installed beside it', async () => {
  const old = await nodeFolder('old', 'v20.20.2');
  const beside = join(scratch, 'node_modules/node/bin');
  await mkdir(dirname(beside));
  await nodeFolder('new', 'v24.0.0', true);
  await symlink(join(scratch, 'new'), beside);
  expect(run(`${old}:${await bareTools()}`).status).toBe(0);
});

it('says which Node it found where none is new enough, and what to type', async () => {
  const old = await nodeFolder('old', 'v20.20.2');
  const older = await nodeFolder('older', 'v18.19.0');
  const again = await nodeFolder('again', 'v20.20.2');
  const result = run(`${old}:${older}:${again}:${await bareTools()}`, 'serve');
  expect(result.status).toBe(1);
  expect(result.stdout).toBe('');
  expect(result.stderr).toBe(
    `holdfast needs Node 24 or later; found only Node 20.20.2 (${old}/node), 18.19.0 (${older}/node).\n` +
      "Get it from https://nodejs.org, with 'nvm install 24', or into this directory with 'npm install node@24'.\n",
  );
});

it('says so where there is no Node at all', async () => {
  const result = run(await bareTools());
  expect(result.status).toBe(1);
  expect(result.stderr).toMatch(/^holdfast needs Node 24 or later; found no Node at all\.\n/);
});

it('in a checkout that was never set up, says what to type', async () => {
  await mkdir(join(scratch, 'node_modules/holdfast/src'));
  const old = await nodeFolder('old', 'v20.20.2');
  expect(run(`${old}:${await bareTools()}`).stderr).toMatch(/'npm start' brings Node 24 along/);
  const node = await nodeFolder('new', 'v24.21.0', true);
  const result = run(`${node}:${TOOLS}`, 'serve');
  expect(result.status).toBe(1);
  expect(result.stderr).toMatch(/isn't set up in this checkout yet: 'npm start' does that/);
});

it('says so where the package is incomplete', async () => {
  await rm(join(scratch, 'node_modules/holdfast/dist'), { recursive: true });
  const node = await nodeFolder('new', 'v24.21.0', true);
  const result = run(`${node}:${TOOLS}`, 'serve');
  expect(result.status).toBe(1);
  expect(result.stderr).toMatch(/main\.js is missing: .*install it again/);
});
