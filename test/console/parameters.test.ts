// Parameter groups: copied, edited with values that are checked as they are typed, reset, compared, deleted; and what a
// running Redis makes of it.
import { DeleteCacheClusterCommand } from '@aws-sdk/client-elasticache';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeViolations } from '../support/axe.ts';
import { ConsoleUser, launchBrowser } from '../support/browser.ts';
import { connectTo, makeCluster, until, whenAvailable } from '../support/elasticache.ts';
import { TestHoldfast } from '../support/holdfast.ts';

let browser: Browser;
let holdfast: TestHoldfast;
beforeAll(async () => {
  [browser, holdfast] = await Promise.all([launchBrowser(), TestHoldfast.start()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), holdfast?.[Symbol.asyncDispose]()]);
});

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

async function valuesOf(group: string): Promise<Record<string, string>> {
  const { Parameters = [] } =
    (await holdfast.call('DescribeCacheParameters', { CacheParameterGroupName: group, Source: 'user' })) ??
    {};
  return Object.fromEntries(Parameters.map((one) => [one.ParameterName, one.ParameterValue]));
}

it('shows that a default group cannot be changed, and copies it', async () => {
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/parameter-groups');
  await page.getByRole('link', { name: 'default.redis7', exact: true }).click();
  await page.getByText('comes with its family and can’t be changed').waitFor();
  expect(await page.getByRole('link', { name: 'Edit parameters' }).count()).toBe(0);
  await page.getByRole('link', { name: 'Copy into a new group' }).click();
  await page.getByLabel('Name', { exact: true }).fill('default.mine');
  await page.getByLabel('Description').focus();
  await page.getByText('Begin with a letter').waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Mine');
  await page.getByText('The same as a command and as Terraform').click();
  await page.getByText('aws elasticache create-cache-parameter-group').waitFor();
  await page.getByLabel('Name', { exact: true }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'mine' }).waitFor();
  expect(user.complaints).toEqual([]);
});

it('is refused beside the field when the name is taken', async () => {
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/parameter-groups/-/create');
  await page.getByText('redis7').first().waitFor();
  await page.getByLabel('Name', { exact: true }).fill('mine');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByText('A parameter group of this name exists already').waitFor();
  expect(user.complaints).toEqual([]);
});

it('checks values as they are typed, sends those that changed, and Redis has them', async () => {
  const client = holdfast.client();
  const cluster = await makeCluster(client, 'exampleredis', { CacheParameterGroupName: 'mine' });
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/parameter-groups/mine/edit');
  await page.getByText('1 cluster runs with this group').waitFor();
  const save = page.getByRole('button', { name: /^Save/ }).first();
  expect(await save.isDisabled()).toBe(true);

  const find = page.getByLabel('Find in: Parameters');
  await find.fill('timeout');
  await page.getByLabel('timeout', { exact: true }).fill('7');
  await page.getByText('Not allowed. Allowed: 0, 20-').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  expect(await save.isDisabled()).toBe(true);
  await page.getByLabel('timeout', { exact: true }).fill('30');
  await page.getByText('Was: 0').waitFor();
  await find.fill('maxmemory-policy');
  await page.getByRole('button', { name: /maxmemory-policy/ }).click();
  await page.getByRole('option', { name: 'allkeys-lfu' }).click();
  await find.fill('databases');
  await page.getByLabel('databases', { exact: true }).fill('20');
  await page.getByText('only after a reboot of the clusters: databases').waitFor();
  await page.getByRole('button', { name: 'Save 3 changes' }).first().click();
  await page.getByText('3 parameters of mine changed.').waitFor();
  expect(await valuesOf('mine')).toEqual({
    databases: '20',
    'maxmemory-policy': 'allkeys-lfu',
    timeout: '30',
  });
  await using redis = await connectTo(cluster);
  await until(
    () => redis.info('memory'),
    (info) => info.includes('maxmemory_policy:allkeys-lfu'),
  );
  await page.getByRole('tab', { name: 'Used by (1)' }).click();
  await page.waitForURL(/\?tab=users$/);
  await page.getByText('waits for a reboot').waitFor();
  expect(user.complaints).toEqual([]);
});

it('compares two, where they differ first', async () => {
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/parameter-groups/-/compare?a=default.redis7&b=mine');
  await page.getByText('3 differences').waitFor();
  const rows = await page.getByRole('row').allTextContents();
  expect(rows.slice(1, 4).join(' ')).toMatch(/databases.*maxmemory-policy.*timeout/);
  await page.getByLabel('Only differences').click();
  await row(page, 'acllog-max-len').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /Second group/ }).click();
  await page
    .getByRole('option', { name: /^default\.valkey8(?!\.)/ })
    .first()
    .click();
  await page.waitForURL(/b=default\.valkey8/);
  await page.getByText('not in its family').first().waitFor();
  expect(user.complaints).toEqual([]);
});

it('resets one, then all, and says what is lost', async () => {
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto('/parameter-groups/mine');
  await page.getByLabel('Only what is set here').click();
  await page.getByRole('checkbox', { name: 'Select timeout' }).check();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('30 → 0').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.getByText('1 parameter of mine reset.').waitFor();
  await row(page, 'timeout').waitFor({ state: 'detached' });
  expect(await valuesOf('mine')).toEqual({ databases: '20', 'maxmemory-policy': 'allkeys-lfu' });

  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Reset all' }).click();
  await dialog.getByText('2 values go back').waitFor();
  await dialog.getByLabel('To confirm, type mine').fill('mine');
  await dialog.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.getByText('Nothing is set here').waitFor();
  expect(await valuesOf('mine')).toEqual({});
  expect(user.complaints).toEqual([]);
});

it('says who uses a group that is to be deleted, and deletes it when nobody does any more', async () => {
  await using user = await ConsoleUser.open(browser, holdfast, { locale: 'ko' });
  const { page } = user;
  await user.goto('/parameter-groups');
  await page.getByRole('checkbox', { name: 'mine 선택' }).check();
  await page.getByRole('button', { name: '작업' }).click();
  await page.getByRole('menuitem', { name: '삭제' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('link', { name: 'exampleredis' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  expect(await dialog.getByRole('button', { name: '삭제', exact: true }).isDisabled()).toBe(true);
  const client = holdfast.client();
  await whenAvailable(client, 'exampleredis');
  await client.send(new DeleteCacheClusterCommand({ CacheClusterId: 'exampleredis' }));
  await dialog.getByLabel(/확인을 위해 입력하세요/).fill('mine');
  await dialog.getByRole('button', { name: '삭제', exact: true }).click();
  await page.getByText('파라미터 그룹 mine 삭제가 완료되었습니다.').waitFor();
  await row(page, 'mine').waitFor({ state: 'detached' });
  expect(user.complaints).toEqual([]);
});

it('says so when the group that one looks at is deleted elsewhere', async () => {
  const name = 'short-lived';
  await holdfast.call('CreateCacheParameterGroup', {
    CacheParameterGroupName: name,
    CacheParameterGroupFamily: 'valkey8',
    Description: '',
  });
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  await user.goto(`/parameter-groups/${name}`);
  await page.getByText('valkey8').waitFor();
  await holdfast.call('DeleteCacheParameterGroup', { CacheParameterGroupName: name });
  await page.getByText('There is no such parameter group').waitFor();
  expect(user.complaints).toEqual([]);
});
