// Snapshots in the console: taken, copied, deleted, restored, by what a person sees.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateCacheParameterGroupCommand,
  ModifyCacheParameterGroupCommand,
} from '@aws-sdk/client-elasticache';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { connect, fill } from '../faults/support/data.ts';
import { recordedNode } from '../faults/support/state.ts';
import { axeViolations } from '../support/axe.ts';
import { ConsoleUser, launchBrowser } from '../support/browser.ts';
import {
  connectTo,
  makeCluster,
  makeSnapshot,
  readCluster,
  until,
  whenAvailable,
} from '../support/elasticache.ts';
import { connectToEndpoint, primaryEndpointOf, whenGroupAvailable } from '../support/groups.ts';
import { TestHoldfast } from '../support/holdfast.ts';

const KEYS = 2_000;
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
    makeCluster(client, 'tiny', { CacheNodeType: 'cache.t1.micro' }),
  ]);
  await fill(recordedNode(holdfast, 'exampleredis'), KEYS);
  await makeSnapshot(client, 'exampleredis', 'first');
  user = await ConsoleUser.open(browser, holdfast);
  page = user.page;
});
afterEach(() => {
  expect(user.complaints).toEqual([]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), holdfast?.[Symbol.asyncDispose]()]);
});

/** So that there is time to look: each key takes so long to be saved. */
async function saveSlowly(microsecondsPerKey: number): Promise<void> {
  await using admin = await connect(recordedNode(holdfast, 'exampleredis'));
  await admin.send('CONFIG', 'SET', 'rdb-key-save-delay', String(microsecondsPerKey));
}

const rowOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
const choose = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}` }).check();
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

it('takes a snapshot from the list and shows how far it is, until it is there', async () => {
  await saveSlowly(1_000);
  await user.goto('/snapshots');
  await button(page, 'Create snapshot').click();
  const dialog = page.getByRole('dialog', { name: 'Create snapshot' });
  await dialog.getByRole('button', { name: 'Cache cluster or replication group' }).click();
  const tiny = page.getByRole('option', { name: /tiny/ });
  expect(await tiny.getAttribute('aria-disabled')).toBe('true');
  expect(await tiny.textContent()).toContain('no snapshots');
  await tiny.hover();
  await page.getByText('cache.t1.micro can’t be snapshotted').last().waitFor();
  await page.getByRole('option', { name: /exampleredis/ }).click();
  expect(await dialog.getByLabel('Snapshot name').inputValue()).toMatch(/^exampleredis-\d{8}-\d{4}$/);
  await dialog.getByLabel('Snapshot name').fill('first');
  await dialog.getByLabel('Snapshot name').press('Enter');
  await dialog.getByText('"first" already exists').waitFor();
  await dialog.getByLabel('Snapshot name').fill('second');
  await dialog.getByRole('button', { name: 'Create snapshot' }).click();
  await dialog.waitFor({ state: 'detached' });
  const row = rowOf(page, 'second');
  await row.getByText('creating').waitFor();
  const bar = row.getByRole('progressbar', { name: 'Progress of second' });
  await bar.waitFor();
  const seen = new Set<number>();
  await until(
    async () => seen.add(Number(await bar.getAttribute('value').catch(() => 0))).size,
    (different) => different > 2,
  );
  await saveSlowly(0);
  await row.getByText('available').waitFor();
});

it('finds snapshots by what stands in the list', async () => {
  await user.goto('/snapshots');
  await rowOf(page, 'first').waitFor();
  await page.getByRole('searchbox').fill('secon');
  await rowOf(page, 'first').waitFor({ state: 'detached' });
  await page.getByRole('searchbox').fill('automatic');
  await page.getByText('Nothing matches').first().waitFor();
  await page.getByRole('searchbox').fill('manual');
  await rowOf(page, 'first').waitFor();
  expect(await button(page, 'Restore').isDisabled()).toBe(true);
});

it('tells what a snapshot holds, without hindering anybody in light or dark', async () => {
  await user.goto('/snapshots/first');
  await page.getByRole('heading', { name: 'Keys by type' }).waitFor();
  const { Manifest } = await holdfast.call('DescribeSnapshotManifest', { SnapshotName: 'first' });
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'hash' }) });
  const hashes = Manifest!.Nodes![0]!.Types!.find(({ Type }) => Type === 'hash')!;
  expect(await row.textContent()).toContain(String(hashes.Keys));
  await page.getByText(Manifest!.Nodes![0]!.Sha256!).waitFor();
  await button(page, 'Dark').click();
  const hindrances = await axeViolations(page);
  await button(page, 'Restore').click();
  await page.getByLabel('Cache cluster ID').waitFor();
  hindrances.push(...(await axeViolations(page)));
  await button(page, 'Light').click();
  hindrances.push(...(await axeViolations(page)));
  await page.getByRole('link', { name: 'Snapshots' }).first().click();
  await rowOf(page, 'first').waitFor();
  hindrances.push(...(await axeViolations(page)));
  expect(hindrances).toEqual([]);
});

it('copies within the region and to another, where it is the same to the byte', async () => {
  await user.goto('/snapshots');
  await choose(page, 'first');
  await button(page, 'Copy').click();
  const dialog = page.getByRole('dialog', { name: 'Copy snapshot first' });
  await dialog.getByLabel('Name of the copy').fill('copied');
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await rowOf(page, 'copied').getByText('available').waitFor();
  await button(page, 'Copy').click();
  await dialog.getByLabel('Name of the copy').fill('far');
  await dialog.getByRole('button', { name: 'Region of the copy' }).click();
  await page.getByRole('option', { name: 'eu-west-1' }).click();
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByText('Snapshot far is being copied in eu-west-1').waitFor();
  const told = page.getByRole('link', { name: 'Show the snapshot' });
  await told.first().click();
  await page.getByRole('heading', { level: 1, name: 'far' }).waitFor();
  expect(page.url()).toContain('/console/eu-west-1/snapshots/far');
  await page.getByText('arn:aws:elasticache:us-east-1:000000000000:snapshot:first').waitFor();
  const read = async (name: string, region: string) =>
    (await holdfast.call('DescribeSnapshotManifest', { SnapshotName: name }, region)).Manifest!.Nodes![0]!
      .Sha256;
  const shas = await Promise.all([
    read('first', 'us-east-1'),
    read('copied', 'us-east-1'),
    read('far', 'eu-west-1'),
  ]);
  expect(new Set(shas).size).toBe(1);
});

it('says why a copy came to nothing', async () => {
  const client = holdfast.client();
  await makeSnapshot(client, 'exampleredis', 'damaged');
  rmSync(join(holdfast.data, 'snapshots/us-east-1/damaged/0001.rdb'));
  await user.goto('/snapshots/damaged');
  await button(page, 'Copy').click();
  const dialog = page.getByRole('dialog', { name: 'Copy snapshot damaged' });
  await dialog.getByLabel('Name of the copy').fill('hopeless');
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByRole('link', { name: 'Show the snapshot' }).click();
  await page.getByText('Snapshot hopeless failed').waitFor();
  await page.getByText(/could not be copied from .*no such file/).waitFor();
});

it('deletes several once that is typed; a page that shows one of them says that it is gone', async () => {
  const client = holdfast.client();
  await makeSnapshot(client, 'exampleredis', 'one');
  await makeSnapshot(client, 'exampleredis', 'two');
  await using other = await ConsoleUser.open(browser, holdfast);
  await other.goto('/snapshots/two');
  await other.page.getByRole('heading', { name: 'Keys by type' }).waitFor();
  await user.goto('/snapshots');
  await choose(page, 'one');
  await choose(page, 'two');
  await button(page, 'Delete').click();
  const dialog = page.getByRole('dialog', { name: 'Delete 2 snapshots' });
  await dialog.getByText('What these snapshots hold is lost for good').waitFor();
  const confirm = dialog.getByRole('button', { name: 'Delete', exact: true });
  expect(await confirm.isDisabled()).toBe(true);
  await dialog.getByLabel('To confirm, type Delete').fill('Delete');
  await confirm.click();
  await rowOf(page, 'one').waitFor({ state: 'detached' });
  await rowOf(page, 'two').waitFor({ state: 'detached' });
  await other.page.getByText('There is no snapshot two').waitFor();
  expect(other.complaints).toEqual([]);
});

it('restores into a group of another engine when that is chosen', async () => {
  await user.goto('/snapshots/first/restore');
  await page.getByRole('checkbox', { name: 'Restore into another version' }).check();
  await page.getByRole('button', { name: 'Engine and version' }).click();
  await page.getByRole('option', { name: 'Valkey 8.1' }).click();
  await page.getByRole('radio', { name: 'Replication group' }).check();
  await page.getByLabel('Replication group ID').fill('restored');
  await page.getByLabel('Description').fill('out of a snapshot');
  await button(page, 'Restore').click();
  await page.waitForURL(/\/groups\/restored$/);
  const client = holdfast.client();
  const group = await whenGroupAvailable(client, 'restored', 2);
  const cluster = await readCluster(client, group.MemberClusters![0]!);
  expect(cluster).toMatchObject({ Engine: 'valkey', CacheNodeType: 'cache.m1.small' });
  await using redis = await connectToEndpoint(primaryEndpointOf(group));
  await using source = await connectTo(await readCluster(client, 'exampleredis'));
  expect(await redis.dbSize()).toBe(await source.dbSize());
});

it('says beside the field what the API refuses, and before that what will not fit', async () => {
  const client = holdfast.client();
  await client.send(
    new CreateCacheParameterGroupCommand({
      CacheParameterGroupName: 'no-room',
      CacheParameterGroupFamily: 'redis7',
      Description: 'reserves all',
    }),
  );
  await client.send(
    new ModifyCacheParameterGroupCommand({
      CacheParameterGroupName: 'no-room',
      ParameterNameValues: [{ ParameterName: 'reserved-memory-percent', ParameterValue: '100' }],
    }),
  );
  await user.goto('/snapshots/first/restore');
  await page.getByLabel('Cache cluster ID').fill('exampleredis');
  expect(await page.getByLabel('Engine version').inputValue()).toBe('7.0.15');
  expect(await page.getByLabel('Engine version').getAttribute('readonly')).not.toBeNull();
  await page.getByLabel('Cache cluster ID').press('Enter');
  await page.getByText('"exampleredis" already exists').waitFor();
  await page.getByLabel('Cache cluster ID').fill('from-first');
  await page.getByLabel('Port').fill('many');
  await button(page, 'Restore').click();
  await page
    .getByText(/Port.*many/)
    .first()
    .waitFor();
  await page.getByLabel('Port').fill('6400');
  await page.getByRole('button', { name: 'Parameter group' }).click();
  await page.getByRole('option', { name: 'no-room' }).click();
  await page.getByText('The data does not fit').waitFor();
  await button(page, 'Restore').click();
  await page.getByText(/Snapshot "first" doesn't fit/).waitFor();
  await page.getByRole('button', { name: 'Parameter group' }).click();
  await page.getByRole('option', { name: 'default.redis7 (default)' }).click();
  await button(page, 'Restore').click();
  await page.waitForURL(/\/clusters\/from-first$/);
  expect((await whenAvailable(client, 'from-first')).CacheNodes![0]!.Endpoint!.Port).toBe(6_400);
});

it('is the same in Korean', async () => {
  await using korean = await ConsoleUser.open(browser, holdfast, { locale: 'ko', width: 375 });
  const { page } = korean;
  await korean.goto('/snapshots');
  await page.getByRole('checkbox', { name: 'second 선택' }).check();
  await button(page, '삭제').click();
  const dialog = page.getByRole('dialog', { name: '스냅샷 삭제' });
  await dialog.getByText('영구히 삭제됩니다').waitFor();
  await dialog.getByRole('textbox').fill('second');
  await dialog.getByRole('button', { name: '삭제', exact: true }).click();
  await rowOf(page, 'second').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'first', exact: true }).click();
  await page.getByRole('heading', { name: '유형별 키' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  expect(korean.complaints).toEqual([]);
});
