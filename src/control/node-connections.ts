import { NodeConnection } from '../engine/connection.ts';
import type { CacheNodeRow } from '../store/schema.ts';

type NodeKey = Pick<CacheNodeRow, 'region' | 'cluster_id' | 'id'>;
type Reachable = NodeKey & Pick<CacheNodeRow, 'address' | 'port' | 'admin_password'>;

/** One standing connection per node. Its end is the news that the node is gone. */
export class NodeConnections {
  readonly #open = new Map<string, NodeConnection>();
  readonly #opening = new Map<string, Promise<NodeConnection>>();
  readonly #onLost: (node: NodeKey) => void;

  constructor(onLost: (node: NodeKey) => void) {
    this.#onLost = onLost;
  }

  /** The node's connection, made when there is none. @throws when the node can't be reached. */
  async to(node: Reachable): Promise<NodeConnection> {
    const key = keyOf(node);
    const known = this.#open.get(key);
    if (known?.isOpen) return known;
    const opening = this.#opening.get(key) ?? this.#connect(key, node);
    this.#opening.set(key, opening);
    return opening.finally(() => this.#opening.delete(key));
  }

  /** Lets go of a node that is about to end on purpose: no news of it then. */
  drop(node: NodeKey): void {
    const connection = this.#open.get(keyOf(node));
    this.#open.delete(keyOf(node));
    connection?.close();
  }

  closeAll(): void {
    const all = [...this.#open.values()];
    this.#open.clear();
    for (const connection of all) connection.close();
  }

  async #connect(key: string, node: Reachable): Promise<NodeConnection> {
    const connection = await NodeConnection.open({
      address: node.address,
      port: node.port,
      adminPassword: node.admin_password,
    });
    this.#open.set(key, connection);
    void connection.closed.then(() => {
      if (this.#open.get(key) !== connection) return;
      this.#open.delete(key);
      this.#onLost(node);
    });
    return connection;
  }
}

function keyOf({ region, cluster_id, id }: NodeKey): string {
  return `${region} ${cluster_id} ${id}`;
}
