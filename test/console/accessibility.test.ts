// Every page, in light and in dark, in both languages, wide and narrow: nothing that axe finds, nothing wider than the
// screen, no text that is missing.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { ConsoleUser, launchBrowser } from '../support/browser.ts';
import { fillPages, PAGES } from '../support/console-pages.ts';
import { consoleSources } from '../support/console-sources.ts';
import { until } from '../support/elasticache.ts';
import { TestHoldfast } from '../support/holdfast.ts';

let browser: Browser;
let holdfast: TestHoldfast;
let pages: string[];
/** What pages called themselves, to be sure that it wasn't always the same one that was looked at. */
const seen = new Set<string | null>();
beforeAll(async () => {
  [browser, holdfast] = await Promise.all([launchBrowser(), TestHoldfast.start()]);
  const { epoch } = await fillPages(holdfast);
  pages = PAGES.map((path) => path.replace(':epoch', String(epoch)));
});
afterAll(async () => {
  await Promise.all([browser?.close(), holdfast?.[Symbol.asyncDispose]()]);
});

/** What is wrong with a page, once it shows what it has to show. */
async function look(user: ConsoleUser, path: string, check: (page: Page) => Promise<string[]>) {
  const { page } = user;
  // As a link would, without loading the console anew each time.
  await page.evaluate(`history.pushState(null, '', '/console/us-east-1${path}')`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const loading = `/^\\s*(?:Loading|불러오는 중)\\s*$/m.exec(document.querySelector('main').innerText)?.[0]
    ?? document.querySelector('main [class*=spinner]')?.outerHTML`;
  const found = await until(
    () => page.evaluate<string | undefined>(loading),
    (what) => what === undefined,
  ).then(
    () => check(page),
    (error: Error) => [`still loads: ${error.message}`],
  );
  seen.add(await page.getByRole('heading', { level: 1 }).textContent());
  return [...found, ...user.complaints.splice(0)].map((what) => `${path}: ${what}`);
}

async function tooWide(page: Page): Promise<string[]> {
  const by = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return by > 0 ? [`is ${by} px wider than the screen`] : [];
}

it.concurrent('is for everyone in English, in light and in dark', { timeout: 600_000 }, async () => {
  await using user = await ConsoleUser.open(browser, holdfast);
  const found: string[] = [];
  // By turns: all of a page as it comes, and its colours once more in the other theme, in which the next one comes.
  let theme = 'Light';
  for (const path of pages)
    found.push(
      ...(await look(user, path, async (page) => {
        const all = [...(await axeViolations(page)), ...(await tooWide(page))];
        theme = theme === 'Light' ? 'Dark' : 'Light';
        await page.getByRole('button', { name: theme }).first().click();
        const colours = await axeViolations(page, { only: ['color-contrast'] });
        return [...all, ...colours.map((what) => `in ${theme}: ${what}`)];
      })),
    );
  expect(found).toEqual([]);
  expect(seen.size).toBeGreaterThan(20);
});

it.concurrent('is for everyone in Korean, on a narrow screen', { timeout: 600_000 }, async () => {
  await using user = await ConsoleUser.open(browser, holdfast, { locale: 'ko', width: 375, height: 740 });
  const found: string[] = [];
  // Colours are the same in any language and width, and to compare them takes longest.
  const rules = { but: ['color-contrast'] };
  for (const path of pages)
    found.push(
      ...(await look(user, path, async (page) => [
        ...(await axeViolations(page, rules)),
        ...(await tooWide(page)),
      ])),
    );
  expect(found).toEqual([]);
});

it('the sign-in page too', async () => {
  const context = await browser.newContext({ viewport: { width: 375, height: 740 } });
  const page = await context.newPage();
  await page.goto(`${holdfast.endpoint}/console/`);
  await page.getByRole('heading', { name: 'Sign in to Holdfast' }).waitFor();
  expect([...(await axeViolations(page)), ...(await tooWide(page))]).toEqual([]);
  await context.close();
});

it('knows every page: each route of an area has one', () => {
  const routes = consoleSources().flatMap(({ file, text }) => {
    const area = /^pages\/([\w-]+)\/routes\.tsx$/.exec(file)?.[1];
    if (area === undefined) return [];
    return [...text.matchAll(/<Route path="([^"]*)"/g)].map(
      ([, path]) => `/${area}${path === '/' ? '' : path}`,
    );
  });
  expect(routes.length).toBeGreaterThan(15);
  const known = PAGES.map((page) => page.replace(/\?.*/, ''));
  const missing = routes.filter((route) => {
    const pattern = new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`);
    return !known.some((page) => pattern.test(page));
  });
  expect(missing).toEqual([]);
});
