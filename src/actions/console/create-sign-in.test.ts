import { expect, it } from 'vitest';
import { redeemSignIn } from '../../control/console/access.ts';
import { TEST_NOW, testContext } from '../testing.ts';
import { CreateConsoleSignIn } from './create-sign-in.ts';

it('makes a link that is good once, and for an hour', async () => {
  const context = testContext();
  const { Path, ExpiryTime } = await CreateConsoleSignIn({}, context);
  expect(Path).toMatch(/^\/console\/sign-in#[\w-]{43}$/);
  expect(ExpiryTime.getTime() - TEST_NOW.getTime()).toBe(3_600_000);
  const token = Path.split('#')[1]!;
  expect(await redeemSignIn(context.store, token, TEST_NOW)).toBe(true);
  expect(await redeemSignIn(context.store, token, TEST_NOW)).toBe(false);
  const late = await CreateConsoleSignIn({}, context);
  expect(await redeemSignIn(context.store, late.Path.split('#')[1]!, late.ExpiryTime)).toBe(false);
});
