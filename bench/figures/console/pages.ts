import { setTimeout as delay } from 'node:timers/promises';
import type { BenchContext, Figure, Result } from '../../figure.ts';
import { ConsoleBrowser } from '../../support/browser.ts';
import { clusterId, startFleet } from '../../support/fleet.ts';
import { processorSeconds } from '../../support/process-figures.ts';

/** What 50 people who each have the overview open cost the controller: while nothing happens, and while something does. */
export const pages: Figure = { name: 'console-pages', measure };

async function measure(context: BenchContext): Promise<Result[]> {
  const people = context.quick ? 5 : 50;
  const seconds = context.quick ? 5 : 30;
  const clusters = 10;
  await using holdfast = await startFleet(context, clusters);
  await using browser = await ConsoleBrowser.start(holdfast);
  context.note(`  opening ${people} pages`);
  for (let i = 0; i < people; i++) {
    const page = await (await browser.person()).newPage();
    await browser.open(page, '/');
    await page
      .getByText(clusterId(clusters - 1))
      .first()
      .waitFor();
  }
  const quiet: number[] = [];
  const busy: number[] = [];
  let changes = 0;
  const change = () =>
    holdfast.client.call('AddTagsToResource', {
      ResourceName: 'arn:aws:elasticache:us-east-1:000000000000:cluster:cluster-001',
      Tags: [{ Key: 'turn', Value: String(changes++) }],
    });
  for (let round = 0; round < (context.rounds ?? 3); round++) {
    quiet.push(await share(holdfast.pid, () => delay(seconds * 1_000)));
    busy.push(
      await share(holdfast.pid, async () => {
        for (let i = 0; i < seconds / 5; i++) {
          await change();
          await holdfast.client.call('CreateCacheParameterGroup', {
            CacheParameterGroupName: `turn-${changes}`,
            CacheParameterGroupFamily: 'redis7',
            Description: 'something that happens',
          });
          await delay(5_000);
        }
      }),
    );
  }
  const target = { of: 'median', must: '<=', limit: 5 } as const;
  return [
    { what: `controller with ${people} open pages`, unit: '% of a core', ours: quiet, target },
    { what: '- while something changes every 5 s', unit: '% of a core', ours: busy },
  ];
}

async function share(pid: number, during: () => Promise<unknown>): Promise<number> {
  const [before, began] = [processorSeconds(pid), performance.now()];
  await during();
  return ((processorSeconds(pid) - before) * 100_000) / (performance.now() - began);
}
