import { rm } from 'node:fs/promises';
import type { Manifest } from '../../snapshots/manifest.ts';
import type { SnapshotRow } from '../../store/schema.ts';
import { loadCluster, updateCluster } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import { recordEvent } from '../events.ts';
import { failpoint } from '../failpoints.ts';
import { updateSnapshot } from './rows.ts';

/** Where a snapshot stands until it is whole: beside its final place, so that one rename publishes it. */
export function partialDirectory(ctx: ControlContext, snapshot: SnapshotRow): string {
  return `${ctx.paths.at(snapshot.directory)}.partial`;
}

/** Lists a published snapshot as available, and its cluster too. */
export async function finishSnapshot(
  ctx: ControlContext,
  snapshot: SnapshotRow,
  manifest: Manifest,
): Promise<void> {
  const bytes = manifest.nodes.reduce((sum, node) => sum + node.rdb.bytes, 0);
  await end(
    ctx,
    snapshot,
    { status: 'available', bytes, finished_at: manifest.finishedAt },
    snapshot.copy_of
      ? `Snapshot with ID '${snapshot.name}' was copied from ${snapshot.copy_of}`
      : `Snapshot succeeded for snapshot with ID '${snapshot.name}' of cache cluster with ID '${snapshot.cluster_id}'`,
  );
}

/** Removes what was written and says why it came to nothing. */
export async function failSnapshot(
  ctx: ControlContext,
  snapshot: SnapshotRow,
  reason: string,
): Promise<void> {
  await rm(partialDirectory(ctx, snapshot), { recursive: true, force: true });
  failpoint('snapshot.failed');
  await end(
    ctx,
    snapshot,
    { status: 'failed', finished_at: ctx.clock.now().toISOString() },
    snapshot.copy_of
      ? `Snapshot with ID '${snapshot.name}' could not be copied from ${snapshot.copy_of}: ${reason}`
      : `Snapshot failed for snapshot with ID '${snapshot.name}' of cache cluster with ID '${snapshot.cluster_id}': ${reason}`,
  );
}

async function end(
  ctx: ControlContext,
  snapshot: SnapshotRow,
  change: Partial<SnapshotRow>,
  message: string,
): Promise<void> {
  const { region, cluster_id: id } = snapshot;
  await ctx.store.transaction().execute(async (transaction) => {
    await updateSnapshot(transaction, snapshot, change);
    const source = snapshot.copy_of
      ? ({ source: 'snapshot', id: snapshot.name } as const)
      : ({ source: 'cache-cluster', id } as const);
    await recordEvent(transaction, { region, ...source, message, at: ctx.clock.now() });
    if (snapshot.copy_of) return;
    const group = snapshot.replication_group_id;
    if (group)
      await recordEvent(transaction, {
        region,
        source: 'replication-group',
        id: group,
        message,
        at: ctx.clock.now(),
      });
    // In the same breath, so that whoever waited for the snapshot can ask for the next one. One that failed may have
    // done so because the node had: then the node is looked at first.
    const cluster = (await loadCluster(transaction, region, id))?.cluster;
    if (change.status !== 'available' || cluster?.status !== 'snapshotting') return;
    // The snapshot may have been the first step of something more.
    await updateCluster(transaction, cluster, {
      status: cluster.role_change_json ? 'modifying' : 'available',
    });
  });
  if (snapshot.copy_of) return;
  ctx.wake({ kind: 'cluster', region, id });
  if (snapshot.replication_group_id) ctx.wake({ kind: 'group', region, id: snapshot.replication_group_id });
}
