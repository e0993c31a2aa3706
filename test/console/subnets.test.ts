// Subnet groups from the first to the last, and which engines are there.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ConsoleUser, launchBrowser } from '../support/browser.ts';
import { makeCluster } from '../support/elasticache.ts';
import { TestHoldfast } from '../support/holdfast.ts';

let browser: Browser;
let holdfast: TestHoldfast;
beforeAll(async () => {
  [browser, holdfast] = await Promise.all([launchBrowser(), TestHoldfast.start()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), holdfast?.[Symbol.asyncDispose]()]);
});

it('makes, changes and deletes a subnet group, of a name that pages have too', async () => {
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/subnet-groups');
  await page.getByRole('link', { name: 'Create subnet group' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Create');
  await page.getByRole('button', { name: 'Add subnet' }).click();
  const added = page.getByLabel('Subnet ID').last();
  await added.fill('subnet-xyz');
  await page.getByText('An ID is subnet-').waitFor();
  expect(await page.getByRole('button', { name: 'Create', exact: true }).isDisabled()).toBe(true);
  await added.fill('subnet-0123456789abcdef0');
  await added.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'create' }).waitFor();
  await page.getByText('subnet-0123456789abcdef0').waitFor();

  await page.getByRole('link', { name: 'Modify' }).click();
  await page.getByLabel('Description').fill('Of my own');
  await page.getByRole('button', { name: 'Remove' }).last().click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText('The subnet group create was modified.').waitFor();
  await page.getByText('Of my own').waitFor();
  const { CacheSubnetGroups: [group] = [] } =
    (await holdfast.call('DescribeCacheSubnetGroups', { CacheSubnetGroupName: 'create' })) ?? {};
  expect(group?.Subnets?.length).toBe(6);
  expect(group?.CacheSubnetGroupDescription).toBe('Of my own');

  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByLabel('To confirm, type create').fill('create');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('The subnet group create was deleted.').waitFor();
  await page.getByRole('link', { name: 'create', exact: true }).waitFor({ state: 'detached' });
  expect(user.complaints).toEqual([]);
});

it('deletes no group that a cluster is in, and says which', async () => {
  await holdfast.call('CreateCacheSubnetGroup', {
    CacheSubnetGroupName: 'used',
    CacheSubnetGroupDescription: '',
    SubnetIds: ['subnet-0123456789abcdef0'],
  });
  await makeCluster(holdfast.client(), 'exampleredis', { CacheSubnetGroupName: 'used' });
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/subnet-groups/used');
  await page.getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('link', { name: 'exampleredis' }).waitFor();
  expect(await dialog.getByRole('button', { name: 'Delete' }).isDisabled()).toBe(true);
  expect(user.complaints).toEqual([]);
});

it('shows the engines that are there, and who runs on them', async () => {
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/engines');
  const usual = page.getByRole('row').filter({ hasText: 'exampleredis' });
  await usual.waitFor();
  expect(await usual.textContent()).toMatch(/^Redis 7\.0default7\.0\.\d+redis7exampleredis$/);
  await page.getByText('holdfast engines install').first().waitFor();
  expect(user.complaints).toEqual([]);
});
