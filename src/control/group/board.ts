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
  at: Date;
}

type NodeKey = Pick<CacheNodeRow, 'region' | 'cluster_id'>;

/** The replication state of all members of groups as last seen. In memory only: a new controller asks anew. */
export class ReplicationBoard {
  readonly #states = new Map<string, MemberState>();

  /** Undefined when the node could not be reached when it was last tried, or never was. */
  of(node: NodeKey): MemberState | undefined {
    return this.#states.get(keyOf(node));
  }

  put(node: NodeKey, state: MemberState | undefined): void {
    if (state) this.#states.set(keyOf(node), state);
    else this.#states.delete(keyOf(node));
  }
}

function keyOf({ region, cluster_id }: NodeKey): string {
  return `${region} ${cluster_id}`;
}
