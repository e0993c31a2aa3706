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

const CONFIGURATION = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

/** Compiles src into dist when a source is newer than the last build; `node` is what the compiler runs on. */
export async function ensureBuilt(node, { root = ROOT, force = false } = {}) {
  if (!force && isBuilt(root)) return;
  await withLock(join(root, '.tmp/build.lock'), async () => {
    if (!force && isBuilt(root)) return;
    await step('Building', () => build(node, root));
  });
}

/** Was dist made of the sources that are there now, and is none of them newer? */
function isBuilt(root) {
  const stamp = join(root, 'dist/.built');
  if (!existsSync(stamp)) return false;
  const sources = readSources(root);
  return newest(sources) <= statSync(stamp).mtimeMs && readFileSync(stamp, 'utf8') === listing(sources, root);
}

/** Everything that dist is made of, with the time of each. */
function readSources(root) {
  const below = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const paths = [...CONFIGURATION.map((name) => join(root, name)), ...below.sort()];
  return paths.map((path) => ({ path, mtimeMs: statSync(path).mtimeMs }));
}

function newest(sources) {
  return Math.max(...sources.map(({ mtimeMs }) => mtimeMs));
}

function listing(sources, root) {
  return sources.map(({ path }) => `${path.slice(root.length + 1)}\n`).join('');
}

async function build(node, root) {
  removeLeftovers(root);
  const sources = readSources(root);
  // Beside dist, not below another folder: the source maps hold paths relative to it.
  const draft = join(root, `.dist-${process.pid}`);
  const old = join(root, `.dist-${process.pid}-old`);
  try {
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const code = await show(node, [compiler, '-p', 'tsconfig.build.json', '--outDir', draft], { cwd: root });
    if (code !== 0) throw new SetupError('The build failed; the errors are above.');
    copyOthers(sources, join(root, 'src'), draft);
    const stamp = join(draft, '.built');
    writeFileSync(stamp, listing(sources, root));
    // The time of the newest source that was read, not of now: a source saved meanwhile makes the next build.
    const seconds = newest(sources) / 1000 + 0.001;
    utimesSync(stamp, seconds, seconds);
    publish(draft, join(root, 'dist'), old);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

function publish(draft, dist, old) {
  if (existsSync(dist)) renameSync(dist, old);
  try {
    renameSync(draft, dist);
  } catch (error) {
    // Another build of the same sources was first.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  }
}

/** SQL, WebAssembly and the like, which the compiler leaves where they are. */
function copyOthers(sources, from, target) {
  for (const { path } of sources) {
    if (!path.startsWith(`${from}/`) || /\.ts$|\.md$/.test(path)) continue;
    const to = join(target, path.slice(from.length + 1));
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(path, to);
  }
}

/** What builds left behind that were killed. */
function removeLeftovers(root) {
  for (const name of readdirSync(root)) {
    const pid = /^\.dist-(\d+)/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(root, name), { recursive: true, force: true });
  }
}
