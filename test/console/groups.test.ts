// Replication groups in the browser: made, grown, changed, deleted; a failover seen as it happens.
import {
  type Endpoint,
  IncreaseReplicaCountCommand,
  ModifyReplicationGroupCommand,
  type ModifyReplicationGroupCommandInput,
} from '@aws-sdk/client-elasticache';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ConsoleUser, launchBrowser } from '../support/browser.ts';
import { connectTo, makeCluster, readCluster, until } from '../support/elasticache.ts';
import {
  connectToEndpoint,
  membersOf,
  primaryEndpointOf,
  readGroup,
  valueAt,
  whenGroupAvailable,
} from '../support/groups.ts';
import { TestHoldfast } from '../support/holdfast.ts';
import { memberCard, watchStatus } from '../support/topology.ts';

let browser: Browser;
let holdfast: TestHoldfast;
beforeAll(async () => {
  [browser, holdfast] = await Promise.all([launchBrowser(), TestHoldfast.start()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), holdfast?.[Symbol.asyncDispose]()]);
});

function modify(input: Omit<ModifyReplicationGroupCommandInput, 'ReplicationGroupId' | 'ApplyImmediately'>) {
  const command = { ...input, ReplicationGroupId: 'shop', ApplyImmediately: true };
  return holdfast.client().send(new ModifyReplicationGroupCommand(command));
}

async function kill(id: string): Promise<void> {
  const { Nodes } = await holdfast.call('DescribeNodeFigures', { CacheClusterId: id });
  process.kill(Nodes![0]!.ProcessId!, 'SIGKILL');
}

async function write(endpoint: Endpoint): Promise<string | null> {
  await using redis = await connectToEndpoint(endpoint);
  const answer = await redis.set('written', 'since');
  return answer;
}

it('makes a group around a cluster by a name alone, and adds replicas to it', async () => {
  const client = holdfast.client();
  await makeCluster(client, 'orders');
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/groups/-/create?primary=orders');
  await page.getByLabel('Replication group ID').fill('shop');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'shop' }).waitFor();
  await memberCard(page, 'orders').getByText('takes writes').waitFor();
  for (const id of ['orders-read-1', 'orders-read-2']) {
    await page.getByRole('button', { name: 'Add read replica' }).click();
    await page.getByLabel('Read replica ID').fill(id);
    await page.keyboard.press('Enter');
    await memberCard(page, id).getByText('in sync').waitFor();
    await memberCard(page, id).getByText('lag 0 byte').waitFor();
  }
  await whenGroupAvailable(client, 'shop', 3);
  expect(user.complaints).toEqual([]);
});

it('shows at once that the primary died and who is it now, and never that all is well meanwhile', async () => {
  await modify({ AutomaticFailoverEnabled: true });
  const group = await whenGroupAvailable(holdfast.client(), 'shop', 3);
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/groups/shop');
  await memberCard(page, 'orders').getByText('takes writes').waitFor();
  const statuses = await watchStatus(page);
  await kill('orders');
  const killed = Date.now();
  const writable = until(
    () => write(primaryEndpointOf(group)).catch(() => 'refused'),
    (answer) => answer === 'OK',
  ).then(() => Date.now());
  await memberCard(page, 'orders').getByText('Replica', { exact: true }).waitFor();
  // A fraction of a second where nothing else is at work; no test measures that.
  expect(Date.now() - killed).toBeLessThan(5_000);
  await memberCard(page, 'orders').getByText('in sync').waitFor();
  await until(statuses, (shown) => shown.at(-1)?.text === 'available' && shown.length > 1);
  const [before, ...after] = await statuses();
  expect(before?.text).toBe('available');
  const well = after.filter(({ text }) => text === 'available');
  const since = await writable;
  for (const { at } of well) expect(at).toBeGreaterThanOrEqual(since);
  // It is in the picture's own line, with a way to its report.
  await page.getByRole('link', { name: /^Failover: orders → orders-read-/ }).click();
  await page.getByText('The primary’s process ended').waitFor();
  await page.getByRole('row', { name: /^New primary takes writes/ }).waitFor();
  expect(user.complaints).toEqual([]);
});

