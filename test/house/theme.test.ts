import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderTheme } from '../../scripts/lib/theme.ts';

it('console/src/theme/theme.gen.css is what the theme means to this Cloudscape', async () => {
  const committed = readFileSync(new URL('../../console/src/theme/theme.gen.css', import.meta.url), 'utf8');
  expect(committed, 'run `node scripts/generate-theme.ts`').toBe(await renderTheme());
});
