import { type MetricsDatabase, type MetricsTransaction, openMetrics } from './database.ts';
import type { Values } from './definitions.ts';
import { forgetOld, forgetSome } from './forget.ts';
import { addNode, type KnownNode, type KnownNodes, keyOf, knownNodes, type NodeIdentity } from './nodes.ts';
import { readSeries, type Series, type SeriesRequest } from './read.ts';
import { type Filled, filledSoFar, insertSamples, rollUp } from './record.ts';
import { floorTo, SAMPLE_SECONDS, TIERS } from './tiers.ts';

/** How long a round may go on with removing what is of clusters that are gone; the rest is left to the next. */
const FORGET_MS = 20;

/** What all nodes said at about the same time. */
export interface Round {
  at: Date;
  samples: readonly { node: NodeIdentity; values: Values }[];
  /** All nodes there are: of others nothing is kept any longer. */
  present: readonly NodeIdentity[];
}

/** The figures that are kept in one open database. Nothing may run beside anything else on it. @throws SQLite's own errors */
export class MetricsKeeper {
  readonly #database: MetricsDatabase;
  #nodes: KnownNodes;
  #filled: Filled;

  private constructor(database: MetricsDatabase, nodes: KnownNodes, filled: Filled) {
    this.#database = database;
    this.#nodes = nodes;
    this.#filled = filled;
  }

  static async open(path: string): Promise<MetricsKeeper> {
    const database = openMetrics(path);
    try {
      return new MetricsKeeper(database, await knownNodes(database), await filledSoFar(database));
    } catch (error) {
      await database.destroy();
      throw error;
    }
  }

  /** Writes a round down, and puts together and removes what has come of age, in one transaction. */
  async record({ at, samples, present }: Round): Promise<void> {
    const now = Math.floor(at.getTime() / 1000);
    const begun = floorTo(SAMPLE_SECONDS, now);
    // What is known is what has been committed.
    const nodes = new Map(this.#nodes);
    let filled = this.#filled;
    await this.#database.transaction().execute(async (transaction) => {
      const rows: { id: number; values: Values }[] = [];
      for (const { node, values } of samples) {
        const known = nodes.get(keyOf(node)) ?? (await addNode(transaction, node, begun));
        nodes.set(keyOf(node), known);
        rows.push({ id: known.id, values });
      }
      await insertSamples(transaction, begun, rows);
      filled = await rollUp(transaction, filled, begun);
      const [, minutes] = TIERS;
      if (filled.get(minutes.period) !== this.#filled.get(minutes.period)) await forgetOld(transaction, now);
      await forgetGone(transaction, nodes, new Set(present.map(keyOf)), now);
    });
    this.#nodes = nodes;
    this.#filled = filled;
  }

  /** What is kept of a node; each series is empty where that is nothing. */
  async read(node: NodeIdentity, request: SeriesRequest & { now: number }): Promise<Series[]> {
    const known = this.#nodes.get(keyOf(node));
    if (!known) return request.names.map((name) => ({ name, points: [] }));
    return readSeries(this.#database, known.id, { ...request, filled: this.#filled });
  }

  async close(): Promise<void> {
    await this.#database.destroy();
  }
}

/** Removes what is of nodes that aren't `there`, as far as there is time for it, and takes them from `nodes`. */
async function forgetGone(
  transaction: MetricsTransaction,
  nodes: Map<string, KnownNode>,
  there: ReadonlySet<string>,
  now: number,
): Promise<void> {
  const until = performance.now() + FORGET_MS;
  for (const [key, node] of nodes) {
    if (there.has(key)) continue;
    for (let left: KnownNode | undefined = node; left; ) {
      if (performance.now() > until) return;
      left = await forgetSome(transaction, left, now);
      if (left) nodes.set(key, left);
      else nodes.delete(key);
    }
  }
}
