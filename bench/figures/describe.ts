import type { BenchContext, Figure, Result } from '../figure.ts';
import { Api } from '../support/api.ts';
import { createClusters, fleetSize, startFleet } from '../support/fleet.ts';
import { startMoto } from '../support/moto.ts';
import { percentile } from '../support/statistics.ts';

/** DescribeCacheClusters of 100 clusters: signed, one connection, one request after another. */
export const describe: Figure = { name: 'describe', measure };

/** Of moto 5.2, measured earlier with 100 clusters; shown where it isn't installed. */
const MOTO_EARLIER = { perSecond: 8.6, p50: 114 };

interface Pace {
  perSecond: number[];
  p50: number[];
  p99: number[];
}

async function measure(context: BenchContext): Promise<Result[]> {
  await using holdfast = await startFleet(context);
  await using moto = await startMoto();
  const peer = moto && new Api(moto.endpoint, { accessKeyId: 'any', secretAccessKey: 'any' });
  if (peer) await createClusters(peer, fleetSize(context));
  const plain: Pace = { perSecond: [], p50: [], p99: [] };
  const withNodes: Pace = { perSecond: [], p50: [], p99: [] };
  const theirs: Pace = { perSecond: [], p50: [], p99: [] };
  const requests = context.quick ? 200 : 2_000;
  for (let round = 0; round <= (context.rounds ?? 5); round++) {
    // The first round warms up: nothing of it is kept.
    const kept = round > 0;
    await pace(context, holdfast.api, requests, kept ? plain : undefined);
    await pace(context, holdfast.api, requests, kept ? withNodes : undefined, { ShowCacheNodeInfo: 'true' });
    if (peer) await pace(context, peer, kept ? 40 : 5, kept ? theirs : undefined);
  }
  peer?.close();
  const what = `DescribeCacheClusters, ${fleetSize(context)} clusters`;
  const rate = moto
    ? { name: 'moto', values: theirs.perSecond }
    : { name: 'moto 5.2, noted earlier', values: [MOTO_EARLIER.perSecond] };
  const middle = moto
    ? { name: "moto's p50", values: theirs.p50 }
    : { name: "moto 5.2's p50, noted earlier", values: [MOTO_EARLIER.p50] };
  return [
    {
      what,
      unit: 'requests/s',
      ours: plain.perSecond,
      peer: rate,
      target: { of: 'median', must: '>=', limit: 400 },
    },
    { what: '- its p50', unit: 'ms', ours: plain.p50, peer: middle },
    { what: '- its p99', unit: 'ms', ours: plain.p99, target: { of: 'median', must: '<=', limit: 10 } },
    { what: '- with ShowCacheNodeInfo', unit: 'requests/s', ours: withNodes.perSecond },
  ];
}

async function pace(
  context: BenchContext,
  api: Api,
  requests: number,
  into: Pace | undefined,
  parameters: Record<string, string> = {},
): Promise<void> {
  const latencies: number[] = [];
  const began = performance.now();
  for (let i = 0; i < requests; i++) {
    const asked = performance.now();
    const text = await api.call('DescribeCacheClusters', parameters);
    latencies.push(performance.now() - asked);
    const shown = text.split('<CacheClusterStatus>').length - 1;
    if (shown !== fleetSize(context)) throw new Error(`The answer shows ${shown} clusters`);
  }
  into?.perSecond.push((requests * 1000) / (performance.now() - began));
  into?.p50.push(percentile(latencies, 0.5));
  into?.p99.push(percentile(latencies, 0.99));
}
