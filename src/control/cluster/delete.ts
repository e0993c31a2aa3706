import { rm } from 'node:fs/promises';
import { isAutomatedSnapshotName } from '../../domain/identifiers.ts';
import { deleteTags } from '../../store/tags.ts';
import type { ControlContext } from '../context.ts';
import { recordEvent } from '../events.ts';
import { failpoint } from '../failpoints.ts';
import { accountForLosses } from '../group/account.ts';
import { PROXY_KEY } from '../keys.ts';
import { loadSnapshot } from '../snapshot/rows.ts';
import { NodeStartError } from './await-serving.ts';
import { bringUp } from './keep.ts';
import { changeWithEvent } from './note.ts';
import type { ClusterWithNode } from './rows.ts';

/** Ends a cluster's node and removes what it held; after its final snapshot, when one was asked for. */
export async function deleteCluster(ctx: ControlContext, found: ClusterWithNode): Promise<void> {
  const { cluster, node } = found;
  if (cluster.final_snapshot && !(await finalSnapshotTaken(ctx, found, cluster.final_snapshot))) return;
  failpoint('delete.final-snapshot-taken');
  const directory = ctx.paths.at(node.directory);
  ctx.connections.drop(node);
  await ctx.runtime.clear(directory);
  await accountForLosses(ctx, found);
  failpoint('delete.stopped');
  await rm(directory, { recursive: true, force: true });
  failpoint('delete.directory-removed');
  await forget(ctx, found);
  failpoint('delete.forgotten');
  ctx.replication.assign(node, undefined);
  const { region, replication_group_id: group } = cluster;
  if (group) ctx.wake({ kind: 'group', region, id: group });
}

/** Whether the delete can go on. A final snapshot that failed takes the delete back: nothing is lost unsaved. */
async function finalSnapshotTaken(
  ctx: ControlContext,
  found: ClusterWithNode,
  name: string,
): Promise<boolean> {
  const { region } = found.cluster;
  const snapshot = await loadSnapshot(ctx.store, region, name);
  if (snapshot?.status === 'available') return true;
  if (snapshot?.status === 'creating') {
    // The snapshot needs the node, and wakes this cluster when it has ended.
    await bringUp(ctx, found).catch((error: unknown) => {
      if (!(error instanceof NodeStartError)) throw error;
    });
    ctx.wake({ kind: 'snapshot', region, id: name });
    return false;
  }
  const message = `The cache cluster was not deleted, since its final snapshot '${name}' failed; see that snapshot's events`;
  // Whether its node serves is found out next.
  await changeWithEvent(ctx, found.cluster, { status: 'snapshotting', final_snapshot: null }, message);
  failpoint('delete.taken-back');
  ctx.wake({ kind: 'cluster', region, id: found.cluster.id });
  return false;
}

async function forget(ctx: ControlContext, { cluster }: ClusterWithNode): Promise<void> {
  const { region, id } = cluster;
  const automated = await ctx.store.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('cache_cluster').where('region', '=', region).where('id', '=', id).execute();
    await deleteTags(transaction, { region, arn: ctx.arnOf('cluster', region, id) });
    await recordEvent(transaction, {
      region,
      source: 'cache-cluster',
      id,
      message: 'Cache cluster deleted',
      at: ctx.clock.now(),
    });
    // As in ElastiCache, automatic snapshots go with their cluster; manual ones stay, and those of its group.
    const rows = await transaction
      .updateTable('snapshot')
      .set({ status: 'deleting' })
      .where('region', '=', region)
      .where('cluster_id', '=', id)
      .where('replication_group_id', 'is', null)
      .where('source', '=', 'automated')
      .where('status', 'in', ['available', 'failed'])
      .returning('name')
      .execute();
    return rows.filter((row) => isAutomatedSnapshotName(row.name));
  });
  for (const { name } of automated) ctx.wake({ kind: 'snapshot', region, id: name });
  ctx.wake(PROXY_KEY);
}
