import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Cloudscape's own: a bar beside narrow pages says which way it lies, which a `nav` needn't. */
const NOT_OURS = /^<nav [^>]*aria-orientation="horizontal"/;

/** Of all rules, or of these alone, or of all but these. */
export interface AxeRules {
  only?: readonly string[];
  but?: readonly string[];
}

/** What hinders people with disabilities on the page as it stands: each rule that is broken, and where. */
export async function axeViolations(page: Page, { only, but = [] }: AxeRules = {}): Promise<string[]> {
  if (!(await page.evaluate<boolean>("typeof axe === 'object'"))) await page.evaluate(SOURCE);
  // Style sheets read anew, and paths to elements that nobody reads, take most of the time.
  const options = {
    resultTypes: ['violations'],
    preload: false,
    selectors: false,
    ...(only && { runOnly: only }),
    rules: Object.fromEntries(but.map((rule) => [rule, { enabled: false }])),
  };
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes
      .filter(({ html }) => !(id === 'aria-allowed-attr' && NOT_OURS.test(html)))
      .map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`),
  );
}
