// The overview: the way to the first cluster, what there is, what needs somebody, and what happens, live.
import {
  ModifyCacheClusterCommand,
  type ModifyCacheClusterCommandInput,
  RebootCacheClusterCommand,
} from '@aws-sdk/client-elasticache';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ConsoleUser, launchBrowser } from '../support/browser.ts';
import {
  connectTo,
  makeCluster,
  makeSnapshot,
  readCluster,
  until,
  whenAvailable,
} from '../support/elasticache.ts';
import { TestHoldfast } from '../support/holdfast.ts';

/** For the first view, gzipped: the issue's own figure. */
const SCRIPT_BYTES = 450_000;

let browser: Browser;
let holdfast: TestHoldfast;
beforeAll(async () => {
  [browser, holdfast] = await Promise.all([launchBrowser(), TestHoldfast.start()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), holdfast?.[Symbol.asyncDispose]()]);
});

it('leads who has nothing yet to the first cluster, by a button or a command, and needs few scripts for that', async () => {
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await page.getByRole('heading', { name: 'Your first cache cluster' }).waitFor();
  await page.getByText('Nothing has happened in the last 14 days.').waitFor();
  await page.getByText('aws elasticache create-cache-cluster').waitFor();
  const bytes = await page.evaluate<number>(
    `performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`,
  );
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(SCRIPT_BYTES);
  await page.getByRole('link', { name: 'Create cache cluster' }).click();
  await page.waitForURL(/\/clusters\/-\/create$/);
  expect(user.complaints).toEqual([]);
});

it('shows what is made while it is looked at, and how much of everything there is', async () => {
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await page.getByRole('heading', { name: 'Your first cache cluster' }).waitFor();
  const client = holdfast.client();
  const cluster = await makeCluster(client, 'exampleredis');
  await page.getByText('Everything is available. Nothing waits.').waitFor();
  await page.getByText('Cache cluster created').waitFor();
  await using redis = await connectTo(cluster);
  await redis.set('greeting', 'hello');
  await makeSnapshot(client, 'exampleredis', 'examplesnapshot');
  await page.getByText(/, 1 key$/).waitFor();
  await page.getByText(/Snapshot succeeded/).waitFor();
  await page.getByRole('main').getByRole('link', { name: 'exampleredis' }).first().click();
  await page.waitForURL(/\/clusters\/exampleredis$/);
  expect(user.complaints).toEqual([]);
});

it('says first what waits for somebody, or for its window, in both languages', async () => {
  await holdfast.call('CreateCacheParameterGroup', {
    CacheParameterGroupName: 'own',
    CacheParameterGroupFamily: 'redis7',
    Description: '',
  });
  const client = holdfast.client();
  const modify = (settings: Omit<ModifyCacheClusterCommandInput, 'CacheClusterId'>) =>
    client.send(new ModifyCacheClusterCommand({ CacheClusterId: 'exampleredis', ...settings }));
  await modify({ CacheParameterGroupName: 'own', ApplyImmediately: true });
  await whenAvailable(client, 'exampleredis');
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await page.getByText('Everything is available. Nothing waits.').waitFor();
  await holdfast.call('ModifyCacheParameterGroup', {
    CacheParameterGroupName: 'own',
    ParameterNameValues: [{ ParameterName: 'databases', ParameterValue: '20' }],
  });
  await page.getByText('Some of its parameters take effect when it is rebooted.').waitFor();
  await modify({
    CacheNodeType: 'cache.m1.medium',
    PreferredMaintenanceWindow: windowInThreeDays(),
    ApplyImmediately: false,
  });
  await page
    .getByText(/Node type cache\.m1\.medium: in the maintenance window .* UTC, in [23] days/)
    .waitFor();
  await page.getByText('(2)').waitFor();
  await using korean = await ConsoleUser.open(browser, holdfast, { locale: 'ko', theme: 'dark', width: 375 });
  await korean.page.getByText('일부 파라미터는 재부팅해야 적용됩니다.').waitFor();
  await client.send(
    new RebootCacheClusterCommand({ CacheClusterId: 'exampleredis', CacheNodeIdsToReboot: ['0001'] }),
  );
  // While it is rebooted it needs nobody, and counts as under way.
  await until(
    () => readCluster(client, 'exampleredis'),
    ({ CacheClusterStatus, CacheParameterGroup }) =>
      CacheClusterStatus === 'available' && CacheParameterGroup?.ParameterApplyStatus === 'in-sync',
  );
  const rebooted = { state: 'detached' } as const;
  await page.getByText('Some of its parameters take effect when it is rebooted.').waitFor(rebooted);
  await korean.page.getByText('일부 파라미터는 재부팅해야 적용됩니다.').waitFor(rebooted);
  await page.getByText('(1)').waitFor();
  await korean.page.getByText('(1)').waitFor();
  expect([...user.complaints, ...korean.complaints]).toEqual([]);
});

/** Far enough off that nothing happens by itself. */
function windowInThreeDays(): string {
  const day = new Date(Date.now() + 3 * 24 * 3_600_000).toISOString();
  const name = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][new Date(day).getUTCDay()];
  return `${name}:04:00-${name}:05:00`;
}
