import type { CacheClusterMessage, DescribeCacheClustersMessage } from '@aws-sdk/client-elasticache';
import { paginate } from '../../domain/pagination.ts';
import type { Queryable } from '../../store/database.ts';
import type { CacheClusterRow, CacheNodeRow, ReplicationGroupRow } from '../../store/schema.ts';
import type { Action } from '../action.ts';
import { findCluster } from './find.ts';
import { showCluster } from './show.ts';

export const DescribeCacheClusters: Action<DescribeCacheClustersMessage, CacheClusterMessage> = async (
  input,
  { store, region, accountId, control: { endpoints } },
) => {
  const withNodes = input.ShowCacheNodeInfo === true;
  if (input.CacheClusterId) {
    const { cluster, node } = await findCluster(store, region, input.CacheClusterId);
    const group = (await groupsOf(store, region, [cluster])).get(cluster.replication_group_id ?? '');
    const nodes = withNodes ? { rows: [node], endpoints } : undefined;
    return { CacheClusters: [showCluster(cluster, { accountId, nodes, group })] };
  }
  let query = store.selectFrom('cache_cluster').selectAll().where('region', '=', region).orderBy('id');
  if (input.ShowCacheClustersNotInReplicationGroups === true)
    query = query.where('replication_group_id', 'is', null);
  const { items, marker } = paginate(await query.execute(), {
    marker: input.Marker,
    maxRecords: input.MaxRecords,
    keyOf: (row) => row.id,
  });
  const nodes = withNodes ? await nodesByCluster(store, region) : undefined;
  const groups = await groupsOf(store, region, items);
  const show = (row: CacheClusterRow) =>
    showCluster(row, {
      accountId,
      nodes: nodes && { rows: nodes.get(row.id) ?? [], endpoints },
      group: groups.get(row.replication_group_id ?? ''),
    });
  return { CacheClusters: items.map(show), Marker: marker };
};

async function nodesByCluster(store: Queryable, region: string): Promise<Map<string, CacheNodeRow[]>> {
  const nodes = await store.selectFrom('cache_node').selectAll().where('region', '=', region).execute();
  return Map.groupBy(nodes, (node) => node.cluster_id);
}

async function groupsOf(
  store: Queryable,
  region: string,
  clusters: readonly CacheClusterRow[],
): Promise<Map<string, ReplicationGroupRow>> {
  if (clusters.every((cluster) => cluster.replication_group_id === null)) return new Map();
  const groups = await store
    .selectFrom('replication_group')
    .selectAll()
    .where('region', '=', region)
    .execute();
  return new Map(groups.map((group) => [group.id, group]));
}
