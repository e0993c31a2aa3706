import type { NodeConnection } from '../engine/connection.ts';
import { type Info, infoNumber } from '../engine/info.ts';
import type { NodeKey } from './node-connections.ts';

/** What a node answers to PING while it can't write to its append-only file; a replica answers as ever. */
const FULL = /^MISCONF Errors writing to the AOF file/;
/** A rewrite needs more room than the writes that go through again; until there is some, it fails. */
const RETRY_MS = 1_000;

interface Owed {
  triedAt: number;
  /** The engine has taken the last request: how that ended it tells. */
  isTaken: boolean;
}

/**
 * Has nodes write their append-only files anew once their disk, which was full, takes writes again. Engines leave a hole in
 * a file that was begun by a rewrite or a full sync, and a second full disk may cut off what was whole (see src/aof/holes.ts).
 */
export class FullDisks {
  readonly #owed = new Map<string, Owed>();
  readonly #settling = new Set<string>();

  /** A node has answered to a PING: with nothing but that, or with a refusal. @throws the engine's own error, or that its connection ended */
  async answered(
    node: NodeKey,
    refusal: string | undefined,
    connection: NodeConnection | undefined,
  ): Promise<void> {
    if (refusal !== undefined && FULL.test(refusal)) this.#note(node);
    else if (connection && this.owes(node))
      await this.seen(node, connection, await connection.info('persistence'));
  }

  /** A node has told of its persistence. @throws the engine's own error, or that its connection ended */
  async seen(node: NodeKey, connection: NodeConnection, info: Info): Promise<void> {
    if (writesFail(info)) return this.#note(node);
    const key = keyOf(node);
    const owed = this.#owed.get(key);
    if (!owed || this.#settling.has(key)) return;
    this.#settling.add(key);
    try {
      await this.#settle(key, owed, connection, info);
    } finally {
      this.#settling.delete(key);
    }
  }

  /** Whether its file may have a hole, and is yet to be written anew. */
  owes(node: NodeKey): boolean {
    return this.#owed.has(keyOf(node));
  }

  #note(node: NodeKey): void {
    this.#owed.set(keyOf(node), { triedAt: Number.NEGATIVE_INFINITY, isTaken: false });
  }

  async #settle(key: string, owed: Owed, connection: NodeConnection, info: Info): Promise<void> {
    const isUnderWay =
      infoNumber(info, 'aof_rewrite_in_progress') === 1 || infoNumber(info, 'aof_rewrite_scheduled') === 1;
    if (isUnderWay) return;
    if (owed.isTaken && info.get('aof_last_bgrewrite_status') === 'ok') {
      this.#owed.delete(key);
      return;
    }
    if (performance.now() - owed.triedAt < RETRY_MS) return;
    owed.triedAt = performance.now();
    owed.isTaken = false;
    await connection.command('BGREWRITEAOF');
    owed.isTaken = true;
  }
}

/** Whether the last write to the append-only file failed. */
export function writesFail(info: Info): boolean {
  return info.get('aof_last_write_status') === 'err';
}

function keyOf({ region, cluster_id, id }: NodeKey): string {
  return `${region} ${cluster_id} ${id}`;
}
