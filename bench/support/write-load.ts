import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BenchContext } from '../figure.ts';
import { type Place, scaleOf } from './pair.ts';
import { beside } from './thread.ts';

export interface WriteLoad extends Place {
  perSecond: number;
  connections: number;
  /** How many of the dataset's documents are overwritten, at random. */
  keys: number;
  /** Size of a value, that of the document that it takes the place of on average. */
  bytes: number;
}

const PER_SECOND = 2_000;

/** Runs `work` while a few clients overwrite keys of the server's dataset, as many a second whatever happens. */
export async function underWrites<T>(
  context: BenchContext,
  place: Place,
  work: () => Promise<T>,
): Promise<T> {
  const keys = Math.round(500_000 * scaleOf(context));
  const load: WriteLoad = { ...place, perSecond: PER_SECOND, connections: 4, keys, bytes: 200 };
  const worker = new Worker(new URL('../workers/write-load.ts', import.meta.url), { workerData: load });
  return beside(worker, async () => {
    await once(worker, 'message');
    return work();
  });
}
