// Who gets in, and how; what the browser is told about what else may be loaded.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCredentials } from '../../src/cli/serve/credentials.ts';
import { ConsoleUser, launchBrowser } from '../support/browser.ts';
import { TestHoldfast } from '../support/holdfast.ts';

let browser: Browser;
let holdfast: TestHoldfast;
beforeAll(async () => {
  [browser, holdfast] = await Promise.all([launchBrowser(), TestHoldfast.start()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), holdfast?.[Symbol.asyncDispose]()]);
});

it('signs in by the link once, keeps nothing of it in the address, and signs out', async () => {
  await using user = await ConsoleUser.open(browser, holdfast);
  const { page } = user;
  expect(new URL(page.url()).pathname).toBe('/console/us-east-1/');
  expect(page.url()).not.toContain('#');
  await page.reload();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in to Holdfast' }).waitFor();
  expect(user.complaints).toEqual([]);
});

it('signs in by the access key, and says so when it is wrong', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(holdfast.endpoint);
  const { accessKeyId, secretAccessKey } = readCredentials(holdfast.data)!;
  await page.getByLabel('Access key ID').fill(accessKeyId);
  await page.getByLabel('Secret access key').fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('its secret is another').waitFor();
  await page.getByLabel('Secret access key').fill(secretAccessKey);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  const cookies = await context.cookies();
  expect(cookies).toMatchObject([{ httpOnly: true, sameSite: 'Strict', path: '/console' }]);
  await context.close();
});
