/** The projects of vitest.config.ts. */
const SUITES = ['unit', 'e2e', 'house'];

/** Turns `unit src/rdb --bail 1` into vitest's arguments: names of suites pick projects, the rest is passed on. */
export function vitestArguments(args) {
  const suites = args.filter((arg) => SUITES.includes(arg));
  const rest = args.filter((arg) => !SUITES.includes(arg));
  return ['run', ...suites.flatMap((name) => ['--project', name]), ...rest];
}
