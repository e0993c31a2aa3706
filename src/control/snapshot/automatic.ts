import { automatedSnapshotName } from '../../domain/identifiers.ts';
import { isWithin, nextStart, parseSnapshotWindow } from '../../domain/windows.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import { statusOf, updateCluster } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import { type GroupWithMembers, loadGroup, updateGroup } from '../group/rows.ts';
import { snapshotSource } from '../group/snapshot-source.ts';
import { newSnapshotRow } from './new.ts';

const DAY_MS = 86_400_000;

/** What automatic snapshots are taken of: a cluster of its own, or a group, by the settings that all its members have. */
interface Subject {
  settings: CacheClusterRow;
  found?: GroupWithMembers;
}

/** Takes the day's snapshot of each cluster and group whose window is open and that has none from this window yet. */
export async function takeAutomaticSnapshots(ctx: ControlContext): Promise<void> {
  for (const subject of [...(await clusters(ctx)), ...(await groups(ctx))]) {
    const window = parseSnapshotWindow(subject.settings.snapshot_window);
    const now = ctx.clock.now();
    if (!isWithin(window, now)) continue;
    // The window's last beginning is a day before the next one that lies ahead.
    const began = new Date(nextStart(window, new Date(now.getTime() + 1)).getTime() - DAY_MS);
    if (await hasAutomaticSince(ctx, subject, began)) continue;
    // One that can't be snapshotted must not keep the others from it.
    await take(ctx, subject).catch((error: unknown) =>
      ctx.logger.error(
        { region: subject.settings.region, cluster: subject.settings.id, err: error },
        'no automatic snapshot',
      ),
    );
  }
}

async function clusters(ctx: ControlContext): Promise<Subject[]> {
  const rows = await ctx.store
    .selectFrom('cache_cluster')
    .selectAll()
    .where('snapshot_retention_limit', '>', 0)
    .where('status', '=', 'available')
    .where('replication_group_id', 'is', null)
    .execute();
  return rows.map((settings) => ({ settings }));
}

async function groups(ctx: ControlContext): Promise<Subject[]> {
  const rows = await ctx.store
    .selectFrom('replication_group')
    .select(['region', 'id'])
    .where('status', '=', 'available')
    .execute();
  const found = await Promise.all(rows.map(({ region, id }) => loadGroup(ctx.store, region, id)));
  return found.flatMap((one) => {
    const primary = one?.members.find(({ cluster }) => cluster.id === one.group.primary_cluster_id);
    return primary && primary.cluster.snapshot_retention_limit > 0
      ? [{ settings: primary.cluster, found: one! }]
      : [];
  });
}

async function hasAutomaticSince(
  ctx: ControlContext,
  { settings, found }: Subject,
  since: Date,
): Promise<boolean> {
  let query = ctx.store
    .selectFrom('snapshot')
    .select('name')
    .where('region', '=', settings.region)
    .where('source', '=', 'automated')
    .where('created_at', '>=', since.toISOString());
  query = found
    ? query.where('replication_group_id', '=', found.group.id)
    : query.where('cluster_id', '=', settings.id).where('replication_group_id', 'is', null);
  return (await query.executeTakeFirst()) !== undefined;
}

async function take(ctx: ControlContext, { settings, found }: Subject): Promise<void> {
  const cluster = found ? snapshotSource(ctx, found)?.cluster : settings;
  if (!cluster) return;
  const now = ctx.clock.now();
  const name = automatedSnapshotName(cluster.id, now);
  const taken = await ctx.store.transaction().execute(async (transaction) => {
    if ((await statusOf(transaction, cluster)) !== 'available') return false;
    const group = found && (await loadGroup(transaction, cluster.region, found.group.id))?.group;
    if (found && group?.status !== 'available') return false;
    const of = { name, source: 'automated', now } as const;
    await transaction
      .insertInto('snapshot')
      .values(newSnapshotRow(cluster, group ? { ...of, group } : of))
      .execute();
    await updateCluster(transaction, cluster, { status: 'snapshotting' });
    if (group) await updateGroup(transaction, group, { status: 'snapshotting' });
    return true;
  });
  if (taken) ctx.wake({ kind: 'snapshot', region: cluster.region, id: name });
}

/** Deletes automatic snapshots that are older than their cluster, or its group, keeps them. */
export async function deleteExpiredSnapshots(ctx: ControlContext): Promise<void> {
  const rows = await ctx.store
    .selectFrom('snapshot')
    .leftJoin('replication_group', (join) =>
      join
        .onRef('replication_group.region', '=', 'snapshot.region')
        .onRef('replication_group.id', '=', 'snapshot.replication_group_id'),
    )
    .innerJoin('cache_cluster', (join) =>
      join
        .onRef('cache_cluster.region', '=', 'snapshot.region')
        .on((of) =>
          of(
            'cache_cluster.id',
            '=',
            of.fn.coalesce('replication_group.primary_cluster_id', 'snapshot.cluster_id'),
          ),
        ),
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
