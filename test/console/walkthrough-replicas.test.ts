// The second founding document (see walkthrough.md), row by row, as it is told there: by what a person sees, against
// real engines, with what came of it compared in Redis itself.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { ReplicasWalk } from './replicas-walk.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

it.concurrent.each(['en', 'ko'] as const)('the walkthrough on read replicas, in %s', async (locale) => {
  await using walk = await ReplicasWalk.begin(browser, locale);
  await walk.makesGroup();
  await walk.addsReplica();
  await walk.writesReachReplica();
  await walk.showsGroupAndRole();
  await walk.failsOver();
  await walk.promotes();
  await walk.demotes();
  walk.hasNoComplaints();
});
