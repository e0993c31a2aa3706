import type { CacheNodeRow, ProxyListenerRow, ReplicationGroupRow } from '../store/schema.ts';
import type { Network } from './proxy/network.ts';

/** Where clients connect. */
export interface Endpoint {
  Address: string;
  Port: number;
}

/** What an endpoint leads to: a cluster's node, or a group's primary or readable members. */
export interface EndpointTarget {
  kind: 'node' | 'primary' | 'reader';
  region: string;
  /** Of the cluster, or the group. */
  id: string;
}

type GroupAddress = Pick<ReplicationGroupRow, 'region' | 'id' | 'endpoint_address' | 'port'>;
type NodeAddress = Pick<CacheNodeRow, 'region' | 'cluster_id' | 'address' | 'port'>;

/** The endpoints that are shown. Those that are the proxy's are known here from when it first serves them. */
export class Endpoints {
  readonly network: Network;
  #listeners = new Map<string, Endpoint>();

  constructor(network: Network) {
    this.network = network;
  }

  /** A node's own endpoint, which stays with it; undefined while the proxy doesn't serve it. */
  ofNode(node: NodeAddress): Endpoint | undefined {
    if (this.network.kind === 'floating') return { Address: node.address, Port: node.port };
    return this.#of({ kind: 'node', region: node.region, id: node.cluster_id });
  }

  /** The endpoint of whoever is primary of a group; undefined while the proxy doesn't serve it. */
  ofPrimary(group: GroupAddress): Endpoint | undefined {
    if (this.network.kind === 'floating') return { Address: group.endpoint_address, Port: group.port };
    return this.#of({ kind: 'primary', region: group.region, id: group.id });
  }

  /** The endpoint that spreads connections over a group's replicas; undefined while there is no proxy to do so. */
  ofReader({ region, id }: Pick<GroupAddress, 'region' | 'id'>): Endpoint | undefined {
    return this.#of({ kind: 'reader', region, id });
  }

  /** Whether a target's endpoint is the proxy's to serve, rather than the node's own. */
  needsProxy({ kind }: EndpointTarget): boolean {
    return kind === 'reader' || this.network.kind === 'ports';
  }

  /** Whether there is a place for clients to connect to. It stays the same also while nothing listens there. */
  isServed(target: EndpointTarget): boolean {
    return !this.needsProxy(target) || this.#of(target) !== undefined;
  }

  /** What is shown as the proxy's from now on. */
  serve(listeners: readonly ProxyListenerRow[]): void {
    this.#listeners = new Map(
      listeners.flatMap((listener) => {
        const target = targetOf(listener);
        const address = this.network.kind === 'ports' ? this.network.advertise : listener.address;
        return target ? [[targetKey(target), { Address: address, Port: listener.port }]] : [];
      }),
    );
  }

  #of(target: EndpointTarget): Endpoint | undefined {
    return this.#listeners.get(targetKey(target));
  }
}

/** Whom a listener is for; undefined for a spare one. */
export function targetOf({ kind, region, target_id }: ProxyListenerRow): EndpointTarget | undefined {
  if (kind === null || region === null || target_id === null) return undefined;
  return { kind: kind as EndpointTarget['kind'], region, id: target_id };
}

/** As words, to compare and to look up by. */
export function targetKey({ kind, region, id }: EndpointTarget): string {
  return `${kind} ${region} ${id}`;
}
