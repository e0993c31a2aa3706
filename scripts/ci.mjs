// Everything that must hold before a change goes in: all suites, types, style, unused code, the package.
// The last line is the sum, `N passed, N failed, N skipped`; each check counts as one.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ROOT } from './lib/paths.mjs';
import { addCounts, countReport, failuresIn } from './lib/report.mjs';
import { collect, show } from './lib/steps.mjs';

const CHECKS = [
  ['Types (tsc)', 'typescript/bin/tsc', ['--noEmit']],
  ['Types of the console (tsc)', 'typescript/bin/tsc', ['--noEmit', '-p', 'console']],
  ['Style (biome)', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings']],
  ['Unused code (knip)', 'knip/bin/knip.js', []],
];

/** One after the other; what each has to say is shown in one piece. */
async function runChecks(node) {
  let counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [title, program, args] of CHECKS) {
    const running = collect(node, [join(ROOT, 'node_modules', program), ...args]);
    const { code, output } = await running.catch((error) => ({ code: 1, output: error.stack }));
    process.stderr.write(`${title}: ${code === 0 ? 'passed' : `FAILED\n${output}`}\n`);
    counts = addCounts(counts, { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });
  }
  return counts;
}

const report = join(ROOT, '.tmp/vitest.json');
let total = { passed: 0, failed: 0, skipped: 0 };
try {
  const node = await ensureDependencies();
  // Beside what the suites need first: the build, and the engines.
  const checking = runChecks(node);
  mkdirSync(join(ROOT, '.tmp'), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await show(process.execPath, [join(ROOT, 'scripts/test.mjs'), ...reporters]);
  total = addCounts(total, await checking);
  const json = existsSync(report) ? readFileSync(report, 'utf8') : undefined;
  total = addCounts(total, countReport(json, code));
  for (const line of json ? failuresIn(json) : []) process.stdout.write(`FAILED ${line}\n`);
} catch (error) {
  process.stderr.write(`${error.stack}\n`);
  total = addCounts(total, { passed: 0, failed: 1, skipped: 0 });
}
process.exitCode = total.failed === 0 ? 0 : 1;
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
