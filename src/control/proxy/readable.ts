import type { Server } from '../../proxy/servers.ts';
import type { CacheNodeRow } from '../../store/schema.ts';
import type { MemberState, ReplicationBoard } from '../group/board.ts';

type Node = Pick<CacheNodeRow, 'region' | 'cluster_id' | 'address' | 'port' | 'created_at' | 'data_epoch'> &
  Partial<Pick<CacheNodeRow, 'process_json'>>;

/**
 * A replica is pointed at a new primary within moments of a failover: its readers needn't notice. One that takes longer
 * shows data that grows old beside a primary that goes on.
 */
const GRACE_MS = 2_000;

/** Which replicas may be read from, by what their groups saw of them and when they were last in sync. */
export class ReadableReplicas {
  readonly #inSyncAt = new Map<string, number>();
  /** Read from when this controller came, and not seen by it yet. */
  readonly #unseen = new Set<string>();

  /**
   * Those of `replicas` that may be read from, and for how many milliseconds that holds by itself; `servers` are those
   * that a new controller found, which it goes on with until it knows more. `now` is of performance.now().
   */
  among<Replica extends Node>(
    replicas: readonly Replica[],
    board: Pick<ReplicationBoard, 'of'>,
    servers: readonly Server[],
    now: number,
  ): { readable: Replica[]; forMs: number | undefined } {
    const ends: number[] = [];
    const readable = replicas.filter((replica) => {
      const state = board.of(replica);
      // Another one may have the name, and the address, of one that was removed; and one that was started anew may hold
      // less than it did, until it is in sync again.
      const key = `${replica.region} ${replica.cluster_id} ${replica.created_at} ${replica.process_json}`;
      if (state?.inSync) this.#inSyncAt.set(key, now);
      const last = this.#inSyncAt.get(key);
      if (state) this.#unseen.delete(key);
      else if (last === undefined && isReadFrom(replica, servers)) this.#unseen.add(key);
      if (last === undefined) return this.#unseen.has(key);
      if (state?.inSync) return true;
      const left = last + GRACE_MS - now;
      if (left <= 0 || isLosingItsData(state)) return false;
      ends.push(left);
      return true;
    });
    return { readable, forMs: ends.length > 0 ? Math.ceil(Math.min(...ends)) : undefined };
  }
}

/** It is getting a new copy of all data, or became a primary. */
function isLosingItsData(state: MemberState | undefined): boolean {
  return state !== undefined && (state.syncing || state.role === 'master');
}

/** One that never was in sync isn't: it has the address of one that was. */
function isReadFrom({ address, port, data_epoch }: Node, servers: readonly Server[]): boolean {
  if (data_epoch === 0) return false;
  return servers.some((server) => server.address === address && server.port === port && !server.maintenance);
}
