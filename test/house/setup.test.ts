// What npm start, npm test and .ci/run stand on: scripts/lib, tried on a small checkout of its own.
import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'holdfast-setup-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function put(name: string, text: string): Promise<void> {
  await mkdir(join(root, name, '..'), { recursive: true });
  await writeFile(join(root, name), text);
}

/** A checkout with the real scripts, compiler and configuration, and two sources. */
async function checkout(): Promise<void> {
  await cp(join(ROOT, 'scripts'), join(root, 'scripts'), { recursive: true });
  await cp(join(ROOT, 'bin'), join(root, 'bin'), { recursive: true });
  for (const name of ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json']) {
    await cp(join(ROOT, name), join(root, name));
  }
  await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  await put('src/cli/main.ts', "import { word } from '../word.ts';\nconsole.log(word);\n");
  await put('src/word.ts', "export const word: string = 'one';\n");
  await put('src/store/migrations/0001.sql', 'SELECT 1;\n');
}

const setup = () => spawnSync('node', [join(root, 'scripts/setup.mjs')], { encoding: 'utf8' });
const holdfast = () => spawnSync(join(root, 'bin/holdfast'), [], { encoding: 'utf8' });

describe('the build', () => {
  it('is made once, and again when a source changes, comes or goes', { timeout: 60_000 }, async () => {
    await checkout();
    expect(setup().stderr).toMatch(/^Building\.\.\.\n {2}done in/);
    expect(await readFile(join(root, 'dist/store/migrations/0001.sql'), 'utf8')).toBe('SELECT 1;\n');
    expect(holdfast().stdout).toBe('one\n');
    expect(setup().stderr).toBe('');

    await writeFile(join(root, 'src/word.ts'), "export const word: string = 'two';\n");
    const later = new Date(Date.now() + 2_000);
    await utimes(join(root, 'src/word.ts'), later, later);
    const rebuilt = holdfast();
    expect(rebuilt.stdout).toBe('two\n');
    expect(rebuilt.stderr).toMatch(/^Building/);
    expect(holdfast().stderr).toBe('');

    await rm(join(root, 'src/store'), { recursive: true });
    expect(setup().stderr).toMatch(/^Building/);
    expect(await readdir(join(root, 'dist'))).not.toContain('store');
    expect((await readdir(root)).filter((name) => name.startsWith('.dist'))).toEqual([]);
  });

  it('leaves the last good one in place when a source is wrong, and says so', async () => {
    await checkout();
    expect(setup().status).toBe(0);
    await writeFile(join(root, 'src/word.ts'), 'export const word: string = 1;\n');
    const later = new Date(Date.now() + 2_000);
    await utimes(join(root, 'src/word.ts'), later, later);
    const result = setup();
    expect(result.status).toBe(1);
    expect(result.stderr).toMatch(/src\/word\.ts\(1,14\): error TS2322[\s\S]*The build failed/);
    expect(await readFile(join(root, 'dist/word.js'), 'utf8')).toContain('one');
    expect((await readdir(root)).filter((name) => name.startsWith('.dist'))).toEqual([]);
  });

  it('is made once by two who come at once, and after one that was killed', async () => {
    await checkout();
    const killed = spawn('node', [join(root, 'scripts/setup.mjs')], { stdio: ['ignore', 'ignore', 'pipe'] });
    await once(killed.stderr, 'data');
    killed.kill('SIGKILL');
    await once(killed, 'close');
    const script = [join(root, 'scripts/setup.mjs')];
    const both = await Promise.all([
      promisify(execFile)('node', script),
      promisify(execFile)('node', script),
    ]);
    expect(both.filter(({ stderr }) => stderr.includes('Building'))).toHaveLength(1);
    expect(holdfast().stdout).toBe('one\n');
    expect((await readdir(root)).filter((name) => name.startsWith('.dist'))).toEqual([]);
  });
});

