// Every named step is one place in the code, so that the test that kills at each of them leaves none out.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FAILPOINTS } from '../../src/control/failpoints.ts';

const SOURCE = join(import.meta.dirname, '../../src');

const used = globSync('**/*.ts', { cwd: SOURCE })
  .filter((path) => !path.endsWith('.test.ts'))
  .flatMap((path) =>
    [...readFileSync(join(SOURCE, path), 'utf8').matchAll(/\bfailpoint\(\s*(['"`])(.*?)\1/g)].map(
      (match) => match[2]!,
    ),
  );

test('each failpoint is used exactly once', () => {
  expect(used.toSorted()).toEqual([...FAILPOINTS].sort());
});

test('each has a name of its own', () => {
  expect(new Set(FAILPOINTS).size).toBe(FAILPOINTS.length);
});
