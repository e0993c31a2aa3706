import { setTimeout as delay } from 'node:timers/promises';
import { type NodeEndpoint, openNode, sendAll } from './node-client.ts';

/** Keys of the writer, numbered from 1 in the order they were written; in database 0. */
export const LIVE_PREFIX = 'live:';
/** How many of them there are, by the node's own count. */
export const LIVE_COUNT = 'live-count';

/**
 * A client that goes on writing. Each write is a transaction of a new numbered key and the count of them, so that the
 * moment of a snapshot can be told from what is in it: it holds live:1 to live:N, none missing, none above, and N.
 */
export interface LiveWriter {
  /** Writes that were acknowledged so far. */
  acknowledged(): number;
  /** Resolves when that many writes were acknowledged. @throws what ended it before */
  reached(number: number): Promise<void>;
  /** Milliseconds that the slowest of them took. */
  slowest(): number;
  /** @throws what ended it early */
  stop(): Promise<void>;
}

/** Takes a breath after so many, to leave a small machine's cores to others. */
const WRITES_PER_BREATH = 20;
const BREATH_MS = 5;

export async function startLiveWriter(endpoint: NodeEndpoint): Promise<LiveWriter> {
  const client = await openNode(endpoint);
  let acknowledged = 0;
  let slowest = 0;
  let stopped = false;
  const writing = (async () => {
    while (!stopped) {
      const number = acknowledged + 1;
      const sent = performance.now();
      await sendAll(client, [
        ['MULTI'],
        ['SET', `${LIVE_PREFIX}${number}`, `written while a snapshot was taken ${number}`],
        ['INCR', LIVE_COUNT],
        ['EXEC'],
      ]);
      acknowledged = number;
      slowest = Math.max(slowest, performance.now() - sent);
      if (number % WRITES_PER_BREATH === 0) await delay(BREATH_MS);
    }
  })();
  // Told by stop().
  writing.catch(() => undefined);
  return {
    acknowledged: () => acknowledged,
    async reached(number) {
      while (acknowledged < number) await Promise.race([delay(BREATH_MS), writing]);
    },
    slowest: () => slowest,
    async stop() {
      stopped = true;
      await writing.finally(() => client.close());
    },
  };
}
