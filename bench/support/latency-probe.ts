import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BenchContext } from '../figure.ts';
import { type Place, scaleOf } from './pair.ts';
import { monotonicMs } from './statistics.ts';
import { beside } from './thread.ts';

export interface LatencyProbe extends Place {
  perSecond: number;
  keys: number;
  bytes: number;
}

const PER_SECOND = 1_000;

/** Latencies in milliseconds that a client saw of a server while `work` went on, and only then. */
export async function latenciesDuring(
  context: BenchContext,
  place: Place,
  work: () => Promise<unknown>,
): Promise<number[]> {
  const keys = Math.round(500_000 * scaleOf(context));
  const probe: LatencyProbe = { ...place, perSecond: PER_SECOND, keys, bytes: 200 };
  const worker = new Worker(new URL('../workers/latency-probe.ts', import.meta.url), { workerData: probe });
  return beside(worker, async () => {
    await once(worker, 'message');
    const began = monotonicMs();
    await work();
    const ended = monotonicMs();
    const answer = once(worker, 'message');
    worker.postMessage('stop');
    const [{ intendedAt, latencies }] = (await answer) as [{ intendedAt: number[]; latencies: number[] }];
    return latencies.filter((_, i) => intendedAt[i]! >= began && intendedAt[i]! <= ended);
  });
}
