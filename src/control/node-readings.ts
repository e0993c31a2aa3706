import type { NodeReading } from '../domain/node-reading.ts';
import type { NodeConnection } from '../engine/connection.ts';
import { readingOf, readingSections } from '../engine/reading.ts';
import type { CacheNodeRow } from '../store/schema.ts';
import type { Clock } from './clock.ts';
import type { NodeConnections, NodeKey } from './node-connections.ts';

/** A node is asked no more often than this, however many want to know. */
const SHARED_MS = 1_000;

/** What a node said of itself, and when. */
export interface Observed {
  reading: NodeReading;
  observedAt: Date;
  /** The same moment by `performance.now()`, which no one sets back. */
  monotonicMs: number;
}

export type ReadableNode = NodeKey & Pick<CacheNodeRow, 'engine_in_force'>;

interface Asked {
  at: number;
  /** Resolves once the question is settled, whatever came of it. */
  settled: Promise<void> | undefined;
  answer: Observed | undefined;
}

/**
 * Asks nodes for their figures by the connections that stand. No connection is made or ended for it, and no node has
 * more than one such question before it.
 */
export class NodeReadings {
  readonly #connections: NodeConnections;
  readonly #clock: Clock;
  readonly #asked = new WeakMap<NodeConnection, Asked>();

  constructor(connections: NodeConnections, clock: Clock) {
    this.#connections = connections;
    this.#clock = clock;
  }

  /**
   * What each of the nodes says, in their order; an answer younger than a second is shared. Undefined for one without a
   * connection, and for one that hasn't answered within `patienceMs`.
   */
  async of(nodes: readonly ReadableNode[], patienceMs: number): Promise<(Observed | undefined)[]> {
    const all = nodes.map((node) => {
      const connection = this.#connections.standing(node);
      return connection && this.#ask(connection, node.engine_in_force);
    });
    await within(patienceMs, Promise.all(all.map((asked) => asked?.settled)));
    return all.map((asked) => asked?.answer);
  }

  #ask(connection: NodeConnection, engine: string | null): Asked {
    const known = this.#asked.get(connection);
    const now = performance.now();
    if (known && (known.settled || now - known.at < SHARED_MS)) return known;
    const asked: Asked = { at: now, settled: undefined, answer: undefined };
    this.#asked.set(connection, asked);
    asked.settled = connection
      .infoAtLeisure(...readingSections(engine?.split(' ')[1]))
      .then((info) => {
        asked.answer = {
          reading: readingOf(info),
          observedAt: this.#clock.now(),
          monotonicMs: performance.now(),
        };
      })
      // It ended, or it is at a script: there is nothing to be told then.
      .catch(() => undefined)
      .finally(() => {
        asked.settled = undefined;
      });
    return asked;
  }
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
