import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

/** The projects that vitest.config.ts names: unit, e2e and so on. */
function suiteNames() {
  const text = readFileSync(join(ROOT, 'vitest.config.ts'), 'utf8');
  return [...text.matchAll(/\bname: '([\w-]+)'/g)].map(([, name]) => name);
}

/** Turns `unit src/rdb --bail 1` into vitest's arguments: names of suites pick projects, the rest is passed on. */
export function vitestArguments(args) {
  const names = suiteNames();
  const suites = args.filter((arg) => names.includes(arg));
  const rest = args.filter((arg) => !names.includes(arg));
  return ['run', ...suites.flatMap((name) => ['--project', name]), ...rest];
}
