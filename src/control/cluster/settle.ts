import type { Queryable } from '../../store/database.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { recordEvent } from '../events.ts';
import { type ClusterWithNode, loadCluster, updateCluster } from './rows.ts';

/** Statuses in which a cluster's node is kept running. */
export const KEPT = ['available', 'modifying', 'rebooting cluster nodes', 'snapshotting', 'failed'];

/** Writes down what was found, unless somebody has asked for something else meanwhile. */
export async function settle(
  ctx: ControlContext,
  { cluster }: ClusterWithNode,
  applied: 'in-sync' | 'pending-reboot',
): Promise<void> {
  const { region, id } = cluster;
  const again = await ctx.store.transaction().execute(async (transaction) => {
    const now = (await loadCluster(transaction, region, id))?.cluster;
    if (!now || !KEPT.includes(now.status)) return false;
    if (!isAskedTheSame(now, cluster)) return true;
    if (await isBecomingAnother(transaction, now)) return false;
    const status = (await isBeingSaved(transaction, now)) ? 'snapshotting' : 'available';
    if (now.parameter_apply_status !== applied || now.status !== status)
      await updateCluster(transaction, now, { parameter_apply_status: applied, status });
    if (now.status === 'modifying') {
      const message = 'Finished modifying the cache cluster';
      await recordEvent(transaction, { region, source: 'cache-cluster', id, message, at: ctx.clock.now() });
    }
    return false;
  });
  if (again) ctx.wake({ kind: 'cluster', region, id });
}

function isAskedTheSame(now: CacheClusterRow, found: CacheClusterRow): boolean {
  return (
    now.reboot_requested === 0 &&
    now.engine_version === found.engine_version &&
    now.parameter_group === found.parameter_group &&
    now.node_type === found.node_type
  );
}

/** A promotion, or a demotion, is under way: what ends it says so. */
async function isBecomingAnother(store: Queryable, now: CacheClusterRow): Promise<boolean> {
  if (now.role_change_json) return true;
  if (!now.replication_group_id || now.status !== 'modifying') return false;
  const found = await loadCluster(store, now.region, now.id);
  const group = await store
    .selectFrom('replication_group')
    .select('primary_cluster_id')
    .where('region', '=', now.region)
    .where('id', '=', now.replication_group_id)
    .executeTakeFirst();
  return group?.primary_cluster_id !== now.id && found?.node.data_epoch === 0;
}

/** Whether a snapshot of this cluster is being made. */
export async function isBeingSaved(store: Queryable, { region, id }: CacheClusterRow): Promise<boolean> {
  const row = await store
    .selectFrom('snapshot')
    .select('name')
    .where('region', '=', region)
    .where('cluster_id', '=', id)
    .where('status', '=', 'creating')
    .where('copy_of', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
