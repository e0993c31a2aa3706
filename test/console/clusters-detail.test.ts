// The page of one cache cluster: its tabs, its settings, and two people changing the same thing.
import { execFileSync } from 'node:child_process';
import {
  CreateCacheParameterGroupCommand,
  ModifyCacheClusterCommand,
  ModifyCacheParameterGroupCommand,
} from '@aws-sdk/client-elasticache';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { ConsoleUser, launchBrowser } from '../support/browser.ts';
import { connectTo, makeCluster, readCluster, until, whenAvailable } from '../support/elasticache.ts';
import { redis70 } from '../support/engines.ts';
import { TestHoldfast } from '../support/holdfast.ts';

const TABS = ['Overview', 'Nodes', 'Metrics', 'Parameters', 'Events', 'Tags', 'Logs'];
let browser: Browser;
let holdfast: TestHoldfast;
/** Signed in once, as one would be. */
let user: ConsoleUser;
let page: Page;

beforeAll(async () => {
  [browser, holdfast] = await Promise.all([launchBrowser(), TestHoldfast.start()]);
  const cluster = await makeCluster(holdfast.client(), 'exampleredis', {
    EngineVersion: '7.0',
    PreferredMaintenanceWindow: 'sun:05:00-sun:06:00',
    SnapshotWindow: '01:00-02:00',
  });
  await using redis = await connectTo(cluster);
  await redis.mSet(Object.fromEntries(Array.from({ length: 1_000 }, (_, key) => [`key-${key}`, 'value'])));
  user = await ConsoleUser.open(browser, holdfast);
  page = user.page;
});
afterEach(() => {
  expect(user.complaints).toEqual([]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), holdfast?.[Symbol.asyncDispose]()]);
});

const dialog = () => page.getByRole('dialog');
const save = () => page.getByRole('button', { name: 'Save changes' });
const choose = async (label: string, option: RegExp) => {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
};
/** There are so many that one looks for it. */
const chooseNodeType = async (name: string) => {
  await page.getByRole('button', { name: 'Node type' }).click();
  await page.keyboard.type(name);
  await page.getByRole('option', { name }).click();
};

it('hinders nobody in any of its tabs, in light and in dark', async () => {
  await using other = await ConsoleUser.open(browser, holdfast, { theme: 'dark', width: 375 });
  const visits = [
    { one: user, tabs: TABS },
    { one: other, tabs: ['Overview', 'Metrics', 'Logs'] },
  ];
  for (const { one, tabs } of visits) {
    await one.goto('/clusters/exampleredis');
    for (const tab of tabs) {
      await one.page.getByRole('tab', { name: tab, exact: true }).click();
      await one.page.getByRole('tabpanel').getByRole('heading').first().waitFor();
      expect(await axeViolations(one.page), tab).toEqual([]);
    }
  }
  expect(other.complaints).toEqual([]);
});

it('tells how to connect, by lines that work', async () => {
  await user.goto('/clusters/exampleredis');
  const cluster = await readCluster(holdfast.client(), 'exampleredis');
  const { Address, Port } = cluster.CacheNodes![0]!.Endpoint!;
  const line = page.getByText(`redis-cli -h ${Address} -p ${Port}`);
  await line.waitFor();
  const [, ...words] = (await line.textContent())!.split(' ');
  const [program, ...args] = (await redis70()).cli!;
  expect(execFileSync(program!, [...args, ...words, 'PING'], { encoding: 'utf8' })).toBe('PONG\n');
  await page.getByRole('tab', { name: 'Node (node-redis)' }).click();
  await page.getByText(`createClient({ url: 'redis://${Address}:${Port}' })`).waitFor();
  for (const client of ['ioredis', 'redis-py', 'Jedis', 'Lettuce', 'go-redis'])
    await page.getByRole('tab', { name: client }).waitFor();
});

