import { setTimeout as delay } from 'node:timers/promises';
import { ask, fullSyncs } from '../ask.ts';
import type { Writers } from '../writers/writers.ts';
import { missingFrom, unlisted } from './missing.ts';
import { NOTHING_REPORTED, type Trio, type TrioNode } from './trio.ts';

/**
 * What happens to the primary: it is killed; it is killed while its replicas have stood still for a while; it is stopped
 * and never goes on; another one is to take its place.
 */
export type Fault = 'kill' | 'kill-behind' | 'hang' | 'switchover';

export interface Round {
  outageMs: number;
  worstWriterMs: number;
  acknowledgedPerSecond: number;
  /** Acknowledged, and not there on the new primary. */
  lost: number;
  /** Of these, those that the report doesn't list, but has a bound for: they were held back, or can't be told apart. */
  bounded: number;
  /** Of these, those that nobody reported at all. */
  untold: number;
  /** Times that one of the three needed the whole data set again. Only of a switchover, in which no process ends. */
  fullSyncs: number;
}

/** A round, and how the report came by what it says; empty where it lists every write that was lost. */
export interface ToldRound extends Round {
  how: string;
}

const WRITERS = 20;
const BEFORE_MS = 1_000;
const AFTER_MS = 1_000;
const RECOVERED_WITHIN_MS = 60_000;
/**
 * How far replicas are held back, under values of this size: what a primary has sent them is theirs, even unread, so it
 * takes more than the kernel's buffers hold for anything to be lost.
 */
const BEHIND = { ms: 300, bytes: 6_000 };

/** One fault under 20 writers at full speed; all is in order again when it resolves. `name` prefixes the keys. */
export async function failoverRound(
  trio: Trio,
  writers: Writers,
  fault: Fault,
  name: string,
): Promise<ToldRound> {
  const bytes = fault === 'kill-behind' ? BEHIND.bytes : 0;
  const crew = await writers.crew(name, { route: trio.route, writers: WRITERS, bytes });
  await delay(BEFORE_MS);
  const primary = await trio.primary();
  const nodes = await trio.nodes();
  const syncsBefore = fault === 'switchover' ? await syncsOf(nodes) : 0;
  await crew.mark();
  const recovered = crew.recovered(RECOVERED_WITHIN_MS);
  recovered.catch(() => undefined);
  await strike(fault, trio, primary, nodes);
  const diedAt = Date.now();
  await recovered;
  await delay(AFTER_MS);
  const report = await crew.stop();
  const missing = await missingFrom((await trio.primary()).place, report);
  await trio.settle();
  const reported = missing.length > 0 ? await trio.reportedLost() : NOTHING_REPORTED;
  const account = unlisted(missing, reported, { diedAt, bytes });
  await ask((await trio.primary()).place, 'UNLINK', ...report.writers.map(({ key }) => key));
  return {
    outageMs: report.outageMs,
    worstWriterMs: report.worstWriterMs,
    acknowledgedPerSecond: report.acknowledgedPerSecond,
    lost: missing.length,
    ...account,
    how: account.bounded + account.untold > 0 ? reported.how : '',
    fullSyncs: fault === 'switchover' ? (await syncsOf(nodes)) - syncsBefore : 0,
  };
}

/** A round in a line, for who looks on. */
export function roundInWords({
  outageMs,
  lost,
  bounded,
  untold,
  fullSyncs,
  how,
  ...rest
}: ToldRound): string {
  const rate = `${Math.round(rest.acknowledgedPerSecond)} writes/s before it`;
  return `${outageMs.toFixed(1)} ms, ${lost} lost (${bounded} told by a bound alone, ${untold} by no report${how && `: ${how}`}), ${fullSyncs} full resyncs, ${rate}`;
}

async function strike(
  fault: Fault,
  trio: Trio,
  primary: TrioNode,
  nodes: readonly TrioNode[],
): Promise<void> {
  if (fault === 'switchover') await trio.switchOver();
  else if (fault === 'hang') process.kill(primary.pid, 'SIGSTOP');
  else if (fault === 'kill') process.kill(primary.pid, 'SIGKILL');
  else {
    const replicas = nodes.filter(({ pid }) => pid !== primary.pid);
    for (const { pid } of replicas) process.kill(pid, 'SIGSTOP');
    await delay(BEHIND.ms);
    process.kill(primary.pid, 'SIGKILL');
    for (const { pid } of replicas) process.kill(pid, 'SIGCONT');
  }
}

async function syncsOf(nodes: readonly TrioNode[]): Promise<number> {
  const counts = await Promise.all(nodes.map(({ place }) => fullSyncs(place)));
  return counts.reduce((sum, count) => sum + count, 0);
}
