import { holdsData } from '../../engine/append-only.ts';
import type { Directives } from '../../engine/config.ts';
import { type NodeConnection, UnknownUser } from '../../engine/connection.ts';
import { nodeFiles } from '../../engine/files.ts';
import { infoNumber } from '../../engine/info.ts';
import { lead, readReplication } from '../../engine/replication.ts';
import type { NodeHandle } from '../../runtime/runtime.ts';
import type { CacheClusterRow, CacheNodeRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { failpoint } from '../failpoints.ts';
import { mayStart } from '../group/may-start.ts';
import { roleChangeOf } from '../group/role-change.ts';
import type { Outcome } from '../work-queue.ts';
import { awaitServing, NodeStartError } from './await-serving.ts';
import { changeWithEvent, wasSaidLast } from './note.ts';
import { whyStarted } from './observe.ts';
import { applyDirectives, applyRunningDirectives, desiredDirectives } from './parameters.ts';
import { type ClusterWithNode, updateNode } from './rows.ts';
import { KEPT, settle } from './settle.ts';
import { engineOf, startNode } from './start-node.ts';
import { asBefore, startUpgraded } from './upgrade.ts';

/** How long a node may take to end by itself; it flushes its append-only file then. */
export const STOP_GRACE_MS = 60_000;
/** A node that doesn't come up is tried again after this. */
const RETRY_START_MS = 10_000;

/** Somebody has asked for something else meanwhile, and woken who does it. */
class Superseded extends Error {}

/** Keeps a cluster that was made running as its row says: the right process, version and parameters. */
export async function keepCluster(ctx: ControlContext, found: ClusterWithNode): Promise<Outcome> {
  const { cluster, node } = found;
  try {
    const connection = await bringUp(ctx, found);
    if (!cluster.replication_group_id) await leadAlone(cluster, connection);
    else ctx.wake({ kind: 'group', region: cluster.region, id: cluster.replication_group_id });
    const applied = await bringInForce(ctx, found, connection);
    await settle(ctx, found, applied);
    return undefined;
  } catch (error) {
    if (error instanceof Superseded) return undefined;
    if (!(error instanceof NodeStartError)) throw error;
    const again = `Cache node ${node.id} doesn't start: ${error.message}. It is tried again every ${RETRY_START_MS / 1000} s`;
    if (!(await wasSaidLast(ctx, cluster, again)))
      await changeWithEvent(ctx, cluster, { status: 'failed' }, again, KEPT);
    ctx.logger.warn(
      { cluster: cluster.id, region: cluster.region, reason: error.message },
      'node does not start',
    );
    return { againMs: RETRY_START_MS };
  }
}

/** A cluster of its own takes writes: one that was promoted followed somebody until now. One that is to be demoted doesn't. */
async function leadAlone(cluster: CacheClusterRow, connection: NodeConnection): Promise<void> {
  if (roleChangeOf(cluster)?.kind === 'demote') return;
  const { role } = await readReplication(connection, cluster.engine_version);
  if (role === 'master') return;
  await lead(connection, cluster.engine_version);
  failpoint('promote.freed');
}

/** A node that serves, of the version that the row asks for: the running one, or a new process on its data. */
export async function bringUp(ctx: ControlContext, found: ClusterWithNode): Promise<NodeConnection> {
  const { cluster, node } = found;
  const directory = ctx.paths.at(node.directory);
  const running = await runningHandle(ctx, node);
  const reboot = cluster.reboot_requested === 1;
  const upgrade = node.engine_in_force !== null && node.engine_in_force !== engineOf(cluster);
  const restart = reboot || upgrade;
  if (!running) await showDown(ctx, cluster);
  if (!running && !(await mayStart(ctx, found))) throw new Superseded();
  const hasData = node.engine_in_force === null || (await holdsData(directory));
  if (running && restart && !hasData) await refuseRestart(ctx, found);
  if (running && !(restart && hasData)) {
    try {
      return await awaitServing(ctx, node, { handle: running, log: nodeFiles(directory).log, logSize: 0 });
    } catch (error) {
      // One that ended meanwhile is started again like one that was found dead.
      if (!(error instanceof NodeStartError) || ctx.runtime.isRunning(running)) throw error;
      if (!(await mayStart(ctx, found))) throw new Superseded();
    }
  } else if (running) {
    ctx.connections.drop(node);
    await ctx.runtime.stop(running, STOP_GRACE_MS);
    failpoint('reboot.stopped');
  }
  if (upgrade) return startUpgraded(ctx, found, node.engine_in_force!);
  if (!reboot && cluster.status !== 'rebooting cluster nodes' && cluster.status !== 'failed') {
    const deleting = cluster.status === 'deleting';
    const recovering = deleting ? {} : { status: 'rebooting cluster nodes' };
    if (!(await changeWithEvent(ctx, cluster, recovering, whyStarted(node), deleting ? ['deleting'] : KEPT)))
      throw new Superseded();
    failpoint('recover.noted');
  }
  const connection = await startNode(ctx, found);
  const message = reboot ? `Cache node ${node.id} restarted` : `Cache node ${node.id} serves again`;
  await changeWithEvent(ctx, cluster, { reboot_requested: 0 }, message);
  return connection;
}

/** A node that has ended must not be shown as available while what it left is being read. */
async function showDown({ store }: ControlContext, { region, id }: CacheClusterRow): Promise<void> {
  await store
    .updateTable('cache_cluster')
    .set({ status: 'rebooting cluster nodes' })
    .where('region', '=', region)
    .where('id', '=', id)
    .where('status', '=', 'available')
    .execute();
}

/** Stopping a node whose files were removed would lose what it still holds in memory. */
async function refuseRestart(ctx: ControlContext, { cluster, node }: ClusterWithNode): Promise<void> {
  const upgrade = node.engine_in_force !== engineOf(cluster);
  const before = upgrade ? await asBefore(ctx, cluster, node.engine_in_force!) : {};
  const message = `Cache node ${node.id} is not restarted: its append-only file is gone from ${ctx.paths.at(node.directory)}, and what it holds is in its memory only`;
  await changeWithEvent(ctx, cluster, { reboot_requested: 0, ...before }, message);
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
  failpoint('recover.adopted');
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
  if (after !== current.directives_json) {
    failpoint('modify.in-force');
    await updateNode(ctx.store, node, { directives_json: after });
  }
  return pending.length > 0 ? 'pending-reboot' : 'in-sync';
}
