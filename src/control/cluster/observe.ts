import type { NodeHandle } from '../../runtime/runtime.ts';
import type { CacheNodeRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { changeWithEvent } from './note.ts';
import type { ClusterWithNode } from './rows.ts';

/** Statuses that say of a cluster that its node serves. */
const SERVING = ['available', 'modifying', 'snapshotting'];

/** A node that ended while no controller was there must not be shown as available, not even for a moment. */
export async function observeNodes(ctx: ControlContext): Promise<void> {
  const nodes = await ctx.store
    .selectFrom('cache_node')
    .selectAll('cache_node')
    .innerJoin('cache_cluster', (join) =>
      join
        .onRef('cache_cluster.region', '=', 'cache_node.region')
        .onRef('cache_cluster.id', '=', 'cache_node.cluster_id'),
    )
    .where('status', 'in', SERVING)
    .execute();
  for (const node of nodes) {
    const running = node.process_json && ctx.runtime.isRunning(JSON.parse(node.process_json) as NodeHandle);
    if (running) continue;
    const cluster = { region: node.region, id: node.cluster_id };
    await changeWithEvent(ctx, cluster, { status: 'rebooting cluster nodes' }, whyStarted(node));
    // A group whose primary is dead must not be shown as available either.
    await ctx.store
      .updateTable('replication_group')
      .set({ status: 'modifying' })
      .where('region', '=', node.region)
      .where('primary_cluster_id', '=', node.cluster_id)
      .where('status', '=', 'available')
      .execute();
  }
}

/** A node that has ended must not be shown as available either while others are waited for before it is started. */
export async function noteEnded(ctx: ControlContext, { cluster, node }: ClusterWithNode): Promise<void> {
  if (cluster.status !== 'available') return;
  await changeWithEvent(ctx, cluster, { status: 'rebooting cluster nodes' }, whyStarted(node), ['available']);
}

/** Why a node is started that nobody asked to have rebooted. */
export function whyStarted({ id, process_json }: Pick<CacheNodeRow, 'id' | 'process_json'>): string {
  return process_json
    ? `Recovering cache node ${id}: its process had ended`
    : `Starting cache node ${id} with its data`;
}