describe('dependencies', async () => {
  const { areInstalled } = await import(join(ROOT, 'scripts/lib/dependencies.mjs'));
  const lock = (packages: object) => JSON.stringify({ packages: { '': { name: 'x' }, ...packages } });
  const wanted = {
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a-darwin': { version: '1.0.0', optional: true },
  };

  it.each([
    ['as the lock says', { 'node_modules/a': { version: '1.0.0' } }, true],
    ['another version', { 'node_modules/a': { version: '0.9.0' } }, false],
    ['one is missing', {}, false],
    [
      'an optional one in another version',
      { ...wanted, 'node_modules/a-darwin': { version: '0.9.0' } },
      false,
    ],
  ])('%s', async (_, installed, expected) => {
    await put('package-lock.json', lock(wanted));
    await put('node_modules/.package-lock.json', lock(installed));
    expect(areInstalled(root)).toBe(expected);
  });

  it('are not there before npm has finished', async () => {
    await put('package-lock.json', lock(wanted));
    await put('node_modules/a/package.json', '{}');
    expect(areInstalled(root)).toBe(false);
  });

  it('of this checkout are', () => {
    expect(areInstalled(ROOT)).toBe(true);
  });
});

describe('package-lock.json', async () => {
  const { completeLock, findMissing } = await import(join(ROOT, 'scripts/lib/lockfile.mjs'));

  it("names every platform's builds, or npm ci would refuse it (npm run lock puts them in)", async () => {
    expect(findMissing(JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')))).toEqual([]);
  });

  it('is completed by what the names tell', () => {
    const names = ['t-linux-arm64-musl', 't-darwin-x64', '@t/binding-win32-ia32-msvc'];
    const optionalDependencies = Object.fromEntries(names.map((name) => [name, '2.0.0']));
    const lock = {
      packages: { '': {}, 'node_modules/t': { version: '2.0.0', dev: true, optionalDependencies } },
    };
    expect(completeLock(lock)).toHaveLength(3);
    expect(lock.packages).toMatchObject({
      'node_modules/t-linux-arm64-musl': {
        version: '2.0.0',
        cpu: ['arm64'],
        os: ['linux'],
        libc: ['musl'],
        dev: true,
      },
      'node_modules/t-darwin-x64': { cpu: ['x64'], os: ['darwin'], optional: true },
      'node_modules/@t/binding-win32-ia32-msvc': { cpu: ['ia32'], os: ['win32'] },
    });
    expect(findMissing(lock)).toEqual([]);
  });
});

describe('counting', async () => {
  const { countReport, failuresIn } = await import(join(ROOT, 'scripts/lib/report.mjs'));
  const report = (failed: number, results: object[] = []) =>
    JSON.stringify({
      numPassedTests: 5,
      numFailedTests: failed,
      numPendingTests: 2,
      numTodoTests: 0,
      testResults: results,
    });

  it.each([
    ['all is well', report(0), 0, { passed: 5, failed: 0, skipped: 2 }],
    [
      'a test failed',
      report(1, [{ status: 'failed', assertionResults: [{ status: 'failed' }] }]),
      1,
      { failed: 1 },
    ],
    ['a file could not be loaded', report(0, [{ status: 'failed', assertionResults: [] }]), 1, { failed: 1 }],
    ['an error outside of any test', report(0), 1, { failed: 1 }],
    ['there is no report', undefined, 1, { passed: 0, failed: 1 }],
    ['there is no report, though it ended well', undefined, 0, { failed: 1 }],
  ])('%s', (_, json, code, expected) => {
    expect(countReport(json, code)).toMatchObject(expected);
  });

  it('a line for each test that failed says where and why', () => {
    const failureMessages = ['Error: no answer\n  at a line', 'Error: no answer\n  at another'];
    const assertionResults = [
      { status: 'passed', fullName: 'one' },
      { status: 'failed', fullName: 'two', failureMessages },
    ];
    const json = report(1, [{ name: join(ROOT, 'test/a.test.ts'), status: 'failed', assertionResults }]);
    expect(failuresIn(json)).toEqual(['test/a.test.ts: two: Error: no answer']);
  });
});

it('npm test takes the names of suites, and passes the rest on', async () => {
  const { vitestArguments } = await import(join(ROOT, 'scripts/lib/suites.mjs'));
  expect(vitestArguments([])).toEqual(['run']);
  expect(vitestArguments(['unit', 'house', 'src/rdb', '--bail=1'])).toEqual([
    'run',
    '--project',
    'unit',
    '--project',
    'house',
    'src/rdb',
    '--bail=1',
  ]);
});

it('scripts of package.json run TypeScript by the Node that was set up', async () => {
  const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const commands = Object.values<string>(scripts).flatMap((script) => script.split(' && '));
  // A shell that has looked for `node` once doesn't look again: on a fresh clone it has found the machine's own.
  expect(commands.filter((command) => /^node \S+\.ts\b/.test(command))).toEqual([]);
  expect(commands.filter((command) => /\.ts\b/.test(command))).not.toEqual([]);
});
