// Replication groups in the browser: made, grown, and a failover seen as it happens.
import { ModifyReplicationGroupCommand } from '@aws-sdk/client-elasticache';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ConsoleUser, launchBrowser } from '../support/browser.ts';
import { makeCluster } from '../support/elasticache.ts';
import { whenGroupAvailable } from '../support/groups.ts';
import { TestHoldfast } from '../support/holdfast.ts';

let browser: Browser;
let holdfast: TestHoldfast;
beforeAll(async () => {
  [browser, holdfast] = await Promise.all([launchBrowser(), TestHoldfast.start()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), holdfast?.[Symbol.asyncDispose]()]);
});

/** What the picture of the group says of a member. */
function card(page: Page, id: string): Locator {
  return page
    .getByRole('list', { name: 'Topology' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: id, exact: true }) });
}

async function kill(id: string): Promise<void> {
  const { Nodes } = await holdfast.call('DescribeNodeFigures', { CacheClusterId: id });
  process.kill(Nodes![0]!.ProcessId!, 'SIGKILL');
}

it('makes a group around a cluster and adds replicas to it', async () => {
  const client = holdfast.client();
  await makeCluster(client, 'orders');
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/groups/create?primary=orders');
  await page.getByLabel('Replication group ID').fill('shop');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'shop' }).waitFor();
  await card(page, 'orders').getByText('takes writes').waitFor();
  for (const id of ['orders-read-1', 'orders-read-2']) {
    await page.getByRole('button', { name: 'Add read replica' }).click();
    await page.getByLabel('Read replica ID').fill(id);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await card(page, id).getByText('in sync').waitFor();
    await card(page, id).getByText('lag 0 byte').waitFor();
  }
  await whenGroupAvailable(client, 'shop', 3);
  expect(user.complaints).toEqual([]);
});

it('shows within a second that the primary died and who is it now, and never that the group is available meanwhile', async () => {
  const client = holdfast.client();
  await client.send(
    new ModifyReplicationGroupCommand({
      ReplicationGroupId: 'shop',
      AutomaticFailoverEnabled: true,
      ApplyImmediately: true,
    }),
  );
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/groups/shop');
  await card(page, 'orders').getByText('Primary').waitFor();
  await page.getByText('available', { exact: true }).first().waitFor();
  await kill('orders');
  const killed = performance.now();
  await card(page, 'orders').getByText('Replica').waitFor();
  const seen = performance.now() - killed;
  expect(seen).toBeLessThan(1_000);
  expect(user.complaints).toEqual([]);
});
