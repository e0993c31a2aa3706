import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isAlive, withLock } from './lock.mjs';
import { ROOT } from './paths.mjs';
import { SetupError, show, step } from './steps.mjs';

/** What is built: its folder, what it is made of, and how. */
const PARTS = [
  {
    name: 'dist',
    title: 'Building',
    sources: ['src', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
    make: compile,
  },
  {
    name: 'dist-console',
    title: 'Building the console',
    // It shares the rules of the domain with the server.
    sources: ['console', 'src/domain', 'package-lock.json'],
    make: bundle,
  },
];

/** Builds what is older than its sources; `node` is what the compilers run on. */
export async function ensureBuilt(node, { root = ROOT, force = false } = {}) {
  for (const part of PARTS) {
    if (!existsSync(join(root, part.sources[0]))) continue;
    if (!force && isBuilt(root, part)) continue;
    await withLock(join(root, '.tmp/build.lock'), async () => {
      if (!force && isBuilt(root, part)) return;
      await step(part.title, () => build(node, root, part));
    });
  }
}

/** Was it made of the sources that are there now, and is none of them newer? */
function isBuilt(root, part) {
  const stamp = join(root, part.name, '.built');
  if (!existsSync(stamp)) return false;
  const sources = readSources(root, part);
  return newest(sources) <= statSync(stamp).mtimeMs && readFileSync(stamp, 'utf8') === listing(sources, root);
}

/** Everything that the part is made of, with the time of each. */
function readSources(root, part) {
  const paths = part.sources.flatMap((name) => filesBelow(join(root, name)));
  return paths.map((path) => ({ path, mtimeMs: statSync(path).mtimeMs }));
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function newest(sources) {
  return Math.max(...sources.map(({ mtimeMs }) => mtimeMs));
}

function listing(sources, root) {
  return sources.map(({ path }) => `${path.slice(root.length + 1)}\n`).join('');
}

async function build(node, root, part) {
  removeLeftovers(root);
  const sources = readSources(root, part);
  // Beside the folder itself, not below another one: source maps hold paths relative to it.
  const draft = join(root, `.${part.name}-${process.pid}`);
  const old = join(root, `.${part.name}-${process.pid}-old`);
  try {
    await part.make(node, root, draft, sources);
    const stamp = join(draft, '.built');
    writeFileSync(stamp, listing(sources, root));
    // The time of the newest source that was read, not of now: a source saved meanwhile makes the next build.
    const seconds = newest(sources) / 1000 + 0.001;
    utimesSync(stamp, seconds, seconds);
    publish(draft, join(root, part.name), old);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

/** src, by the TypeScript compiler; SQL, WebAssembly and the like as they are. */
async function compile(node, root, draft, sources) {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const code = await show(node, [compiler, '-p', 'tsconfig.build.json', '--outDir', draft], { cwd: root });
  if (code !== 0) throw new SetupError('The build failed; the errors are above.');
  const from = join(root, 'src');
  for (const { path } of sources) {
    if (!path.startsWith(`${from}/`) || /\.ts$|\.md$/.test(path)) continue;
    const to = join(draft, path.slice(from.length + 1));
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(path, to);
  }
}

/** The console's pages, by Vite. */
async function bundle(node, root, draft) {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const options = ['-c', 'console/vite.config.ts', '--outDir', draft, '--logLevel', 'warn'];
  const code = await show(node, [vite, 'build', ...options], { cwd: root });
  if (code !== 0) throw new SetupError('The build of the console failed; the errors are above.');
}

function publish(draft, target, old) {
  if (existsSync(target)) renameSync(target, old);
  try {
    renameSync(draft, target);
  } catch (error) {
    // Another build of the same sources was first.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  }
}

/** What builds left behind that were killed. */
function removeLeftovers(root) {
  for (const name of readdirSync(root)) {
    const pid = /^\.dist(?:-console)?-(\d+)/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(root, name), { recursive: true, force: true });
  }
}
