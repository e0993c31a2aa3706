// Pages that stay open: what happens is seen without reloading, in as many tabs as one likes, across a restart of
// Holdfast, and not beyond the end of the session.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ConsoleUser, launchBrowser } from '../support/browser.ts';
import { TestHoldfast } from '../support/holdfast.ts';

const TABS = 8;

let browser: Browser;
let holdfast: TestHoldfast;
beforeAll(async () => {
  [browser, holdfast] = await Promise.all([launchBrowser(), TestHoldfast.start()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), holdfast?.[Symbol.asyncDispose]()]);
});

async function makeGroup(name: string): Promise<void> {
  await holdfast.call('CreateCacheParameterGroup', {
    CacheParameterGroupName: name,
    CacheParameterGroupFamily: 'redis7',
    Description: 'Made elsewhere',
  });
}

const live = (page: Page) => page.getByRole('button', { name: 'Live', exact: true }).first();
const lost = (page: Page) => page.getByRole('button', { name: 'Connection lost' }).first();
const group = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

it('shows a change in eight tabs of one browser', async () => {
  await using user = await ConsoleUser.open(browser, holdfast);
  const tabs = [user.page];
  while (tabs.length < TABS) tabs.push(await user.page.context().newPage());
  for (const tab of tabs) await tab.goto(`${holdfast.endpoint}/console/us-east-1/parameter-groups`);
  await Promise.all(tabs.map((tab) => group(tab, 'default.redis7').waitFor()));
  await makeGroup('seen-by-all');
  await Promise.all(tabs.map((tab) => group(tab, 'seen-by-all').waitFor()));
  // Those that are left go on when some are closed, the first among them.
  await Promise.all(tabs.splice(0, 4).map((tab) => tab.close()));
  await makeGroup('seen-by-the-rest');
  await Promise.all(tabs.map((tab) => group(tab, 'seen-by-the-rest').waitFor()));
  expect(user.complaints).toEqual([]);
});

it('says that Holdfast is away, and shows what changed when it is back, to who is still signed in', async () => {
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/parameter-groups');
  await group(page, 'default.redis7').waitFor();
  await live(page).waitFor();
  const { port } = new URL(holdfast.endpoint);
  await holdfast.kill();
  await lost(page).waitFor();
  await holdfast.start({ args: ['--port', port] });
  await makeGroup('made-meanwhile');
  await group(page, 'made-meanwhile').waitFor();
  await live(page).waitFor();
  await lost(page).waitFor({ state: 'detached' });
  expect(await page.getByRole('button', { name: 'Sign out' }).count()).toBeGreaterThan(0);
  expect(complaintsButOfTheNetwork(user)).toEqual([]);
});

it('loads what it needs, and asks for what it shows, when Holdfast is back', async () => {
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await live(page).waitFor();
  const { port } = new URL(holdfast.endpoint);
  await holdfast.kill();
  await lost(page).waitFor();
  // Neither the program of this page nor its data were ever here.
  await page.getByRole('link', { name: 'Engine versions' }).click();
  await page.getByText('Loading').waitFor();
  await holdfast.start({ args: ['--port', port] });
  await page.getByRole('heading', { name: 'Install another' }).waitFor();
  expect(complaintsButOfTheNetwork(user)).toEqual([]);
});

it('leads to the sign-in page when somebody signs out in another tab', async () => {
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await live(page).waitFor();
  const other = await page.context().newPage();
  await other.goto(`${holdfast.endpoint}/console/us-east-1/events`);
  await other.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in to Holdfast' }).waitFor();
  expect(user.complaints).toEqual([]);
});

/** The browser's own words about a server that is away. */
function complaintsButOfTheNetwork({ complaints }: ConsoleUser): string[] {
  return complaints.filter((text) => !/net::ERR_/.test(text));
}
