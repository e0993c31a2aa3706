import type { AofSample } from '../../aof/sample.ts';
import type { CacheNodeRow } from '../../store/schema.ts';

/** What a member's node said of itself when it was last asked. */
export interface MemberState {
  role: 'master' | 'slave';
  /** Of a replica: whether its link to the primary that it should follow is up and nothing is left to be loaded. */
  inSync: boolean;
  /** It is receiving the whole data set from its primary now. */
  syncing: boolean;
  /** Bytes of the replication stream that it has processed, or written as primary. */
  offset: number;
  /** Bytes that it is behind its primary, as far as can be told; 0 for the primary. */
  lagBytes: number;
  /** Identifies the history that `offset` counts in. */
  replid: string;
  /** Of a primary: where its append-only file was when it had come to `offset`. */
  sample?: AofSample;
  at: Date;
}

type NodeKey = Pick<CacheNodeRow, 'region' | 'cluster_id'>;

/** How a member ended, or was ended. */
export interface Loss {
  /** Of `performance.now()`. */
  at: number;
  hung: boolean;
}

/** The replication state of all members of groups as last seen. In memory only: a new controller asks anew. */
export class ReplicationBoard {
  readonly #states = new Map<string, MemberState>();
  readonly #groups = new Map<string, string>();
  readonly #losses = new Map<string, Loss>();

  /** Undefined when the node could not be reached when it was last tried, or never was. */
  of(node: NodeKey): MemberState | undefined {
    return this.#states.get(keyOf(node));
  }

  put(node: NodeKey, state: MemberState | undefined): void {
    if (state) this.#states.set(keyOf(node), state);
    else this.#states.delete(keyOf(node));
  }

  /** The group that a node was last seen in: whoever learns of its end needn't ask the store. */
  groupOf(node: NodeKey): string | undefined {
    return this.#groups.get(keyOf(node));
  }

  /** One that leaves is forgotten: another of its name may come, and have nothing yet. */
  assign(node: NodeKey, groupId: string | undefined): void {
    if (groupId !== undefined) {
      this.#groups.set(keyOf(node), groupId);
      return;
    }
    this.#groups.delete(keyOf(node));
    this.#states.delete(keyOf(node));
    this.#losses.delete(keyOf(node));
  }

  /** The connection to a node has ended. */
  lost(node: NodeKey): void {
    if (this.#losses.get(keyOf(node))?.hung) return;
    this.#losses.set(keyOf(node), { at: performance.now(), hung: false });
  }

  /** A node is about to be ended since it hangs: from `at` on nobody was answered. */
  hung(node: NodeKey, at: number): void {
    this.#losses.set(keyOf(node), { at, hung: true });
  }

  /** How the node's connection ended, told once. */
  takeLoss(node: NodeKey): Loss | undefined {
    const loss = this.#losses.get(keyOf(node));
    this.#losses.delete(keyOf(node));
    return loss;
  }
}

function keyOf({ region, cluster_id }: NodeKey): string {
  return `${region} ${cluster_id}`;
}
