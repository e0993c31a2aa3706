import { setImmediate as turn } from 'node:timers/promises';
import type { NodeActivity } from '../runtime/runtime.ts';
import type { NodeConnections, NodeKey } from './node-connections.ts';

/** Nodes that nobody waits for are asked less often, by this factor. */
const SELDOM = 10;

export interface NodeWatchOptions {
  connections: NodeConnections;
  pingIntervalMs: number;
  /** One that is stopped, or waits without a stir, is given up after this long without an answer. */
  hangTimeoutMs: number;
  /** One that is at work. */
  busyTimeoutMs: number;
  activityOf(node: NodeKey): Promise<NodeActivity>;
  /** The node is given up: `silentMs` without an answer. Called again at each look until its connection ends. */
  onHung(node: NodeKey, silentMs: number): Promise<void>;
  /** It answered, if only with a refusal. */
  onAnswer(node: NodeKey, refusal: string | undefined): void;
  /** Told of what `activityOf` and `onHung` threw. */
  onError(error: unknown): void;
}

interface Asked {
  node: NodeKey;
  /** When the question was asked that is still open. */
  since: number | undefined;
  /** What it was about when it was first found silent. */
  cpuTicks: number | undefined;
  judging: boolean;
}

/**
 * Asks each node that is connected, again and again, whether it is there. A node that ended is noticed by its closed
 * connection; this finds those that hang, and tells them from those that are only busy by what their process does.
 */
export class NodeWatch {
  readonly #options: NodeWatchOptions;
  readonly #asked = new WeakMap<object, Asked>();
  /** Whose silence makes clients wait: primaries of groups. */
  readonly #urgent = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #round = 0;
  #lastTick = 0;

  constructor(options: NodeWatchOptions) {
    this.#options = options;
  }

  start(): void {
    this.#lastTick = performance.now();
    this.#timer = setInterval(() => this.#tick(), this.#options.pingIntervalMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Has a node asked at each interval, or only seldom. */
  setUrgent(node: NodeKey, urgent: boolean): void {
    if (urgent) this.#urgent.add(keyOf(node));
    else this.#urgent.delete(keyOf(node));
  }

  #tick(): void {
    const now = performance.now();
    // Held up ourselves, answers may lie unread: nobody else is to blame for them.
    const late = now - this.#lastTick > this.#options.pingIntervalMs * 2;
    this.#lastTick = now;
    this.#round++;
    for (const { node, connection } of this.#options.connections.open()) {
      const asked = this.#asked.get(connection) ?? this.#begin(node, connection);
      if (asked.since === undefined) {
        if (this.#urgent.has(keyOf(node)) || this.#round % SELDOM === 0) this.#ask(connection, asked);
      } else if (late) {
        asked.cpuTicks = undefined;
      } else if (!asked.judging) {
        asked.judging = true;
        // What stood in the way, such as a full disk, may be gone at the next look: it is judged anew then.
        void this.#judge(asked, connection)
          .catch(this.#options.onError)
          .finally(() => {
            asked.judging = false;
          });
      }
    }
  }

  #begin(node: NodeKey, connection: object): Asked {
    const asked: Asked = { node, since: undefined, cpuTicks: undefined, judging: false };
    this.#asked.set(connection, asked);
    return asked;
  }

  #ask(connection: { ping(): Promise<string | undefined> }, asked: Asked): void {
    asked.since = performance.now();
    asked.cpuTicks = undefined;
    connection.ping().then(
      (refusal) => {
        asked.since = undefined;
        this.#options.onAnswer(asked.node, refusal);
      },
      // Its end is told by the connection itself.
      () => undefined,
    );
  }

  async #judge(asked: Asked, connection: { close(): void }): Promise<void> {
    // An answer that has come but was not read yet counts.
    await turn();
    await turn();
    if (asked.since === undefined) return;
    const activity = await this.#options.activityOf(asked.node);
    if (asked.since === undefined) return;
    // A child that it had forked to save holds the connection open still, and would for as long as it saves.
    if (activity.state === 'gone') return connection.close();
    const silentMs = performance.now() - asked.since;
    if (silentMs < this.#options.hangTimeoutMs) return;
    const stirred = activity.state === 'working' || activity.cpuTicks !== asked.cpuTicks;
    asked.cpuTicks = activity.cpuTicks;
    // A stopped one can't answer whatever it is at; any other is looked at twice before it is held to be stuck.
    const hangs = activity.state === 'stopped' || !stirred || silentMs >= this.#options.busyTimeoutMs;
    if (hangs) await this.#options.onHung(asked.node, silentMs);
  }
}

function keyOf({ region, cluster_id, id }: NodeKey): string {
  return `${region} ${cluster_id} ${id}`;
}
