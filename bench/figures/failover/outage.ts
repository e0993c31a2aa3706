import type { BenchContext, Figure, Result } from '../../figure.ts';
import { HoldfastTrio } from '../../support/failover/holdfast-trio.ts';
import { type Fault, failoverRound, type Round, roundInWords } from '../../support/failover/round.ts';
import { SentinelTrio } from '../../support/failover/sentinel-trio.ts';
import type { Trio } from '../../support/failover/trio.ts';
import { Holdfast } from '../../support/holdfast.ts';
import { NODE_TYPE } from '../../support/pair.ts';
import { percentile } from '../../support/statistics.ts';
import { Writers } from '../../support/writers/writers.ts';

/** What 20 writers notice when the primary dies, hangs, or is replaced as planned; against Redis Sentinel. */
export const outage: Figure = { name: 'failover-outage', measure };

const MODEL = 'model';
/** What Sentinel is often set to where seconds count, and what it comes with in most guides. */
const SHORT_DOWN_AFTER_MS = 500;
const USUAL_DOWN_AFTER_MS = 5_000;
const KILL = 'kill -9 of the primary';
const HANG = 'primary hangs (SIGSTOP)';
const SWITCHOVER = 'planned switchover';

async function measure(context: BenchContext): Promise<Result[]> {
  const rounds = context.rounds ?? (context.quick ? 3 : 20);
  await using holdfast = await Holdfast.start(context);
  await holdfast.client.call('CreateCacheCluster', {
    CacheClusterId: MODEL,
    Engine: context.engine.engine,
    EngineVersion: context.engine.version,
    CacheNodeType: NODE_TYPE,
    NumCacheNodes: 1,
  });
  await holdfast.api.clusterAvailable(MODEL);
  await using writers = new Writers();
  const ours = await HoldfastTrio.create(context, holdfast, 'trio');
  const sentinel = (downAfterMs: number) => SentinelTrio.start(context, holdfast, MODEL, downAfterMs);
  await using short = await sentinel(SHORT_DOWN_AFTER_MS);
  const run = (fault: Fault, trios: readonly Trio[], times: number) =>
    roundsOf(context, writers, fault, trios, times);
  const [kill, killShort] = await run('kill', [ours, short], rounds);
  const [hang, hangShort] = await run('hang', [ours, short], rounds);
  const [planned, plannedShort] = await run('switchover', [ours, short], rounds);
  await using usual = await sentinel(USUAL_DOWN_AFTER_MS);
  const fewer = Math.ceil(rounds / 4);
  const [killUsual] = await run('kill', [usual], fewer);
  const [hangUsual] = await run('hang', [usual], fewer);
  return [
    ...unplanned(KILL, [kill!, killShort!, killUsual!], { median: 30, p99: 150 }),
    ...unplanned(HANG, [hang!, hangShort!, hangUsual!], { median: 900 }),
    ...outageRows(SWITCHOVER, [planned!, plannedShort!], { median: 25, p99: 100 }),
    mustBeNone('- acknowledged writes lost, all rounds together', 'writes', 'lost', [
      planned!,
      plannedShort!,
    ]),
    mustBeNone('- full resyncs, all rounds together', 'full resyncs', 'fullSyncs', [planned!, plannedShort!]),
  ];
}

interface Rounds {
  name: string;
  of: Round[];
}

/** One after the other in turn: ours, theirs, ours, theirs. */
async function roundsOf(
  context: BenchContext,
  writers: Writers,
  fault: Fault,
  trios: readonly Trio[],
  times: number,
): Promise<Rounds[]> {
  const all = trios.map(({ name }): Rounds => ({ name, of: [] }));
  for (let round = 1; round <= times; round++) {
    for (const [i, trio] of trios.entries()) {
      const found = await failoverRound(trio, writers, fault, `${fault}-${round}`);
      context.note(`  ${fault} ${round}, ${trio.name}: ${roundInWords(found)}`);
      all[i]!.of.push(found);
    }
  }
  return all;
}

function unplanned(
  what: string,
  [ours, short, usual]: readonly [Rounds, Rounds, Rounds],
  limits: { median: number; p99?: number },
): Result[] {
  const [first, ...rest] = outageRows(what, [ours, short], limits);
  return [
    first!,
    {
      what: `- beside ${usual.name}`,
      unit: 'ms',
      ours: valuesOf(ours, 'outageMs'),
      peer: { name: usual.name, values: valuesOf(usual, 'outageMs') },
      plot: what,
    },
    ...rest,
    {
      what: '- acknowledged writes lost, all rounds together',
      unit: 'writes',
      ours: [sumOf(ours, 'lost')],
      peer: { name: short.name, values: [sumOf(short, 'lost')] },
    },
    {
      what: '- of these, told by a bound alone',
      unit: 'writes',
      ours: [sumOf(ours, 'bounded')],
    },
    mustBeNone('- of these, told by no report', 'writes', 'untold', [ours, short]),
  ];
}

function outageRows(
  what: string,
  [ours, peer]: readonly [Rounds, Rounds],
  limits: { median: number; p99?: number },
): Result[] {
  const p99 = (rounds: Rounds) => [percentile(valuesOf(rounds, 'outageMs'), 0.99)];
  return [
    {
      what: `${what}: write outage`,
      unit: 'ms',
      ours: valuesOf(ours, 'outageMs'),
      peer: { name: peer.name, values: valuesOf(peer, 'outageMs') },
      target: { of: 'median', must: '<=', limit: limits.median },
      plot: what,
    },
    {
      what: '- its p99',
      unit: 'ms',
      ours: p99(ours),
      peer: { name: peer.name, values: p99(peer) },
      ...(limits.p99 && { target: { of: 'median', must: '<=', limit: limits.p99 } }),
    },
    {
      what: '- of the writer that waited longest',
      unit: 'ms',
      ours: valuesOf(ours, 'worstWriterMs'),
      peer: { name: peer.name, values: valuesOf(peer, 'worstWriterMs') },
    },
  ];
}

function mustBeNone(
  what: string,
  unit: Result['unit'],
  field: keyof Round,
  [ours, peer]: readonly [Rounds, Rounds],
): Result {
  return {
    what,
    unit,
    ours: [sumOf(ours, field)],
    peer: { name: peer.name, values: [sumOf(peer, field)] },
    target: { of: 'median', must: '<=', limit: 0 },
  };
}

function valuesOf(rounds: Rounds, field: keyof Round): number[] {
  return rounds.of.map((round) => round[field]);
}

function sumOf(rounds: Rounds, field: keyof Round): number {
  return valuesOf(rounds, field).reduce((sum, value) => sum + value, 0);
}
