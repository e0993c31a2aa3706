import type { BenchContext, Figure, Result } from '../../figure.ts';
import { ConsoleBrowser } from '../../support/browser.ts';
import { Holdfast } from '../../support/holdfast.ts';
import { whenShown } from '../../support/in-page.ts';

/** From asking the API for a change to an open page showing it, which nobody touched. */
export const event: Figure = { name: 'console-event', measure };

async function measure(context: BenchContext): Promise<Result[]> {
  await using holdfast = await Holdfast.start(context);
  await using browser = await ConsoleBrowser.start(holdfast);
  const page = await (await browser.person()).newPage();
  await browser.open(page, '/parameter-groups');
  await page.getByRole('row').nth(2).waitFor();
  const waits: number[] = [];
  for (let round = 0; round < (context.rounds ?? 30); round++) {
    const name = `seen-${round}`;
    const seen = page.evaluate(whenShown, name);
    // What is sent to a page runs there one after another: it looks by now.
    await page.evaluate(() => undefined);
    const asked = Date.now();
    await holdfast.client.call('CreateCacheParameterGroup', {
      CacheParameterGroupName: name,
      CacheParameterGroupFamily: 'redis7',
      Description: 'to be seen',
    });
    waits.push((await seen) - asked);
    // The list shows so many on a page.
    await holdfast.client.call('DeleteCacheParameterGroup', { CacheParameterGroupName: name });
  }
  return [
    {
      what: 'a change, from asking for it to an open page showing it',
      unit: 'ms',
      ours: waits,
      target: { of: 'median', must: '<=', limit: 300 },
    },
  ];
}
