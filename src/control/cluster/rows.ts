import type { Queryable } from '../../store/database.ts';
import type { CacheClusterRow, CacheNodeRow } from '../../store/schema.ts';

/** A Redis cluster with the one node that it has. */
export interface ClusterWithNode {
  cluster: CacheClusterRow;
  node: CacheNodeRow;
}

export async function loadCluster(
  store: Queryable,
  region: string,
  id: string,
): Promise<ClusterWithNode | undefined> {
  const cluster = await store
    .selectFrom('cache_cluster')
    .selectAll()
    .where('region', '=', region)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!cluster) return undefined;
  const node = await store
    .selectFrom('cache_node')
    .selectAll()
    .where('region', '=', region)
    .where('cluster_id', '=', id)
    .executeTakeFirstOrThrow();
  return { cluster, node };
}

/** A cluster's status as it is now; undefined when it is gone. */
export async function statusOf(
  store: Queryable,
  { region, id }: Pick<CacheClusterRow, 'region' | 'id'>,
): Promise<string | undefined> {
  const row = await store
    .selectFrom('cache_cluster')
    .select('status')
    .where('region', '=', region)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.status;
}

export async function updateCluster(
  store: Queryable,
  { region, id }: Pick<CacheClusterRow, 'region' | 'id'>,
  change: Partial<CacheClusterRow>,
): Promise<void> {
  await store
    .updateTable('cache_cluster')
    .set(change)
    .where('region', '=', region)
    .where('id', '=', id)
    .execute();
}

export async function updateNode(
  store: Queryable,
  { region, cluster_id, id }: Pick<CacheNodeRow, 'region' | 'cluster_id' | 'id'>,
  change: Partial<CacheNodeRow>,
): Promise<void> {
  await store
    .updateTable('cache_node')
    .set(change)
    .where('region', '=', region)
    .where('cluster_id', '=', cluster_id)
    .where('id', '=', id)
    .execute();
}
