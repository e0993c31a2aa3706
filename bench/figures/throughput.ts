import type { BenchContext, Figure, Result } from '../figure.ts';
import { BareServer } from '../support/bare-server.ts';
import { run } from '../support/child.ts';
import { Holdfast } from '../support/holdfast.ts';
import { NODE_TYPE, type Place, placeOf } from '../support/pair.ts';

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
  return [
    await compare(context, node, bare.place, { name: 'one by one', pipeline: 1, requests: 200_000 }),
    await compare(context, node, bare.place, { name: 'pipelined by 16', pipeline: 16, requests: 1_000_000 }),
  ];
}

interface Load {
  name: string;
  pipeline: number;
  requests: number;
}

async function compare(context: BenchContext, node: Place, bare: Place, load: Load): Promise<Result> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round <= (context.rounds ?? 7); round++) {
    const our = await perSecond(context, node, load);
    const their = await perSecond(context, bare, load);
    if (round === 0) continue;
    ours.push(our);
    theirs.push(their);
  }
  return {
    what: `throughput at a node's endpoint, SET and GET, ${load.name}`,
    unit: 'requests/s',
    ours,
    peer: { name: 'bare server, same config', values: theirs },
    target: { of: 'ratio', must: '>=', limit: 0.98 },
  };
}

/** Of as many SETs as GETs, over the time that both took. */
async function perSecond(
  { engine, quick }: BenchContext,
  { host, port }: Place,
  load: Load,
): Promise<number> {
  const requests = quick ? load.requests / 20 : load.requests;
  const place = ['-h', host, '-p', String(port)];
  const amount = [
    '-n',
    String(requests),
    '-c',
    '50',
    '-P',
    String(load.pipeline),
    '-r',
    '100000',
    '-d',
    '100',
  ];
  const csv = await run([...engine.benchmark, ...place, '-t', 'set,get', ...amount, '--csv']);
  const rates = [...csv.matchAll(/^"(?:SET|GET)","([\d.]+)"/gm)].map(([, rate]) => Number(rate));
  if (rates.length !== 2) throw new Error(`redis-benchmark said something else: ${csv}`);
  return 2 / (1 / rates[0]! + 1 / rates[1]!);
}
