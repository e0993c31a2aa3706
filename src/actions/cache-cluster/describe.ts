import type { CacheClusterMessage, DescribeCacheClustersMessage } from '@aws-sdk/client-elasticache';
import { paginate } from '../../domain/pagination.ts';
import type { CacheNodeRow } from '../../store/schema.ts';
import type { Action } from '../action.ts';
import { findCluster } from './find.ts';
import { showCluster } from './show.ts';

export const DescribeCacheClusters: Action<DescribeCacheClustersMessage, CacheClusterMessage> = async (
  input,
  { store, region, accountId },
) => {
  const withNodes = input.ShowCacheNodeInfo === true;
  if (input.CacheClusterId) {
    const { cluster, node } = await findCluster(store, region, input.CacheClusterId);
    return { CacheClusters: [showCluster(cluster, { accountId, nodes: withNodes ? [node] : undefined })] };
  }
  const rows = await store
    .selectFrom('cache_cluster')
    .selectAll()
    .where('region', '=', region)
    .orderBy('id')
    .execute();
  const { items, marker } = paginate(rows, {
    marker: input.Marker,
    maxRecords: input.MaxRecords,
    keyOf: (row) => row.id,
  });
  const nodes = new Map<string, CacheNodeRow[]>();
  if (withNodes) {
    for (const node of await store
      .selectFrom('cache_node')
      .selectAll()
      .where('region', '=', region)
      .execute()) {
      nodes.set(node.cluster_id, [...(nodes.get(node.cluster_id) ?? []), node]);
    }
  }
  const show = (row: (typeof rows)[number]) =>
    showCluster(row, { accountId, nodes: withNodes ? (nodes.get(row.id) ?? []) : undefined });
  return { CacheClusters: items.map(show), Marker: marker };
};
