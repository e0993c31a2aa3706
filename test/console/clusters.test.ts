// Cache clusters in the console, by what a person sees: the list, making, backing up and deleting them.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { ConsoleUser, launchBrowser } from '../support/browser.ts';
import {
  connectTo,
  makeCluster,
  readCluster,
  readSnapshot,
  until,
  whenAvailable,
  whenSnapshotAvailable,
} from '../support/elasticache.ts';
import { whenGroupAvailable } from '../support/groups.ts';
import { TestHoldfast } from '../support/holdfast.ts';

let browser: Browser;
let holdfast: TestHoldfast;
/** Signed in once, as one would be. */
let user: ConsoleUser;
let page: Page;

beforeAll(async () => {
  [browser, holdfast] = await Promise.all([launchBrowser(), TestHoldfast.start()]);
  const client = holdfast.client();
  await Promise.all([
    makeCluster(client, 'exampleredis', { EngineVersion: '7.0' }),
    makeCluster(client, 'other', { CacheNodeType: 'cache.m1.medium' }),
    makeCluster(client, 'tiny', { CacheNodeType: 'cache.t1.micro' }),
  ]);
  await holdfast.call('CreateReplicationGroup', {
    ReplicationGroupId: 'examplereplication',
    ReplicationGroupDescription: 'examplereplication',
    PrimaryClusterId: 'exampleredis',
  });
  await whenGroupAvailable(client, 'examplereplication');
  user = await ConsoleUser.open(browser, holdfast);
  page = user.page;
});
afterEach(() => {
  expect(user.complaints).toEqual([]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), holdfast?.[Symbol.asyncDispose]()]);
});

const rowOf = (name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
const choose = (name: string) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
const dialog = () => page.getByRole('dialog');
const names = () => page.getByRole('rowheader').allInnerTexts();

it('lists clusters with their group, role, figures and endpoint; filters and sorts them (R8)', async () => {
  await user.goto('/clusters');
  const row = rowOf('exampleredis');
  await row.getByText('available').waitFor();
  await row.getByText('Redis 7.0').waitFor();
  await row.getByRole('link', { name: 'examplereplication' }).waitFor();
  await row.getByText('primary', { exact: true }).waitFor();
  // Figures come after the rest.
  await row.getByText(/^1\.\d MB/).waitFor();
  const { Address, Port } = (await readCluster(holdfast.client(), 'exampleredis')).CacheNodes![0]!.Endpoint!;
  await row.getByRole('button', { name: `Copy ${Address}:${Port}` }).waitFor();
  expect(await axeViolations(page)).toEqual([]);

  await page.getByRole('searchbox').fill('m1.medium');
  await page.getByText('1 match').first().waitFor();
  expect(await names()).toEqual(['other']);
  await page.getByRole('searchbox').fill('');
  await rowOf('tiny').waitFor();
  const byName = page.getByRole('columnheader', { name: 'Cluster' });
  for (const order of ['ascending', 'descending']) {
    await byName.getByRole('button', { name: 'Cluster' }).first().press('Enter');
    await until(
      () => byName.getAttribute('aria-sort'),
      (sorted) => sorted === order,
    );
  }
  expect(await names()).toEqual(['tiny', 'other', 'exampleredis']);
});

it('shows and hides columns, and remembers it', async () => {
  await user.goto('/clusters');
  await page.getByRole('columnheader', { name: 'Node type' }).waitFor();
  await page.getByRole('button', { name: 'Preferences' }).click();
  await dialog().getByRole('checkbox', { name: 'Node type' }).uncheck();
  await dialog().getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('columnheader', { name: 'Node type' }).waitFor({ state: 'detached' });
  await page.reload();
  await rowOf('tiny').waitFor();
  expect(await page.getByRole('columnheader', { name: 'Node type' }).count()).toBe(0);
});

it('leads from “1 node” to the endpoint (S9)', async () => {
  await user.goto('/clusters');
  await rowOf('other').getByRole('link', { name: '1 node' }).click();
  const nodes = page.getByRole('table', { name: 'Nodes' });
  const { Address, Port } = (await readCluster(holdfast.client(), 'other')).CacheNodes![0]!.Endpoint!;
  await nodes.getByText(`${Address}:${Port}`).waitFor();
  await page.getByText('has exactly one node').waitFor();
  expect(new URL(page.url()).search).toBe('?tab=nodes');
  await page.reload();
  await nodes.getByText(`${Address}:${Port}`).waitFor();
});

it('makes a cluster with three clicks, and shows it coming up', async () => {
  await user.goto('/clusters');
  await page.getByRole('link', { name: 'Create cache cluster' }).first().click();
  await page.getByLabel('Cluster name').waitFor();
  await page.getByRole('button', { name: 'Skip to Review' }).click();
  await page.getByRole('button', { name: 'Create cluster' }).click();
  await page.getByRole('heading', { name: 'redis-1', level: 1, exact: true }).waitFor();
  await page.getByText('available').first().waitFor();
  const made = await whenAvailable(holdfast.client(), 'redis-1');
  expect(made).toMatchObject({ CacheNodeType: 'cache.t4g.micro', Engine: 'redis', NumCacheNodes: 1 });
  await using redis = await connectTo(made);
  expect(await redis.ping()).toBe('PONG');
});

it('makes a cluster as one chooses it, says what is wrong beside its field, and the same as a command', async () => {
  await user.goto('/clusters/-/create');
  await page.getByLabel('Cluster name').fill('tiny');
  await page.getByRole('button', { name: 'Engine and version' }).click();
  await page.getByRole('option', { name: /^Valkey 8\.1/ }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('Number of nodes').waitFor();
  expect(await page.getByLabel('Number of nodes').inputValue()).toBe('1');
  await page.getByLabel('Port').fill('99999');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText('This can’t be taken').waitFor();
  await page.getByLabel('Port').fill('7000');
  await page.getByLabel('Port').press('Enter');
  await page.getByLabel('Days to keep automatic snapshots').fill('3');
  await page.getByLabel('Maintenance window').fill('mon:05:00-mon:06:00');
  await page.getByLabel('Snapshot window').fill('01:00-02:00');
  await page.getByRole('button', { name: 'Add tag' }).click();
  await page.getByRole('textbox', { name: 'Key' }).fill('team');
  await page.getByRole('textbox', { name: 'Value' }).fill('blue');
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'The same as a command' }).click();
  await page.getByText('--preferred-maintenance-window mon:05:00-mon:06:00').waitFor();
  await page.getByRole('button', { name: 'Create cluster' }).click();
  // The name is taken: back to the field that it stands in.
  await page.getByText('A cluster of this name exists already').waitFor();
  await page.getByLabel('Cluster name').fill('chosen');
  await page.getByRole('button', { name: 'Skip to Review' }).click();
  await page.getByRole('button', { name: 'Create cluster' }).click();
  await page.getByRole('heading', { name: 'chosen', level: 1, exact: true }).waitFor();
  const made = await whenAvailable(holdfast.client(), 'chosen');
  expect(made).toMatchObject({
    Engine: 'valkey',
    SnapshotRetentionLimit: 3,
    SnapshotWindow: '01:00-02:00',
    PreferredMaintenanceWindow: 'mon:05:00-mon:06:00',
  });
  expect(made.CacheNodes![0]!.Endpoint!.Port).toBe(7000);
  const tags = await holdfast.call('ListTagsForResource', { ResourceName: made.ARN! });
  expect(tags.TagList).toEqual([{ Key: 'team', Value: 'blue' }]);
});

