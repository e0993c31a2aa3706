import type { BenchContext, Figure, Result } from '../figure.ts';
import { BareServer } from '../support/bare-server.ts';
import { Holdfast } from '../support/holdfast.ts';
import { timed } from '../support/until.ts';

/** An empty cluster, from the request to the answer that shows it as available. */
export const create: Figure = { name: 'create', measure };

async function measure(context: BenchContext): Promise<Result[]> {
  const rounds = context.rounds ?? (context.quick ? 3 : 25);
  await using holdfast = await Holdfast.start(context);
  await createCluster(holdfast, 'model');
  await using bare = await BareServer.like(context, holdfast, 'model');
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const id = `cluster-${round}`;
    const our = await timed(() => createCluster(holdfast, id));
    const their = await timed(() => bare.start());
    await bare.stop();
    await holdfast.api.deleteCluster(id);
    // The first round warms the caches of both.
    if (round === 0) continue;
    ours.push(our);
    theirs.push(their);
  }
  return [
    {
      what: 'create an empty cluster, request to available',
      unit: 'ms',
      ours,
      peer: { name: 'bare server, start to PONG', values: theirs },
      target: { of: 'median', must: '<=', limit: 150 },
    },
  ];
}

async function createCluster({ api }: Holdfast, id: string): Promise<void> {
  await api.call('CreateCacheCluster', {
    CacheClusterId: id,
    Engine: 'redis',
    EngineVersion: '7.0',
    CacheNodeType: 'cache.t4g.micro',
    NumCacheNodes: '1',
  });
  await api.clusterAvailable(id);
}
