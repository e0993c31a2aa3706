import type { NodeIdentity } from '../../metrics/nodes.ts';
import type { Store } from '../../store/database.ts';
import type { ReadableNode } from '../node-readings.ts';

/** A node to be sampled. */
export interface SampledNode extends ReadableNode {
  identity: NodeIdentity;
  /** The cluster that is the primary of its group, as the group has it; null for one in no group. */
  primary: string | null;
}

/** The nodes of all regions. */
export async function allNodes(store: Store): Promise<SampledNode[]> {
  const rows = await store
    .selectFrom('cache_node')
    .innerJoin('cache_cluster', (join) =>
      join
        .onRef('cache_cluster.region', '=', 'cache_node.region')
        .onRef('cache_cluster.id', '=', 'cache_node.cluster_id'),
    )
    .leftJoin('replication_group', (join) =>
      join
        .onRef('replication_group.region', '=', 'cache_cluster.region')
        .onRef('replication_group.id', '=', 'cache_cluster.replication_group_id'),
    )
    .select([
      'cache_node.region',
      'cache_node.cluster_id',
      'cache_node.id',
      'cache_node.engine_in_force',
      'cache_cluster.created_at',
      'replication_group.primary_cluster_id',
    ])
    .execute();
  return rows.map(({ created_at, primary_cluster_id, ...node }) => ({
    ...node,
    identity: identityOf({ region: node.region, id: node.cluster_id, created_at }),
    primary: primary_cluster_id,
  }));
}

export function identityOf(cluster: { region: string; id: string; created_at: string }): NodeIdentity {
  return { region: cluster.region, clusterId: cluster.id, createdAt: cluster.created_at };
}
