import type { CacheNodeRow, ReplicationGroupRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import type { EndpointTarget } from '../endpoints.ts';

type Node = Pick<
  CacheNodeRow,
  'region' | 'cluster_id' | 'address' | 'port' | 'created_at' | 'data_epoch' | 'process_json'
>;

/** An endpoint that the proxy is to serve, and whom it leads to. */
export interface WantedEndpoint extends EndpointTarget {
  /** Of the nodes behind it. */
  port: number;
  /** Where connections go while no replica is to be read from. */
  primary: { address: string; port: number };
  /** Those that connections may be spread over. */
  replicas: readonly Node[];
}

/** Every endpoint that is the proxy's, by what the rows say. */
export async function wantedEndpoints({
  store,
  endpoints,
}: Pick<ControlContext, 'store' | 'endpoints'>): Promise<WantedEndpoint[]> {
  const groups = await store
    .selectFrom('replication_group')
    .selectAll()
    .where('status', '<>', 'create-failed')
    .execute();
  const ports = endpoints.network.kind === 'ports';
  if (groups.length === 0 && !ports) return [];
  const nodes = await store
    .selectFrom('cache_node')
    .innerJoin('cache_cluster', (join) =>
      join
        .onRef('cache_cluster.region', '=', 'cache_node.region')
        .onRef('cache_cluster.id', '=', 'cache_node.cluster_id'),
    )
    .select([
      'cache_node.region',
      'cache_node.cluster_id',
      'cache_node.address',
      'cache_node.port',
      'cache_node.created_at',
      'cache_node.data_epoch',
      'cache_node.process_json',
      'cache_cluster.replication_group_id',
    ])
    .where('cache_cluster.status', '<>', 'deleting')
    .execute();
  return [
    ...groups.map((group) => ({
      ...reader(group),
      replicas: nodes.filter(
        (node) =>
          node.region === group.region &&
          node.replication_group_id === group.id &&
          node.cluster_id !== group.primary_cluster_id,
      ),
    })),
    ...(ports ? groups.map((group) => ({ ...reader(group), kind: 'primary' as const })) : []),
    ...(ports ? nodes.map(own) : []),
  ];
}

/** The group's own floating address stands for whoever is its primary, so that no failover has to be told of here. */
function reader({ region, id, endpoint_address, port }: ReplicationGroupRow): WantedEndpoint {
  return { kind: 'reader', region, id, port, primary: { address: endpoint_address, port }, replicas: [] };
}

function own({ region, cluster_id, address, port }: Node): WantedEndpoint {
  return { kind: 'node', region, id: cluster_id, port, primary: { address, port }, replicas: [] };
}
