import type { NodeActivity } from '../../runtime/runtime.ts';
import { type ClusterWithNode, loadCluster } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import { recordEvent } from '../events.ts';
import type { NodeKey } from '../node-connections.ts';
import { handleOf } from './member.ts';

export async function activityOf(ctx: ControlContext, node: NodeKey): Promise<NodeActivity> {
  const found = await loadCluster(ctx.store, node.region, node.cluster_id);
  if (!found?.node.process_json) return { state: 'gone', cpuTicks: 0 };
  return ctx.runtime.activityOf(handleOf(found.node.process_json));
}

/**
 * Ends a node that hangs: after that it can't write any more, whoever continues it, and all else is as when it had died by
 * itself. One that has no replicas to take its place is given more time.
 */
export async function endHungNode(ctx: ControlContext, node: NodeKey, silentMs: number): Promise<void> {
  const found = await loadCluster(ctx.store, node.region, node.cluster_id);
  if (!found?.node.process_json) return;
  const alone = found.cluster.replication_group_id === null;
  if (alone && silentMs < ctx.failover.busyTimeoutMs) return;
  ctx.replication.hung(node, performance.now() - silentMs);
  // Ended first and told of afterwards: clients wait.
  await ctx.runtime.kill(handleOf(found.node.process_json));
  await tell(ctx, found, silentMs);
}

async function tell(
  ctx: ControlContext,
  { cluster, node }: ClusterWithNode,
  silentMs: number,
): Promise<void> {
  const message = `Cache node ${node.id} did not answer for ${Math.round(silentMs)} ms, and its process was at a standstill: it was ended`;
  const { region, id } = cluster;
  await recordEvent(ctx.store, { region, source: 'cache-cluster', id, message, at: ctx.clock.now() });
}

/**
 * Ends a node that was stopped before this controller came: nobody is connected to it, so nobody watches it. @returns whether
 * it was one
 */
export async function endIfStopped(ctx: ControlContext, { node }: ClusterWithNode): Promise<boolean> {
  if (!node.process_json || ctx.connections.isConnected(node)) return false;
  const handle = handleOf(node.process_json);
  if (ctx.runtime.activityOf(handle).state !== 'stopped') return false;
  ctx.replication.hung(node, performance.now());
  await ctx.runtime.kill(handle);
  return true;
}
