import { NodeConnection } from '../engine/connection.ts';
import type { CacheNodeRow } from '../store/schema.ts';

export type NodeKey = Pick<CacheNodeRow, 'region' | 'cluster_id' | 'id'>;
type Reachable = NodeKey & Pick<CacheNodeRow, 'address' | 'port' | 'admin_password'>;

/** One standing connection per node. Its end is the news that the node is gone. */
export class NodeConnections {
  readonly #open = new Map<string, { node: NodeKey; connection: NodeConnection }>();
  readonly #opening = new Map<string, Promise<NodeConnection>>();
  readonly #onLost: (node: NodeKey) => void;

  constructor(onLost: (node: NodeKey) => void) {
    this.#onLost = onLost;
  }

  /** The node's connection, made when there is none. @throws when the node can't be reached. */
  async to(node: Reachable): Promise<NodeConnection> {
    const key = keyOf(node);
    const known = this.#open.get(key)?.connection;
    if (known?.isOpen) return known;
    const opening = this.#opening.get(key) ?? this.#connect(key, node);
    this.#opening.set(key, opening);
    return opening.finally(() => this.#opening.delete(key));
  }

  /** Lets go of a node that is about to end on purpose: no news of it then. */
  drop(node: NodeKey): void {
    const known = this.#open.get(keyOf(node));
    this.#open.delete(keyOf(node));
    known?.connection.close();
  }

  isConnected(node: NodeKey): boolean {
    return this.standing(node) !== undefined;
  }

  /** The connection to a node that is open now; none is made. */
  standing(node: NodeKey): NodeConnection | undefined {
    const known = this.#open.get(keyOf(node))?.connection;
    return known?.isOpen ? known : undefined;
  }

  /** The nodes that are connected now. */
  *open(): Generator<{ node: NodeKey; connection: NodeConnection }> {
    for (const { node, connection } of this.#open.values()) {
      if (connection.isOpen) yield { node, connection };
    }
  }

  closeAll(): void {
    const all = [...this.#open.values()];
    this.#open.clear();
    for (const { connection } of all) connection.close();
  }

  async #connect(key: string, node: Reachable): Promise<NodeConnection> {
    const connection = await NodeConnection.open({
      address: node.address,
      port: node.port,
      adminPassword: node.admin_password,
    });
    this.#open.set(key, { node, connection });
    void connection.closed.then(() => {
      if (this.#open.get(key)?.connection !== connection) return;
      this.#open.delete(key);
      this.#onLost(node);
    });
    return connection;
  }
}

function keyOf({ region, cluster_id, id }: NodeKey): string {
  return `${region} ${cluster_id} ${id}`;
}
