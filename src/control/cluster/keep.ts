import type { Directives } from '../../engine/config.ts';
import { type NodeConnection, UnknownUser } from '../../engine/connection.ts';
import { nodeFiles } from '../../engine/files.ts';
import { infoNumber } from '../../engine/info.ts';
import type { NodeHandle } from '../../runtime/runtime.ts';
import type { CacheClusterRow, CacheNodeRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { failpoint } from '../failpoints.ts';
import type { Outcome } from '../work-queue.ts';
import { awaitServing, NodeStartError } from './await-serving.ts';
import { changeWithEvent } from './note.ts';
import { applyDirectives, applyRunningDirectives, desiredDirectives } from './parameters.ts';
import { type ClusterWithNode, loadCluster, updateCluster, updateNode } from './rows.ts';
import { engineOf, startNode } from './start-node.ts';

/** How long a node may take to end by itself; it flushes its append-only file then. */
export const STOP_GRACE_MS = 60_000;
/** A node that doesn't come up is tried again after this. */
const RETRY_START_MS = 10_000;

/** Keeps a cluster that was made running as its row says: the right process, version and parameters. */
export async function keepCluster(ctx: ControlContext, found: ClusterWithNode): Promise<Outcome> {
  const { cluster, node } = found;
  try {
    const connection = await bringUp(ctx, found);
    const applied = await bringInForce(ctx, found, connection);
    await settle(ctx, found, applied);
    return undefined;
  } catch (error) {
    if (!(error instanceof NodeStartError)) throw error;
    const again = `Cache node ${node.id} doesn't start: ${error.message}. It is tried again every ${RETRY_START_MS / 1000} s`;
    await noteOnce(ctx, found, again);
    ctx.logger.warn(
      { cluster: cluster.id, region: cluster.region, reason: error.message },
      'node does not start',
    );
    return { againMs: RETRY_START_MS };
  }
}

/** A node that serves, of the version that the row asks for: the running one, or a new process on its data. */
export async function bringUp(ctx: ControlContext, found: ClusterWithNode): Promise<NodeConnection> {
  const { cluster, node } = found;
  const running = await runningHandle(ctx, node);
  const reboot = cluster.reboot_requested === 1;
  const upgrade = node.engine_in_force !== null && node.engine_in_force !== engineOf(cluster);
  if (running && !reboot && !upgrade) {
    return awaitServing(ctx, node, {
      handle: running,
      log: nodeFiles(ctx.paths.at(node.directory)).log,
      logSize: 0,
    });
  }
  if (running) {
    ctx.connections.drop(node);
    await ctx.runtime.stop(running, STOP_GRACE_MS);
    failpoint('reboot.stopped');
  }
  if (upgrade) return startUpgraded(ctx, found, node.engine_in_force!);
  if (!reboot && cluster.status !== 'rebooting cluster nodes' && cluster.status !== 'failed') {
    const recovering = cluster.status === 'deleting' ? {} : { status: 'rebooting cluster nodes' };
    const why = node.process_json
      ? `Recovering cache node ${node.id}: its process had ended`
      : `Starting cache node ${node.id} with its data`;
    await changeWithEvent(ctx, cluster, recovering, why);
  }
  const connection = await startNode(ctx, found);
  const message = reboot ? `Cache node ${node.id} restarted` : `Cache node ${node.id} serves again`;
  await changeWithEvent(ctx, cluster, { reboot_requested: 0 }, message);
  return connection;
}

/** Starts the node in another engine version, and in its old one again when the new one won't have it. */
async function startUpgraded(
  ctx: ControlContext,
  found: ClusterWithNode,
  before: string,
): Promise<NodeConnection> {
  const { cluster, node } = found;
  try {
    const connection = await startNode(ctx, found);
    const message = `Cache node ${node.id} runs ${engineOf(cluster)}, upgraded from ${before}`;
    await changeWithEvent(ctx, cluster, { reboot_requested: 0 }, message);
    return connection;
  } catch (error) {
    if (!(error instanceof NodeStartError)) throw error;
    const [engine, version] = before.split(' ') as [string, string];
    const asBefore = { engine, engine_version: version, shown_version: version };
    const message = `${engineOf(cluster)} doesn't start with this cluster's data, which stays with ${before}: ${error.message}`;
    await changeWithEvent(ctx, cluster, asBefore, message);
    return startNode(ctx, { cluster: { ...cluster, ...asBefore }, node });
  }
}

/** The node's process, also one whose start was never recorded since the controller died. */
async function runningHandle(ctx: ControlContext, node: CacheNodeRow): Promise<NodeHandle | undefined> {
  const recorded = node.process_json ? (JSON.parse(node.process_json) as NodeHandle) : undefined;
  if (recorded && ctx.runtime.isRunning(recorded)) return recorded;
  const [oldest] = await ctx.runtime.findIn(ctx.paths.at(node.directory));
  if (!oldest) return undefined;
  const pid = await ctx.connections.to(node).then(
    async (connection) => infoNumber(await connection.info('server'), 'process_id'),
    (error: unknown) => (error instanceof UnknownUser ? undefined : Number.NaN),
  );
  if (pid !== oldest.pid) return undefined;
  await updateNode(ctx.store, node, { process_json: JSON.stringify(oldest) });
  return oldest;
}

/** Brings the node's parameters up to what its group says now. @returns whether all of them are in force. */
async function bringInForce(
  ctx: ControlContext,
  { cluster, node }: ClusterWithNode,
  connection: NodeConnection,
): Promise<'in-sync' | 'pending-reboot'> {
  const current = await ctx.store
    .selectFrom('cache_node')
    .select('directives_json')
    .where('region', '=', node.region)
    .where('cluster_id', '=', node.cluster_id)
    .where('id', '=', node.id)
    .executeTakeFirstOrThrow();
  const desired = await desiredDirectives(ctx.store, cluster, node);
  const before = JSON.parse(current.directives_json) as Directives;
  const { inForce, pending } = await applyDirectives(connection, before, desired);
  if (cluster.parameter_apply_status === 'applying')
    await applyRunningDirectives(ctx.store, cluster, connection);
  const after = JSON.stringify(inForce);
  if (after !== current.directives_json) await updateNode(ctx.store, node, { directives_json: after });
  return pending.length > 0 ? 'pending-reboot' : 'in-sync';
}

/** Writes down what was found, unless somebody has asked for something else meanwhile. */
async function settle(
  ctx: ControlContext,
  found: ClusterWithNode,
  applied: 'in-sync' | 'pending-reboot',
): Promise<void> {
  const { region, id } = found.cluster;
  const now = (await loadCluster(ctx.store, region, id))?.cluster;
  const unchanged =
    now &&
    now.reboot_requested === 0 &&
    now.engine_version === found.cluster.engine_version &&
    now.parameter_group === found.cluster.parameter_group &&
    now.parameter_apply_status === found.cluster.parameter_apply_status &&
    now.node_type === found.cluster.node_type;
  if (!unchanged) return ctx.wake({ kind: 'cluster', region, id });
  if (now.parameter_apply_status !== applied) {
    await updateCluster(ctx.store, found.cluster, { parameter_apply_status: applied });
  }
  if (['modifying', 'rebooting cluster nodes', 'failed'].includes(now.status)) {
    const status = (await isBeingSaved(ctx, now)) ? 'snapshotting' : 'available';
    if (now.status === 'modifying')
      await changeWithEvent(ctx, now, { status }, 'Finished modifying the cache cluster');
    else await updateCluster(ctx.store, now, { status });
  }
}

async function isBeingSaved(ctx: ControlContext, { region, id }: CacheClusterRow): Promise<boolean> {
  const row = await ctx.store
    .selectFrom('snapshot')
    .select('name')
    .where('region', '=', region)
    .where('cluster_id', '=', id)
    .where('status', '=', 'creating')
    .where('copy_of', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** An event that is said once, not at every try. */
async function noteOnce(ctx: ControlContext, { cluster }: ClusterWithNode, message: string): Promise<void> {
  const last = await ctx.store
    .selectFrom('event')
    .select('message')
    .where('region', '=', cluster.region)
    .where('source_id', '=', cluster.id)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.message !== message) await changeWithEvent(ctx, cluster, { status: 'failed' }, message);
}
