import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { renderCoverage } from '../src/api/coverage.ts';

/**
 * Writes docs/api-coverage.md:
 * `node scripts/generate-coverage.ts [--handlers src/actions/index.ts] [--export actions]`.
 * The export is an object with the operations as its keys.
 */
const { values } = parseArgs({
  options: {
    handlers: { type: 'string', default: 'src/actions/index.ts' },
    export: { type: 'string', default: 'actions' },
  },
});
const module: Record<string, unknown> = await import(pathToFileURL(values.handlers).href);
const handlers = module[values.export];
if (typeof handlers !== 'object' || handlers === null) {
  throw new Error(
    `${values.handlers} has no object ${values.export}; it exports ${Object.keys(module).join(', ')}`,
  );
}
const target = new URL('../docs/api-coverage.md', import.meta.url);
writeFileSync(target, renderCoverage(Object.keys(handlers)));
process.stdout.write('wrote docs/api-coverage.md\n');
