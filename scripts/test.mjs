// npm test: sets up what the tests need (dependencies, build, engines), then runs vitest under Node 24.
// `npm test -- unit` runs one suite of those in vitest.config.ts; further arguments go to vitest.
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ROOT } from './lib/paths.mjs';
import { runMain, SetupError, show } from './lib/steps.mjs';
import { vitestArguments } from './lib/suites.mjs';

await runMain(async () => {
  const node = await ensureDependencies();
  const [engines] = await Promise.all([
    show(node, [join(ROOT, 'scripts/test-engines.ts')]),
    ensureBuilt(node),
  ]);
  if (engines !== 0) {
    throw new SetupError('The tests need a real Redis 7.0; see above.');
  }
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  return show(node, [vitest, ...vitestArguments(process.argv.slice(2))], { stdio: 'inherit' });
});
