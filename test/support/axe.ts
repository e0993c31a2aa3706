import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Cloudscape's own: a bar beside narrow pages says which way it lies, which a `nav` needn't. */
const NOT_OURS = /^<nav [^>]*aria-orientation="horizontal"/;

/** What hinders people with disabilities on the page as it stands: each rule that is broken, and where. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(SOURCE);
  const { violations } = await page.evaluate<AxeResults>(
    'axe.run(document, { resultTypes: ["violations"] })',
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes
      .filter(({ html }) => !(id === 'aria-allowed-attr' && NOT_OURS.test(html)))
      .map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`),
  );
}