it('changes the node type in the maintenance window, which can be cancelled, or at once', async () => {
  const client = holdfast.client();
  await user.goto('/clusters/exampleredis/modify');
  await page.getByText('Nothing is changed yet').waitFor();
  expect(await save().isDisabled()).toBe(true);
  await chooseNodeType('cache.m1.large');
  await page.getByText('becomes that of cache.m1.large, without a restart').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await save().click();
  await page.getByText('Node type: cache.m1.small → cache.m1.large').waitFor();
  await page.getByText('They are applied in sun:05:00-sun:06:00 (UTC)').waitFor();
  await page.getByRole('button', { name: 'Cancel changes' }).click();
  await page.getByText('is cancelled').waitFor();
  expect((await readCluster(client, 'exampleredis')).PendingModifiedValues).toEqual({});

  await page.getByRole('button', { name: 'Modify' }).click();
  await chooseNodeType('cache.m1.large');
  await page.getByRole('radio', { name: 'Apply immediately' }).check();
  await save().click();
  const changed = await until(
    () => whenAvailable(client, 'exampleredis'),
    ({ CacheNodeType }) => CacheNodeType === 'cache.m1.large',
  );
  expect(changed.PendingModifiedValues).toEqual({});
});

it('applies what waits when somebody doesn’t want to wait', async () => {
  const client = holdfast.client();
  const waits = { CacheClusterId: 'exampleredis', CacheNodeType: 'cache.m1.xlarge' };
  await client.send(new ModifyCacheClusterCommand(waits));
  await user.goto('/clusters/exampleredis');
  await page.getByRole('button', { name: 'Apply now' }).click();
  await dialog().getByRole('button', { name: 'Apply now' }).click();
  await page.getByText('Node type: cache.m1.large → cache.m1.xlarge').waitFor({ state: 'detached' });
  await until(
    () => whenAvailable(client, 'exampleredis'),
    ({ CacheNodeType }) => CacheNodeType === 'cache.m1.xlarge',
  );
});

it('says what will be restarted, and upgrades', async () => {
  const client = holdfast.client();
  await using redis = await connectTo(await makeCluster(client, 'upgraded', { EngineVersion: '7.0' }));
  await redis.set('kept', 'yes');
  await user.goto('/clusters/upgraded/modify');
  await choose('Engine and version', /^Valkey 8\.1/);
  await page.getByText('The node is restarted with Valkey 8.1').waitFor();
  await page.getByText('default.valkey8', { exact: false }).first().waitFor();
  await page.getByRole('radio', { name: 'Apply immediately' }).check();
  await save().click();
  const upgraded = await until(
    () => whenAvailable(client, 'upgraded'),
    ({ Engine }) => Engine === 'valkey',
  );
  await using again = await connectTo(upgraded);
  expect(await again.get('kept')).toBe('yes');
});

