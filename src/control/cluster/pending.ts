import { isWithin, parseMaintenanceWindow } from '../../domain/windows.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { changeWithEvent } from './note.ts';

/** A change of a cluster that takes a restart or a resize, and so may wait for the maintenance window. */
export type ClusterChange = Partial<
  Pick<CacheClusterRow, 'node_type' | 'engine' | 'engine_version' | 'shown_version' | 'parameter_group'>
>;

export function pendingOf(cluster: Pick<CacheClusterRow, 'pending_json'>): ClusterChange {
  return JSON.parse(cluster.pending_json) as ClusterChange;
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
    const change = { ...pendingOf(cluster), pending_json: '{}', status: 'modifying' };
    await changeWithEvent(ctx, cluster, change, 'Applying pending modifications in the maintenance window');
    ctx.wake({ kind: 'cluster', region: cluster.region, id: cluster.id });
  }
}
