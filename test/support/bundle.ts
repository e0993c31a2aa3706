// Tests start Holdfast a thousand times. From its sources that takes some 500 modules and 1.2 s of processor each time, as a
// bundle half of that: so it is bundled before the first of them, from the sources as they are.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { BUNDLED, START_QUICKLY } from './main-module.ts';

const ROOT = join(import.meta.dirname, '../..');
const TMP = join(ROOT, '.tmp');
const PREFIX = 'bundle-';
/** What the program finds beside itself, by name, and what it is made of. */
const ENTRIES = {
  main: 'src/cli/main.ts',
  'verify-worker': 'src/rdb/verify-worker.ts',
  'writer-thread': 'src/cli/tour/replicas/writer-thread.ts',
};
const KEPT_MS = 24 * 3_600_000;
/**
 * A module that imports `node:http` reads all that it exports, and so loads the browser's WebSocket, which takes a tenth of
 * a start. What is asked for by name loads no more than that.
 */
const HTTP_ALONE: Plugin = {
  name: 'http-alone',
  enforce: 'pre',
  resolveId: (id) => (id === 'node:http' || id === 'http' ? HTTP_ID : undefined),
  load: (id) => (id === HTTP_ID ? tellHttp() : undefined),
};
const HTTP_ID = '\0http';

function tellHttp(): string {
  const names = Object.keys(http).filter(
    (name) => !['WebSocket', 'CloseEvent', 'MessageEvent'].includes(name),
  );
  return `const http = process.getBuiltinModule('node:http'); export default http; export const { ${names} } = http;`;
}

/** Each suite loads this module for itself. */
const run: typeof globalThis & { bundled?: Promise<void> } = globalThis;

/** Run by vitest before the suites that start it: once, whichever they are. */
export default function setup(): Promise<void> {
  run.bundled ??= bundle();
  return run.bundled;
}

async function bundle(): Promise<void> {
  removeOld();
  const draft = join(TMP, `${PREFIX}draft-${process.pid}`);
  await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'warn',
    plugins: [HTTP_ALONE],
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: 'node24',
      outDir: draft,
      minify: false,
      rollupOptions: {
        input: Object.fromEntries(Object.entries(ENTRIES).map(([name, path]) => [name, join(ROOT, path)])),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
      },
    },
  });
  cpSync(join(ROOT, 'src/store/migrations'), join(draft, 'migrations'), { recursive: true });
  // Of a name that stays as long as its contents do: what Node has compiled of it is kept by that. Two folders below the
  // root as its sources are, where the program looks for package.json and the console's pages.
  const target = join(TMP, `${PREFIX}${hashOf(draft)}`);
  const main = join(target, 'main.js');
  if (existsSync(target)) rmSync(draft, { recursive: true });
  else {
    renameSync(draft, target);
    await startOnce(main);
  }
  process.env[BUNDLED] = main;
}

/**
 * Node writes down what it has compiled when it ends by itself, which most of the tests' controllers don't. It is of use only to
 * those that run with the same flags of V8.
 */
async function startOnce(main: string): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'holdfast-bundle-'));
  try {
    const child = spawn(process.execPath, [START_QUICKLY, main, 'serve', '--data', data, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = once(child, 'exit');
    await Promise.race([once(child.stdout, 'data'), ended]);
    child.kill('SIGTERM');
    await ended;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

function hashOf(directory: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(directory, name);
    if (statSync(path).isFile()) hash.update(name).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}

function removeOld(): void {
  mkdirSync(TMP, { recursive: true });
  for (const name of readdirSync(TMP)) {
    const path = join(TMP, name);
    if (name.startsWith(PREFIX) && Date.now() - statSync(path).mtimeMs > KEPT_MS)
      rmSync(path, { recursive: true, force: true });
  }
}
