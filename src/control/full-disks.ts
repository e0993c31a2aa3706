import type { NodeConnection } from '../engine/connection.ts';
import type { NodeKey } from './node-connections.ts';

/** What a node answers while it can't write to its append-only file; a replica answers as ever. */
const FULL = /^MISCONF Errors writing to the AOF file/;

/**
 * Has nodes write their append-only files anew once their disk, which was full, takes writes again. Engines leave a hole in
 * a file that was begun by a rewrite or a full sync, and a second full disk may cut off what was whole (see src/aof/holes.ts).
 */
export class FullDisks {
  readonly #full = new Set<string>();
  readonly #connectionTo: (node: NodeKey) => NodeConnection | undefined;
  readonly #onError: (node: NodeKey, error: unknown) => void;

  constructor(
    connectionTo: (node: NodeKey) => NodeConnection | undefined,
    onError: (node: NodeKey, error: unknown) => void,
  ) {
    this.#connectionTo = connectionTo;
    this.#onError = onError;
  }

  /** A node has answered to a PING: with nothing but that, or with a refusal. */
  answered(node: NodeKey, refusal: string | undefined): void {
    const key = `${node.region} ${node.cluster_id} ${node.id}`;
    if (refusal !== undefined && FULL.test(refusal)) this.#full.add(key);
    else if (this.#full.delete(key)) {
      const connection = this.#connectionTo(node);
      if (connection) rewriteFile(connection).catch((error: unknown) => this.#onError(node, error));
    }
  }
}

/** One that is under way, or about to be, will do. */
export async function rewriteFile(connection: NodeConnection): Promise<void> {
  await connection.command('BGREWRITEAOF').catch((error: Error) => {
    if (!/already in progress/.test(error.message)) throw error;
  });
}
