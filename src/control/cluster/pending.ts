import { memoryShortage } from '../../domain/memory-fit.ts';
import { isWithin, parseMaintenanceWindow } from '../../domain/windows.ts';
import { infoNumber } from '../../engine/info.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { changeWithEvent, wasSaidLast } from './note.ts';
import { maxmemoryWith } from './parameters.ts';
import type { RoleChange } from './role-change.ts';
import { loadCluster } from './rows.ts';

/** A change of a cluster that takes a restart or a resize, and so may wait for the maintenance window. */
export type ClusterChange = Partial<
  Pick<CacheClusterRow, 'node_type' | 'engine' | 'engine_version' | 'shown_version' | 'parameter_group'>
>;

/** What waits for a cluster's maintenance window: changes of its row, and of its role. */
interface PendingChange extends ClusterChange {
  role_change?: RoleChange;
}

export function pendingOf(cluster: Pick<CacheClusterRow, 'pending_json'>): PendingChange {
  return JSON.parse(cluster.pending_json) as PendingChange;
}

/** Takes up the changes that waited, for each cluster whose maintenance window is open now. */
export async function applyPendingInWindows(ctx: ControlContext): Promise<void> {
  const waiting = await ctx.store
    .selectFrom('cache_cluster')
    .selectAll()
    .where('pending_json', '<>', '{}')
    .where('status', '=', 'available')
    .execute();
  for (const cluster of waiting) {
    if (!isWithin(parseMaintenanceWindow(cluster.maintenance_window), ctx.clock.now())) continue;
    const shortage = await shortageAfter(ctx, { ...cluster, ...pendingOf(cluster) });
    if (shortage) await postpone(ctx, cluster, shortage);
    else await apply(ctx, cluster);
  }
}

async function apply(ctx: ControlContext, cluster: CacheClusterRow): Promise<void> {
  const change = { ...pendingOf(cluster), pending_json: '{}', status: 'modifying' };
  const message = 'Applying pending modifications in the maintenance window';
  if (await changeWithEvent(ctx, cluster, change, message, ['available']))
    ctx.wake({ kind: 'cluster', region: cluster.region, id: cluster.id });
}

/** The data may have grown since the change was asked for: less memory would begin to evict it at once. */
async function shortageAfter(ctx: ControlContext, wanted: CacheClusterRow): Promise<string | undefined> {
  const found = await loadCluster(ctx.store, wanted.region, wanted.id);
  const info = await ctx.connections
    .to(found!.node)
    .then((connection) => connection.info('memory'))
    .catch(() => undefined);
  if (!info) return undefined;
  const maxmemory = await maxmemoryWith(ctx.store, wanted.region, wanted.node_type, wanted.parameter_group);
  return memoryShortage({
    usedMemory: infoNumber(info, 'used_memory'),
    maxmemory,
    nodeType: wanted.node_type,
  });
}

async function postpone(ctx: ControlContext, cluster: CacheClusterRow, shortage: string): Promise<void> {
  const message = `Pending modifications can't be applied: ${shortage}`;
  if (!(await wasSaidLast(ctx, cluster, message)))
    await changeWithEvent(ctx, cluster, {}, message, ['available']);
}
