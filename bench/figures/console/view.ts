import type { BenchContext, Figure, Result } from '../../figure.ts';
import { ConsoleBrowser } from '../../support/browser.ts';
import { clusterId, startFleet } from '../../support/fleet.ts';

/**
 * The first view of the overview: from asking for its address, with nothing in the browser's cache, to what it shows being
 * there; and how much JavaScript that took, as it came over the wire.
 */
export const view: Figure = { name: 'console-view', measure };

async function measure(context: BenchContext): Promise<Result[]> {
  const clusters = context.quick ? 3 : 20;
  await using holdfast = await startFleet(context, clusters);
  await using browser = await ConsoleBrowser.start(holdfast);
  const seconds: number[] = [];
  const kilobytes: number[] = [];
  for (let round = 0; round <= (context.rounds ?? 9); round++) {
    const person = await browser.person();
    const page = await person.newPage();
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      if (new URL(request.url()).pathname.endsWith('.js'))
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize / 1_000));
    });
    const began = performance.now();
    await browser.open(page, '/');
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    // The events of the last cluster are the newest.
    await page
      .getByText(clusterId(clusters - 1))
      .first()
      .waitFor();
    const took = (performance.now() - began) / 1_000;
    const size = (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0);
    await person.close();
    // The first round warms both sides.
    if (round === 0) continue;
    seconds.push(took);
    kilobytes.push(size);
  }
  return [
    {
      what: 'first view of the overview, empty cache',
      unit: 's',
      ours: seconds,
      target: { of: 'median', must: '<=', limit: 1.5 },
    },
    {
      what: '- its JavaScript, gzipped',
      unit: 'KB',
      ours: kilobytes,
      target: { of: 'median', must: '<=', limit: 450 },
    },
  ];
}
