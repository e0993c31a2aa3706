// Files are verified on a thread whose module is found by the name that it has: src/*.ts or dist/*.js.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');
const FIXTURE = join(ROOT, 'src/rdb/fixtures/valkey-9.1-lru.rdb');

let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'holdfast-built-'));
  await run(join(ROOT, 'node_modules/.bin/tsc'), [
    '-p',
    join(ROOT, 'tsconfig.build.json'),
    '--outDir',
    scratch,
  ]);
  await writeFile(join(scratch, 'package.json'), '{ "type": "module" }');
});
afterAll(() => rm(scratch, { recursive: true }));

it.each([
  ['built', () => pathToFileURL(join(scratch, 'rdb/verify.js'))],
  ['as source', () => pathToFileURL(join(ROOT, 'src/rdb/verify.ts'))],
])('verifies a file, %s', async (_, module) => {
  const script =
    `const { verifyRdb } = await import(${JSON.stringify(module().href)}); ` +
    `console.log((await verifyRdb(${JSON.stringify(FIXTURE)}).result).keys);`;
  const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', script]);
  expect({ stdout, stderr }).toEqual({ stdout: '83\n', stderr: '' });
});
