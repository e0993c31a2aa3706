import { memoryShortage } from '../../domain/memory-fit.ts';
import { isWithin, parseMaintenanceWindow } from '../../domain/windows.ts';
import { infoNumber } from '../../engine/info.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { recordEvent } from '../events.ts';
import { beginRoleChange, whyNoRoleChange } from '../group/begin-role-change.ts';
import type { RoleChange } from '../group/role-change.ts';
import { type ClusterChange, pendingOf } from './change.ts';
import { changeWithEvent, wasSaidLast } from './note.ts';
import { maxmemoryWith } from './parameters.ts';
import { loadCluster } from './rows.ts';

const APPLYING = 'Applying pending modifications in the maintenance window';

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
    const { role_change, ...change } = pendingOf(cluster);
    if (role_change) {
      await changeRole(ctx, cluster, role_change);
      continue;
    }
    const shortage = await shortageAfter(ctx, { ...cluster, ...change });
    if (shortage) await postpone(ctx, cluster, shortage);
    else await apply(ctx, cluster, change);
  }
}

async function apply(ctx: ControlContext, cluster: CacheClusterRow, pending: ClusterChange): Promise<void> {
  const change = { ...pending, pending_json: '{}', status: 'modifying' };
  if (await changeWithEvent(ctx, cluster, change, APPLYING, ['available']))
    ctx.wake({ kind: 'cluster', region: cluster.region, id: cluster.id });
}

/** A promotion or demotion; it takes the place of whatever else waited, since the settings become another's. */
async function changeRole(ctx: ControlContext, cluster: CacheClusterRow, change: RoleChange): Promise<void> {
  const { region, id } = cluster;
  const refused = await ctx.store.transaction().execute(async (transaction) => {
    const now = await loadCluster(transaction, region, id);
    if (now?.cluster.status !== 'available') return `it is ${now?.cluster.status}`;
    const why = await whyNoRoleChange(transaction, now.cluster, change);
    if (why) return why;
    await beginRoleChange(transaction, now.cluster, change, ctx.clock.now());
    const event = { region, source: 'cache-cluster', id, message: APPLYING, at: ctx.clock.now() } as const;
    await recordEvent(transaction, event);
    return undefined;
  });
  if (refused) return postpone(ctx, cluster, refused);
  ctx.wake({ kind: 'cluster', region, id });
  if (cluster.replication_group_id) ctx.wake({ kind: 'group', region, id: cluster.replication_group_id });
  if (change.kind === 'demote' && change.snapshot)
    ctx.wake({ kind: 'snapshot', region, id: change.snapshot });
}

/**
 * How much less memory a cluster as `wanted` has than its data takes, in words: the data may have grown since the change
 * was asked for, and would begin to be evicted at once. Undefined when it fits, or can't be told.
 */
export async function shortageAfter(
  ctx: ControlContext,
  wanted: CacheClusterRow,
): Promise<string | undefined> {
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

async function postpone(ctx: ControlContext, cluster: CacheClusterRow, why: string): Promise<void> {
  const message = `Pending modifications can't be applied: ${why}`;
  if (!(await wasSaidLast(ctx, cluster, message)))
    await changeWithEvent(ctx, cluster, {}, message, ['available']);
}
