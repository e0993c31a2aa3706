import type { Queryable } from '../../store/database.ts';
import type { ReplicationGroupRow } from '../../store/schema.ts';
import type { ClusterWithNode } from '../cluster/rows.ts';

/** A replication group with its members, in their order; those that are being deleted are none any more. */
export interface GroupWithMembers {
  group: ReplicationGroupRow;
  members: ClusterWithNode[];
}

type GroupKey = Pick<ReplicationGroupRow, 'region' | 'id'>;

export async function loadGroup(
  store: Queryable,
  region: string,
  id: string,
): Promise<GroupWithMembers | undefined> {
  const group = await store
    .selectFrom('replication_group')
    .selectAll()
    .where('region', '=', region)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!group) return undefined;
  return { group, members: await loadMembers(store, group) };
}

/** The members of a group, in their order. */
export async function loadMembers(store: Queryable, { region, id }: GroupKey): Promise<ClusterWithNode[]> {
  const clusters = await store
    .selectFrom('cache_cluster')
    .selectAll()
    .where('region', '=', region)
    .where('replication_group_id', '=', id)
    .where('status', '<>', 'deleting')
    .orderBy('preferred_order')
    .orderBy('id')
    .execute();
  if (clusters.length === 0) return [];
  const nodes = await store
    .selectFrom('cache_node')
    .selectAll()
    .where('region', '=', region)
    .where(
      'cluster_id',
      'in',
      clusters.map((cluster) => cluster.id),
    )
    .execute();
  const byCluster = new Map(nodes.map((node) => [node.cluster_id, node]));
  return clusters.flatMap((cluster) => {
    const node = byCluster.get(cluster.id);
    return node ? [{ cluster, node }] : [];
  });
}

export async function updateGroup(
  store: Queryable,
  { region, id }: GroupKey,
  change: Partial<ReplicationGroupRow>,
): Promise<void> {
  await store
    .updateTable('replication_group')
    .set(change)
    .where('region', '=', region)
    .where('id', '=', id)
    .execute();
}
