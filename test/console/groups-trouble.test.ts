// Groups in trouble, in the browser: writes that were lost, a group that waits for a primary; and that no page hinders anybody.
import { readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { CreateReplicationGroupCommand } from '@aws-sdk/client-elasticache';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordedNode, sql } from '../faults/support/state.ts';
import { axeViolations } from '../support/axe.ts';
import { ConsoleUser, launchBrowser } from '../support/browser.ts';
import { until } from '../support/elasticache.ts';
import { connectToEndpoint, primaryEndpointOf, valueAt, whenGroupAvailable } from '../support/groups.ts';
import { TestHoldfast } from '../support/holdfast.ts';
import { memberCard, watchStatus } from '../support/topology.ts';

let browser: Browser;
let holdfast: TestHoldfast;
beforeAll(async () => {
  // Replicas stand still for longer than a node may that hangs.
  const args = ['--hang-timeout', '10s'];
  [browser, holdfast] = await Promise.all([launchBrowser(), TestHoldfast.start({ args })]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), holdfast?.[Symbol.asyncDispose]()]);
});

/** A group of two new members, as it is once it is available. */
async function makeGroup(id: string, automaticFailover: boolean) {
  const command = new CreateReplicationGroupCommand({
    ReplicationGroupId: id,
    ReplicationGroupDescription: id,
    NumCacheClusters: 2,
    Engine: 'redis',
    CacheNodeType: 'cache.t4g.micro',
    AutomaticFailoverEnabled: automaticFailover,
  });
  await holdfast.client().send(command);
  return whenGroupAvailable(holdfast.client(), id, 2);
}

async function processOf(id: string): Promise<number> {
  const { Nodes } = await holdfast.call('DescribeNodeFigures', { CacheClusterId: id });
  return Nodes![0]!.ProcessId!;
}

it('tells which writes a failover lost, and how to have them back', async () => {
  const endpoint = primaryEndpointOf(await makeGroup('shop', true));
  const [primary, replica] = await Promise.all([processOf('shop-001'), processOf('shop-002')]);
  await using redis = await connectToEndpoint(endpoint);
  process.kill(replica, 'SIGSTOP');
  // More than what fits into the buffers of the sockets between the two, less than a replica may be behind.
  const written = Array.from({ length: 1_400 }, (_, number) => `late:${number}`);
  await Promise.all(written.map((key) => redis.set(key, key.padEnd(8_192, '.'))));
  process.kill(primary, 'SIGKILL');
  process.kill(replica, 'SIGCONT');
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/groups/shop?tab=failovers');
  const report = page.getByRole('row').filter({ hasText: 'shop-001 → shop-002' });
  await report.getByText(/^[\d,]+ commands$/).waitFor();
  await report.getByRole('link').click();
  await page.getByText('shop-001 had acknowledged them, and shop-002 never saw them.').waitFor();
  const { Failovers } = await holdfast.call('DescribeFailovers', { ReplicationGroupId: 'shop', Epoch: 2 });
  const { Commands, Files } = Failovers![0]!.LostWrites!;
  const file = Files![0]!;
  await page.getByText(`${Commands!.toLocaleString('en-US')} commands,`).waitFor();
  await page.getByText(`--pipe < ${file}`).waitFor();
  expect(await valueAt(endpoint, written.at(-1)!)).toBeNull();
  await replay(file, endpoint);
  await until(
    () => valueAt(endpoint, written.at(-1)!),
    (value) => value?.startsWith('late:1399.') ?? false,
  );

  // The same as it is when the file was damaged behind that place, by a full disk.
  const doubt = "json_set(lost_json, '$[0].status', 'unknown', '$[0].upperBoundBytes', 50331648)";
  sql(holdfast, `update failover set lost_json = ${doubt} where group_id = 'shop' and epoch = 2`);
  await user.goto('/groups/shop/failovers/2');
  await page
    .getByText(`At least ${Commands!.toLocaleString('en-US')} commands, at most 48 MB`)
    .first()
    .waitFor();
  await page.getByText(`--pipe < ${file}`).waitFor();
  expect(user.complaints).toEqual([]);
});

/** As `redis-cli --pipe` does with it. */
async function replay(file: string, { Address, Port }: { Address?: string; Port?: number }): Promise<void> {
  const commands = await readFile(file);
  const socket = connect(Port!, Address!);
  socket.on('error', () => undefined);
  socket.resume();
  await new Promise<void>((done) => socket.end(commands, done));
}

it('says that a group waits for a primary, never that all is well, and goes on with the member that is chosen', async () => {
  const endpoint = primaryEndpointOf(await makeGroup('till', false));
  await using redis = await connectToEndpoint(endpoint);
  await redis.set('sum', '42');
  await redis.wait(1, 1_000);
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/groups/till');
  await memberCard(page, 'till-001').getByText('takes writes').waitFor();
  const statuses = await watchStatus(page);
  const primary = await processOf('till-001');
  await rm(join(recordedNode(holdfast, 'till-001').directory, 'appendonlydir'), { recursive: true });
  process.kill(primary, 'SIGKILL');
  await page.getByText('The group has no primary', { exact: true }).waitFor();
  expect((await statuses()).slice(1).map(({ text }) => text)).not.toContain('available');
  await page.getByRole('button', { name: 'Force a primary' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Writes that only till-001 has are lost from the group').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole('radio', { name: /till-002/ }).click();
  await dialog.getByLabel('To confirm, type till').fill('till');
  await dialog.getByRole('button', { name: 'Force a primary' }).click();
  await memberCard(page, 'till-002').getByText('takes writes').waitFor();
  await until(statuses, (shown) => shown.at(-1)?.text === 'available');
  expect(await valueAt(endpoint, 'sum')).toBe('42');
  expect(user.complaints).toEqual([]);
});

it.each(['light', 'dark'] as const)('hinders nobody, in %s', async (theme) => {
  await using user = await ConsoleUser.open(browser, holdfast, { theme, width: 375 });
  const { page } = user;
  const places = [
    ['/groups', 'Replication groups'],
    ['/groups/-/create', 'Create replication group'],
    ['/groups/shop', 'shop'],
    ['/groups/shop?tab=members', 'shop'],
    ['/groups/shop?tab=failovers', 'shop'],
    ['/groups/shop/add-replica', 'Add read replica'],
    ['/groups/shop/modify', 'Modify shop'],
    ['/groups/shop/failovers/2', 'Failover, epoch 2'],
    ['/groups/-/promote?group=shop', 'Promote a read replica'],
    ['/groups/-/demote?group=shop', 'Demote a cluster'],
  ] as const;
  for (const [path, name] of places) {
    await user.goto(path);
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    expect(await axeViolations(page), path).toEqual([]);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(beyond, path).toBeLessThanOrEqual(0);
  }
  expect(user.complaints).toEqual([]);
});
