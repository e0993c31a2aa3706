import type { CacheNodeRow, ReplicationGroupRow } from '../store/schema.ts';

/** Where clients connect. */
export interface Endpoint {
  Address: string;
  Port: number;
}

/** A node's own endpoint, which stays with it. */
export function nodeEndpoint(node: Pick<CacheNodeRow, 'address' | 'port'>): Endpoint {
  return { Address: node.address, Port: node.port };
}

type GroupAddresses = Pick<ReplicationGroupRow, 'endpoint_address' | 'reader_address' | 'port'>;

/** The endpoint that whoever is primary of a group serves. */
export function primaryEndpoint(group: GroupAddresses): Endpoint {
  return { Address: group.endpoint_address, Port: group.port };
}

/** The endpoint that spreads connections over a group's replicas; undefined while there is no proxy to do so. */
export function readerEndpoint(group: GroupAddresses): Endpoint | undefined {
  return group.reader_address ? { Address: group.reader_address, Port: group.port } : undefined;
}
