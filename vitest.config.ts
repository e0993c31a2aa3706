import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What waits most, or takes longest, begins first, so that nothing is left to be waited for at the end. */
const FIRST = [
  /\/torture/,
  /\/terraform/,
  /\/install-engine/,
  /\/accessibility/,
  /\/replication\/failpoints/,
  /\/failpoints\.test/,
  /\/fuzz/,
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = FIRST.findIndex((pattern) => pattern.test(moduleId));
      return found < 0 ? FIRST.length : found;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

// What Node has compiled is kept, of Holdfast and of the tests.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '.tmp/compile-cache');

const BUNDLE = './test/support/bundle.ts';
const GIVE_WAY = './test/support/give-way.ts';

/** Suites a developer can run one at a time: `npx vitest run --project unit`. */
export default defineConfig({
  test: {
    // On two processors: the two that drive Terraform mostly wait for it.
    maxWorkers: 4,
    // Real processes on a loaded machine: what holds at the second try is told of, and is no reason to stop all others.
    retry: process.env['CI'] ? 1 : 0,
    // Suites share processes (`isolate: false`): one for each of 260 files takes half a second of processor, most for the SDK.
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: GIVE_WAY,
          isolate: false,
          include: ['{src,console/src,bench,test/torture}/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'e2e',
          setupFiles: GIVE_WAY,
          globalSetup: BUNDLE,
          isolate: false,
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'console',
          setupFiles: GIVE_WAY,
          globalSetup: BUNDLE,
          isolate: false,
          include: ['test/console/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'faults',
          setupFiles: GIVE_WAY,
          globalSetup: BUNDLE,
          isolate: false,
          include: ['test/faults/**/*.test.ts'],
          exclude: ['test/faults/torture.test.ts'],
          maxConcurrency: 3,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          // Writers at full speed, with promises that have times: all others give way.
          name: 'torture',
          globalSetup: BUNDLE,
          include: ['test/faults/torture.test.ts'],
        },
      },
      {
        test: {
          name: 'house',
          setupFiles: GIVE_WAY,
          globalSetup: BUNDLE,
          include: ['test/house/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
