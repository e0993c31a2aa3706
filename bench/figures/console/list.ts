import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { BenchContext, Figure, Result } from '../../figure.ts';
import { ConsoleBrowser } from '../../support/browser.ts';
import { startFleet } from '../../support/fleet.ts';
import { forgetWaits, longestFrame, longestWait, noteWaits, toTop } from '../../support/in-page.ts';

/**
 * A list of 500 clusters: what a person waits for, from a key, a click or a turn of the wheel to the next picture, as the
 * browser itself measures it (Event Timing). Each round is what one does to find a cluster; its figure the longest wait.
 */
export const list: Figure = { name: 'console-list', measure };

async function measure(context: BenchContext): Promise<Result[]> {
  await using holdfast = await startFleet(context, context.quick ? 60 : 500);
  await using browser = await ConsoleBrowser.start(holdfast);
  const person = await browser.person();
  const page = await person.newPage();
  await page.addInitScript(noteWaits);
  await browser.open(page, '/clusters');
  await page.getByRole('row').nth(10).waitFor();
  const filter: number[] = [];
  const sort: number[] = [];
  const turn: number[] = [];
  const scroll: number[] = [];
  for (let round = 0; round <= (context.rounds ?? 5); round++) {
    await page.evaluate(toTop);
    const box = page.getByRole('searchbox').first();
    const typed = await longest(page, async () => {
      await box.click();
      await page.keyboard.type('cluster-01', { delay: 60 });
      for (let i = 0; i < 'cluster-01'.length; i++) await page.keyboard.press('Backspace', { delay: 20 });
    });
    await page.evaluate(toTop);
    const sorted = await longest(page, async () => {
      const header = page.getByRole('columnheader').getByRole('button', { name: /Status|Node type/ });
      // What sticks to the top is a copy that lies over it, and takes the click.
      await header.first().click({ force: true });
      await header.first().click({ force: true });
    });
    const turned = await longest(page, async () => {
      await page.getByRole('button', { name: /Next page/ }).click();
      await page.getByRole('button', { name: /Previous page/ }).click();
    });
    const scrolled = await longestFrameOf(page);
    if (round === 0) continue;
    filter.push(typed);
    sort.push(sorted);
    turn.push(turned);
    scroll.push(scrolled);
  }
  const result = (what: string, ours: number[]): Result => ({
    what: `500 clusters: ${what}`,
    unit: 'ms',
    ours,
    target: { of: 'median', must: '<=', limit: 100 },
  });
  return [
    result('longest wait while a filter is typed', filter),
    result('longest wait when they are sorted', sort),
    result('longest wait when a page is turned', turn),
    result('longest frame while one scrolls', scroll),
  ];
}

async function longest(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(forgetWaits);
  await act();
  return page.evaluate(longestWait);
}

/** While the wheel is turned. */
async function longestFrameOf(page: Page): Promise<number> {
  await page.mouse.move(640, 600);
  const frames = page.evaluate(longestFrame, 800);
  for (let i = 0; i < 12; i++) {
    await page.mouse.wheel(0, i < 6 ? 400 : -400);
    await delay(40);
  }
  return frames;
}
