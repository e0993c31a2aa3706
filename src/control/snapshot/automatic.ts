import { automatedSnapshotName } from '../../domain/identifiers.ts';
import { isWithin, nextStart, parseSnapshotWindow } from '../../domain/windows.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import { statusOf, updateCluster } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import { newSnapshotRow } from './new.ts';

const DAY_MS = 86_400_000;

/** Takes the day's snapshot of each cluster whose snapshot window is open and that has none from this window yet. */
export async function takeAutomaticSnapshots(ctx: ControlContext): Promise<void> {
  const clusters = await ctx.store
    .selectFrom('cache_cluster')
    .selectAll()
    .where('snapshot_retention_limit', '>', 0)
    .where('status', '=', 'available')
    .execute();
  for (const cluster of clusters) {
    const window = parseSnapshotWindow(cluster.snapshot_window);
    const now = ctx.clock.now();
    if (!isWithin(window, now)) continue;
    // The window's last beginning is a day before the next one that lies ahead.
    const began = new Date(nextStart(window, new Date(now.getTime() + 1)).getTime() - DAY_MS);
    if (await hasAutomaticSince(ctx, cluster, began)) continue;
    // One that can't be snapshotted must not keep the others from it.
    await take(ctx, cluster).catch((error: unknown) =>
      ctx.logger.error({ region: cluster.region, cluster: cluster.id, err: error }, 'no automatic snapshot'),
    );
  }
}

async function hasAutomaticSince(
  ctx: ControlContext,
  cluster: CacheClusterRow,
  since: Date,
): Promise<boolean> {
  const row = await ctx.store
    .selectFrom('snapshot')
    .select('name')
    .where('region', '=', cluster.region)
    .where('cluster_id', '=', cluster.id)
    .where('source', '=', 'automated')
    .where('created_at', '>=', since.toISOString())
    .executeTakeFirst();
  return row !== undefined;
}

async function take(ctx: ControlContext, cluster: CacheClusterRow): Promise<void> {
  const now = ctx.clock.now();
  const name = automatedSnapshotName(cluster.id, now);
  const taken = await ctx.store.transaction().execute(async (transaction) => {
    if ((await statusOf(transaction, cluster)) !== 'available') return false;
    await transaction
      .insertInto('snapshot')
      .values(newSnapshotRow(cluster, { name, source: 'automated', now }))
      .execute();
    await updateCluster(transaction, cluster, { status: 'snapshotting' });
    return true;
  });
  if (taken) ctx.wake({ kind: 'snapshot', region: cluster.region, id: name });
}

/** Deletes automatic snapshots that are older than their cluster keeps them. */
export async function deleteExpiredSnapshots(ctx: ControlContext): Promise<void> {
  const rows = await ctx.store
    .selectFrom('snapshot')
    .innerJoin('cache_cluster', (join) =>
      join
        .onRef('cache_cluster.region', '=', 'snapshot.region')
        .onRef('cache_cluster.id', '=', 'snapshot.cluster_id'),
    )
    .select([
      'snapshot.region',
      'snapshot.name',
      'snapshot.created_at',
      'cache_cluster.snapshot_retention_limit as days',
    ])
    .where('snapshot.source', '=', 'automated')
    .where('snapshot.status', 'in', ['available', 'failed'])
    .execute();
  for (const { region, name, created_at, days } of rows) {
    // Switched off, the ones that were taken stay until their cluster goes.
    if (days === 0 || Date.parse(created_at) > ctx.clock.now().getTime() - days * DAY_MS) continue;
    await ctx.store
      .updateTable('snapshot')
      .set({ status: 'deleting' })
      .where('region', '=', region)
      .where('name', '=', name)
      .where('status', 'in', ['available', 'failed'])
      .execute();
    ctx.wake({ kind: 'snapshot', region, id: name });
  }
}
