import type { BenchContext, Figure, Result } from '../figure.ts';
import { BareServer } from '../support/bare-server.ts';
import { Holdfast } from '../support/holdfast.ts';
import { NODE_TYPE, placeOf } from '../support/pair.ts';
import { compareThroughput, LOADS } from '../support/redis-benchmark.ts';

const CLUSTER = 'target';

/** What redis-benchmark gets through at a node's endpoint, and at a bare server with the same config. */
export const throughput: Figure = { name: 'throughput', measure };

async function measure(context: BenchContext): Promise<Result[]> {
  await using holdfast = await Holdfast.start(context);
  await holdfast.api.call('CreateCacheCluster', {
    CacheClusterId: CLUSTER,
    Engine: context.engine.engine,
    EngineVersion: context.engine.version,
    CacheNodeType: NODE_TYPE,
    NumCacheNodes: '1',
  });
  await holdfast.api.clusterAvailable(CLUSTER);
  await using bare = await BareServer.like(context, holdfast, CLUSTER);
  await bare.start();
  const node = await placeOf(holdfast, CLUSTER);
  const results: Result[] = [];
  for (const load of LOADS) {
    results.push({
      what: `throughput at a node's endpoint, SET and GET, ${load.name}`,
      ...(await compareThroughput(
        context,
        node,
        { name: 'bare server, same config', place: bare.place },
        load,
      )),
      target: { of: 'ratio', must: '>=', limit: 0.98 },
    });
  }
  return results;
}
