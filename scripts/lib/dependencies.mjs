import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { SetupError, show, step } from './steps.mjs';

const WANTED = 24;

/** Installs what package-lock.json names, unless that is there; returns the path of a Node that is new enough. */
export async function ensureDependencies(root = ROOT) {
  if (!areInstalled(root)) {
    await step('Installing dependencies, with a Node 24 among them', () => installDependencies(root));
  }
  return ensureNode(root);
}

/**
 * Does node_modules hold what package-lock.json asks for? npm writes down what it installed as its last act,
 * so that an install that was cut short counts as none.
 */
export function areInstalled(root) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(join(root, 'node_modules/.package-lock.json'));
  if (!wanted) throw new SetupError(`package-lock.json is missing or unreadable in ${root}`);
  if (!installed) return false;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const there = installed[path];
    return there ? there.version === version : Boolean(optional);
  });
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

async function installDependencies(root) {
  // Without these, NODE_ENV=production or a setting of the user's would leave out what builds and runs this.
  const options = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts=false'];
  const code = await npm(root, ['ci', ...options]);
  if (code !== 0) {
    throw new SetupError("'npm ci' failed; its message is above. Put that right and run this again.");
  }
}

async function npm(root, args) {
  const script = process.env.npm_execpath;
  const [file, prefix] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
  try {
    return await show(file, [...prefix, ...args], { cwd: root });
  } catch (error) {
    throw new SetupError(`npm can't be started (${error.message}): install Node with npm, 18 or later`);
  }
}

async function ensureNode(root) {
  const local = join(root, 'node_modules/node/bin/node');
  // Where install scripts are switched off, the package is there without its program.
  if (!existsSync(local)) {
    await step('Fetching Node 24', () =>
      npm(root, ['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']),
    );
  }
  for (const candidate of [local, process.execPath]) {
    if (majorOf(candidate) >= WANTED) return candidate;
  }
  throw new SetupError(
    `Node ${WANTED} could not be installed beside the project (this is Node ${process.versions.node}). ` +
      `Install Node ${WANTED} and run this again with it.`,
  );
}

function majorOf(node) {
  if (node === process.execPath) return Number.parseInt(process.versions.node, 10);
  try {
    return Number.parseInt(execFileSync(node, ['--version'], { encoding: 'utf8' }).slice(1), 10);
  } catch {
    return 0;
  }
}
