// Events: found by kind, name, time and words; new ones come by themselves and move nobody who reads.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ConsoleUser, launchBrowser } from '../support/browser.ts';
import { until } from '../support/elasticache.ts';
import { TestHoldfast } from '../support/holdfast.ts';

/** More than the API gives at once. */
const EVENTS = 104;

let browser: Browser;
let holdfast: TestHoldfast;
beforeAll(async () => {
  [browser, holdfast] = await Promise.all([launchBrowser(), TestHoldfast.start()]);
  await holdfast.call('CreateCacheSubnetGroup', {
    CacheSubnetGroupName: 'nets',
    CacheSubnetGroupDescription: '',
    SubnetIds: ['subnet-0123456789abcdef0'],
  });
  await holdfast.call('CreateCacheParameterGroup', {
    CacheParameterGroupName: 'busy',
    CacheParameterGroupFamily: 'redis7',
    Description: '',
  });
  for (let number = 1; number <= EVENTS; number++) await change(number);
});
afterAll(async () => {
  await Promise.all([browser?.close(), holdfast?.[Symbol.asyncDispose]()]);
});

/** One more event: `Cache parameter group modified: timeout=1007`. */
function change(number: number) {
  return holdfast.call('ModifyCacheParameterGroup', {
    CacheParameterGroupName: 'busy',
    ParameterNameValues: [{ ParameterName: 'timeout', ParameterValue: String(1_000 + number) }],
  });
}

const event = (page: Page, number: number) => page.getByText(`timeout=${1_000 + number}`, { exact: false });
const firstRow = (page: Page) => page.getByRole('row').nth(1);

it('shows the newest first, older ones on demand, and new ones on top by themselves', async () => {
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/events');
  await event(page, EVENTS).waitFor();
  expect(await firstRow(page).textContent()).toContain(`timeout=${1_000 + EVENTS}`);
  expect(await page.getByText('Cache subnet group created').count()).toBe(0);
  await page.getByRole('button', { name: 'Show older events' }).click();
  await page.getByText('Cache subnet group created').waitFor();
  await page.evaluate('scrollTo(0, 0)');
  await change(EVENTS + 1);
  await event(page, EVENTS + 1).waitFor();
  expect(await firstRow(page).textContent()).toContain(`timeout=${1_000 + EVENTS + 1}`);
  // The older ones that were asked for are still there.
  expect(await page.getByText('Cache subnet group created').count()).toBe(1);
  expect(user.complaints).toEqual([]);
});

it('moves nobody who reads further down, and tells how many are new', async () => {
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/events');
  const read = event(page, EVENTS - 40);
  await read.scrollIntoViewIfNeeded();
  await until(
    () => page.evaluate<number>('scrollY'),
    (y) => y > 500,
  );
  const before = await read.boundingBox();
  await change(EVENTS + 2);
  await change(EVENTS + 3);
  await page.getByRole('button', { name: '2 new events' }).waitFor();
  expect((await read.boundingBox())?.y).toBe(before?.y);
  await page.getByRole('button', { name: '2 new events' }).click();
  await event(page, EVENTS + 3).waitFor();
  expect(await firstRow(page).textContent()).toContain(`timeout=${1_000 + EVENTS + 3}`);
  expect(user.complaints).toEqual([]);
});

it('finds by kind, name, time and words, in an address that can be shared', async () => {
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/events');
  await page.getByRole('button', { name: /Kind of resource/ }).click();
  await page.getByRole('option', { name: 'Subnet group' }).click();
  await page.getByText('Cache subnet group created').waitFor();
  await event(page, EVENTS).waitFor({ state: 'detached' });
  await page.waitForURL(/\?type=cache-subnet-group$/);
  await page.getByLabel('Resource', { exact: true }).fill('other');
  await page.getByText('No events').waitFor();
  await page.getByLabel('Resource', { exact: true }).fill('nets');
  await page.getByText('Cache subnet group created').waitFor();
  await page.waitForURL(/id=nets/);
  await page.reload();
  await page.getByText('Cache subnet group created').waitFor();
  expect(await page.getByRole('row').count()).toBe(2);

  // Words are looked for in older pages too, as far back as need be.
  await user.goto('/events');
  await page.getByLabel('Find in events').fill('subnet created');
  await page.getByText('Cache subnet group created').waitFor();
  await page.waitForURL(/text=subnet/);

  await user.goto('/events');
  await page.getByRole('button', { name: /Time range/ }).click();
  await page.getByRole('radio', { name: 'Last hour' }).click();
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.waitForURL(/range=1h/);
  await event(page, EVENTS).waitFor();
  const [from, to] = ['2030-01-01T00:00:00Z', '2030-01-02T00:00:00Z'].map(encodeURIComponent);
  await user.goto(`/events?range=${from}/${to}`);
  await page.getByText('No events').waitFor();
  expect(user.complaints).toEqual([]);
});

it('leads to what an event is about, and speaks Korean', async () => {
  await using user = await ConsoleUser.open(browser, holdfast, { locale: 'ko', theme: 'dark', width: 375 });
  const { page } = user;
  await user.goto('/events?type=cache-parameter-group');
  await page.getByRole('heading', { level: 1, name: '이벤트' }).waitFor();
  await page.getByRole('link', { name: 'busy' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'busy' }).waitFor();
  expect(user.complaints).toEqual([]);
});
