// Makes a fresh clone ready to run: dependencies, Node 24, build. Plain JavaScript, since it must run on whatever
// Node the machine has (18 or later). Says nothing when there is nothing to do.
import { ensureBuilt } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { runMain } from './lib/steps.mjs';

await runMain(async () => {
  const buildOnly = process.argv.includes('--build-only');
  const node = buildOnly ? process.execPath : await ensureDependencies();
  await ensureBuilt(node, { force: process.argv.includes('--force') });
});