it('switches over as planned, to the member that is chosen, and deletes another', async () => {
  const group = await whenGroupAvailable(holdfast.client(), 'shop', 3);
  const endpoint = primaryEndpointOf(group);
  const goes = membersOf(group).find(
    ({ CacheClusterId, CurrentRole }) => CurrentRole === 'replica' && CacheClusterId !== 'orders',
  )!.CacheClusterId!;
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/groups/shop');
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Switchover' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Next primary').click();
  await page.getByRole('option', { name: /\borders lag/ }).click();
  await dialog.getByRole('button', { name: 'Switchover' }).click();
  await memberCard(page, 'orders').getByText('takes writes').waitFor();
  await whenGroupAvailable(holdfast.client(), 'shop', 3);
  expect(await valueAt(endpoint, 'written')).toBe('since');
  await page.getByRole('tab', { name: 'Members' }).click();
  await page.getByRole('radio', { name: `Select ${goes}` }).click();
  await page.getByRole('tabpanel').getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete replica' }).click();
  await dialog.getByLabel(`To confirm, type ${goes}`).fill(goes);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: goes, exact: true }).waitFor({ state: 'hidden' });
  await whenGroupAvailable(holdfast.client(), 'shop', 2);
  expect(user.complaints).toEqual([]);
});

it('makes a group from nothing, in zones of one’s choice, under a name that is free', async () => {
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/groups/-/create');
  await page.getByLabel('Replication group ID').fill('shop');
  await page.getByLabel('Number of members').click();
  await page.getByRole('option', { name: '2 (a primary and 1 replica)' }).click();
  await page.getByRole('checkbox', { name: 'Choose the availability zones' }).click();
  await page.getByLabel('Replica 1').click();
  await page.getByRole('option', { name: 'us-east-1d' }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByText('A replication group of this name exists already').waitFor();
  await page.getByLabel('Replication group ID').fill('cart');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await memberCard(page, 'cart-002').getByText('in sync').waitFor();
  const group = await whenGroupAvailable(holdfast.client(), 'cart', 2);
  expect(membersOf(group).map(({ PreferredAvailabilityZone }) => PreferredAvailabilityZone)).toEqual([
    'us-east-1a',
    'us-east-1d',
  ]);
  expect([group.AutomaticFailover, group.MultiAZ]).toEqual(['enabled', 'enabled']);
  expect(user.complaints).toEqual([]);
});

it('says what others changed meanwhile before anything is written over', async () => {
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/groups/shop/modify');
  const description = page.getByLabel('Description', { exact: true });
  await description.fill('mine');
  await modify({ SnapshotRetentionLimit: 5 });
  await page.getByText('This group was changed since you opened this page').waitFor();
  await page.getByText('Days that automatic snapshots are kept: 0 → 5').waitFor();
  expect(await page.getByRole('button', { name: 'Save changes' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Go on with my changes' }).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('heading', { level: 1, name: 'shop', exact: true }).waitFor();
  const group = await readGroup(holdfast.client(), 'shop');
  expect([group.Description, group.SnapshotRetentionLimit]).toEqual(['mine', 5]);
  expect(user.complaints).toEqual([]);
});

it('adds no sixth replica, and says why', async () => {
  const five = { ReplicationGroupId: 'shop', NewReplicaCount: 5, ApplyImmediately: true };
  await holdfast.client().send(new IncreaseReplicaCountCommand(five));
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/groups/shop');
  await page.getByRole('list', { name: 'Topology' }).getByRole('listitem').nth(7).waitFor();
  await page.getByRole('button', { name: 'Add read replica' }).hover();
  await page.getByText('It has 5 read replicas already').filter({ visible: true }).waitFor();
  await user.goto('/groups/shop/add-replica');
  await page.getByLabel('Read replica ID').fill('orders-read-6');
  await page.keyboard.press('Enter');
  await page.getByText('at most 5 are allowed').waitFor();
  await whenGroupAvailable(holdfast.client(), 'shop', 6);
  expect(user.complaints).toEqual([]);
});

it('deletes a group once its name is typed, keeps its primary, and says on an open page that it is gone', async () => {
  const client = holdfast.client();
  const group = await readGroup(client, 'shop');
  const primary = group.NodeGroups![0]!.NodeGroupMembers!.find(
    ({ CurrentRole }) => CurrentRole === 'primary',
  )!;
  await using other = await ConsoleUser.open(browser, holdfast);
  await other.goto('/groups/shop');
  await other.page.getByRole('list', { name: 'Topology' }).waitFor();
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/groups/shop');
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/its \d+ keys? .* kept as the snapshot/).waitFor();
  await dialog.getByRole('checkbox', { name: /Keep the primary/ }).click();
  await dialog.getByText(`${primary.CacheClusterId} stays, with its data`).waitFor();
  await dialog.getByLabel('To confirm, type shop').fill('shop');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('link', { name: 'shop', exact: true }).waitFor({ state: 'hidden' });
  await other.page.getByText('There is no replication group shop').waitFor();
  const alone = await until(
    () => readCluster(client, primary.CacheClusterId!),
    ({ CacheClusterStatus, ReplicationGroupId }) => CacheClusterStatus === 'available' && !ReplicationGroupId,
  );
  await using redis = await connectTo(alone);
  expect(await redis.get('written')).toBe('since');
  expect([...user.complaints, ...other.complaints]).toEqual([]);
});
