import { join } from 'node:path';

/** Where the bundle of the run stands, for all its tests; see bundle.ts. */
export const BUNDLED = 'TEST_HOLDFAST_MAIN';

/** What `node` is to run for `holdfast`: the bundle, when this is a run of the suites, else the sources. */
export const MAIN_MODULE = process.env[BUNDLED] ?? join(import.meta.dirname, '../../src/cli/main.ts');

/** V8 begins with room for what a start makes, rather than collecting it four times. */
export const START_QUICKLY = '--min-semi-space-size=16';