it('shows what somebody else changed meanwhile before it is overwritten', async () => {
  const client = holdfast.client();
  await makeCluster(client, 'shared', { SnapshotWindow: '01:00-02:00' });
  await user.goto('/clusters/shared/modify');
  const retention = page.getByLabel('Days to keep automatic snapshots');
  await retention.fill('2');
  await using other = await ConsoleUser.open(browser, holdfast);
  await other.goto('/clusters/shared/modify');
  await other.page.getByLabel('Days to keep automatic snapshots').fill('7');
  await other.page.getByLabel('Snapshot window').fill('03:00-04:00');
  await other.page.getByRole('button', { name: 'Save changes' }).click();
  await other.page.getByRole('heading', { name: 'shared', level: 1, exact: true }).waitFor();

  await page.getByText('This cluster was changed since you opened this page').waitFor();
  await page.getByText('Snapshot window (UTC): 01:00-02:00 → 03:00-04:00').waitFor();
  await page.getByText('Days to keep automatic snapshots: 0 → 7 (you are changing this, too)').waitFor();
  expect(await save().isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Go on with my changes' }).click();
  expect(await page.getByLabel('Snapshot window').inputValue()).toBe('03:00-04:00');
  expect(await retention.inputValue()).toBe('2');
  await save().click();
  await page.getByRole('heading', { name: 'shared', level: 1, exact: true }).waitFor();
  expect(await readCluster(client, 'shared')).toMatchObject({
    SnapshotRetentionLimit: 2,
    SnapshotWindow: '03:00-04:00',
  });
  expect(other.complaints).toEqual([]);
});

it('refuses beside the field', async () => {
  await user.goto('/clusters/exampleredis/modify');
  await page.getByLabel('Maintenance window').fill('sun:01:30-sun:02:30');
  await save().click();
  await page.getByText(/must not overlap/).waitFor();
});

it('shows which parameters wait for a reboot, and reboots', async () => {
  const client = holdfast.client();
  const CacheParameterGroupName = 'mine';
  await client.send(
    new CreateCacheParameterGroupCommand({
      CacheParameterGroupName,
      CacheParameterGroupFamily: 'redis7',
      Description: 'Mine',
    }),
  );
  await makeCluster(client, 'tuned', { EngineVersion: '7.0', CacheParameterGroupName });
  await user.goto('/clusters/tuned?tab=parameters');
  await page.getByText('in sync').first().waitFor();
  await client.send(
    new ModifyCacheParameterGroupCommand({
      CacheParameterGroupName,
      ParameterNameValues: [
        { ParameterName: 'databases', ParameterValue: '20' },
        { ParameterName: 'timeout', ParameterValue: '300' },
      ],
    }),
  );
  await page.getByText('Parameters wait for a reboot of this cluster').waitFor();
  await page.getByText('come into force with a reboot only: databases').waitFor();
  await page.getByLabel('Only what was set').check();
  await page.getByText('(2)').waitFor();
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Reboot' }).click();
  await dialog().getByText('Its data stays').waitFor();
  await dialog().getByRole('button', { name: 'Reboot' }).click();
  await page.getByText('Parameters wait for a reboot of this cluster').waitFor({ state: 'detached' });
  await using redis = await connectTo(await whenAvailable(client, 'tuned'));
  await redis.select(19);
});

it('adds and removes tags without touching those of others', async () => {
  const arn = (await readCluster(holdfast.client(), 'exampleredis')).ARN!;
  const tag = (Key: string, Value: string) =>
    holdfast.call('AddTagsToResource', { ResourceName: arn, Tags: [{ Key, Value }] });
  await tag('team', 'blue');
  await user.goto('/clusters/exampleredis?tab=tags');
  await page.getByRole('textbox', { name: 'Key' }).waitFor();
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Add tag' }).click();
  await page.getByRole('textbox', { name: 'Key' }).fill('cost');
  await page.getByRole('textbox', { name: 'Value' }).fill('42');
  await tag('others', 'stay');
  await page.getByRole('textbox', { name: 'Value' }).press('Enter');
  await page.getByText('The tags of exampleredis are saved').waitFor();
  const { TagList } = await holdfast.call('ListTagsForResource', { ResourceName: arn });
  expect(TagList).toEqual([
    { Key: 'cost', Value: '42' },
    { Key: 'others', Value: 'stay' },
  ]);
});

it('shows events and the engine’s log as they come', async () => {
  await user.goto('/clusters/exampleredis?tab=events');
  await page.getByText('Cache cluster created').waitFor();
  await holdfast.call('ModifyCacheCluster', { CacheClusterId: 'exampleredis', SnapshotRetentionLimit: 1 });
  await page.getByText('Settings of the cache cluster changed').first().waitFor();
  await page.getByRole('tab', { name: 'Logs' }).click();
  const log = page.getByRole('log');
  await log.getByText('Ready to accept connections').waitFor();
  await page.getByRole('searchbox', { name: 'Find in the log' }).fill('no such line');
  await page.getByText('Nothing matches').waitFor();
});

it('draws metrics, of the time that is chosen or dragged over, and tells them as a table', async () => {
  await user.goto('/clusters/exampleredis?tab=metrics');
  const keys = page.getByRole('img', { name: /^Keys\. All keys: latest 1,000/ });
  await keys.waitFor();
  const table = page.getByRole('button', { name: 'Keys as a table' });
  await table.click();
  await page
    .getByRole('region', { name: 'Keys', exact: true })
    .getByRole('cell', { name: '1,000' })
    .first()
    .waitFor();
  await page
    .getByRole('radio', { name: '7 d' })
    .or(page.getByRole('button', { name: '7 d' }))
    .click();
  await until(
    async () => page.url(),
    (url) => url.endsWith('range=7d'),
  );
  const box = (await page.getByRole('img', { name: /^Memory used\. / }).boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.5, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.8, box.y + 60, { steps: 5 });
  await page.mouse.up();
  await until(async () => new URL(page.url()).searchParams.has('from'), Boolean);
  await page.reload();
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await page.getByRole('button', { name: 'Earlier' }).click();
  await page.getByText('Nothing was measured in this time').first().waitFor();
});
