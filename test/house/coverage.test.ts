import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { actions } from '../../src/actions/index.ts';
import { renderCoverage } from '../../src/api/coverage.ts';

it('docs/api-coverage.md says what is built', () => {
  const committed = readFileSync(new URL('../../docs/api-coverage.md', import.meta.url), 'utf8');
  const rendered = renderCoverage(Object.keys(actions));
  expect(committed, 'run `node scripts/generate-coverage.ts`').toBe(rendered);
});