it('backs up the chosen cluster under a name (S2), and refuses where the node type can’t (S4)', async () => {
  await user.goto('/clusters');
  await choose('other');
  await page.getByRole('button', { name: 'Backup' }).click();
  await dialog().getByLabel('Snapshot name').fill('examplesnapshot');
  await dialog().getByLabel('Snapshot name').press('Enter');
  await page.getByRole('link', { name: 'examplesnapshot' }).waitFor();
  await whenSnapshotAvailable(holdfast.client(), 'examplesnapshot');

  await choose('tiny');
  await page.getByRole('button', { name: 'Backup' }).click();
  await dialog().getByText('cache.m1.small or larger is needed').waitFor();
  await dialog().getByRole('button', { name: 'Create snapshot' }).click();
  await dialog().getByText('Snapshots are not possible here').waitFor();
  await dialog().getByRole('button', { name: 'Cancel' }).click();
});

it('deletes several at once when the word is typed, each after a final snapshot', async () => {
  const client = holdfast.client();
  await Promise.all([makeCluster(client, 'old-1'), makeCluster(client, 'old-2')]);
  await using redis = await connectTo(await readCluster(client, 'old-1'));
  await redis.mSet({ one: '1', two: '2' });
  await user.goto('/clusters');
  await page.getByRole('searchbox').fill('old-');
  await page.getByText('2 matches').first().waitFor();
  await choose('old-1');
  await choose('old-2');
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await dialog().getByText('Delete 2 clusters?').waitFor();
  await dialog().getByLabel('Name of the final snapshot of old-1').fill('last-of-1');
  await dialog().getByLabel('Name of the final snapshot of old-2').fill('last-of-2');
  expect(await dialog().getByRole('button', { name: 'Delete', exact: true }).isDisabled()).toBe(true);
  await dialog().getByLabel('To confirm, type delete').fill('delete');
  await dialog().getByRole('button', { name: 'Delete', exact: true }).click();
  await rowOf('old-1').waitFor({ state: 'detached' });
  await rowOf('old-2').waitFor({ state: 'detached' });
  const saved = await readSnapshot(client, 'last-of-1');
  expect(saved.SnapshotStatus).toBe('available');
});

it('says what will be lost before a cluster is deleted without a snapshot, and that it is gone under an open page', async () => {
  const client = holdfast.client();
  await using redis = await connectTo(await makeCluster(client, 'doomed'));
  await redis.mSet({ one: '1', two: '2', three: '3' });
  await user.goto('/clusters/doomed?tab=nodes');
  await page.getByText('By the node’s own word').waitFor();
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await dialog().getByLabel('Take a final snapshot first').uncheck();
  await dialog().getByText('doomed will be lost with 3 keys').waitFor();
  await dialog().getByLabel('To confirm, type doomed').fill('doomed');
  await dialog().getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByText('The cluster doomed was deleted').waitFor();
  await page.getByRole('link', { name: 'All cache clusters' }).click();
  await rowOf('tiny').waitFor();
});
