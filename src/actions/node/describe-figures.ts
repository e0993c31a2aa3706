import type { Observed, ReadableNode } from '../../control/node-readings.ts';
import type { Store } from '../../store/database.ts';
import type { Action } from '../action.ts';
import { findCluster } from '../cache-cluster/find.ts';

/** Whoever looks at many nodes waits for the slowest. */
const PATIENCE_MS = 400;

/** A node by its own word. Sizes in bytes; nothing but its ids where it can't be reached. */
interface NodeFigures {
  CacheClusterId: string;
  CacheNodeId: string;
  Reachable: boolean;
  ObservedAt?: Date;
  Role?: 'primary' | 'replica';
  EngineVersion?: string;
  ProcessId?: number;
  UptimeSeconds?: number;
  UsedMemory?: number;
  MaxMemory?: number;
  Keys?: number;
  KeysWithExpiry?: number;
  ConnectedClients?: number;
  OpsPerSecond?: number;
  DataBytes?: number | undefined;
}

/** Holdfast's own: what the nodes of the region, or that of one cluster, say of themselves at this moment. */
export const DescribeNodeFigures: Action<{ CacheClusterId?: string }, { Nodes: NodeFigures[] }> = async (
  input,
  { store, region, control },
) => {
  const nodes = input.CacheClusterId
    ? [(await findCluster(store, region, input.CacheClusterId)).node]
    : await nodesOf(store, region);
  const observed = await control.readings.of(nodes, PATIENCE_MS);
  return { Nodes: nodes.map((node, index) => showFigures(node, observed[index])) };
};

function nodesOf(store: Store, region: string): Promise<ReadableNode[]> {
  return store
    .selectFrom('cache_node')
    .select(['region', 'cluster_id', 'id', 'engine_in_force'])
    .where('region', '=', region)
    .orderBy('cluster_id')
    .orderBy('id')
    .execute();
}

function showFigures({ cluster_id, id }: ReadableNode, observed: Observed | undefined): NodeFigures {
  const names = { CacheClusterId: cluster_id, CacheNodeId: id };
  if (!observed) return { ...names, Reachable: false };
  const { reading, observedAt } = observed;
  return {
    ...names,
    Reachable: true,
    ObservedAt: observedAt,
    Role: reading.role,
    EngineVersion: reading.version,
    ProcessId: reading.processId,
    UptimeSeconds: reading.uptimeSeconds,
    UsedMemory: reading.usedMemory,
    MaxMemory: reading.maxMemory,
    Keys: reading.keys,
    KeysWithExpiry: reading.keysWithExpiry,
    ConnectedClients: reading.connectedClients,
    OpsPerSecond: reading.opsPerSecond,
    DataBytes: reading.dataBytes,
  };
}
