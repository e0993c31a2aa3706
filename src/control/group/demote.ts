import { followNobody } from '../../engine/replication.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import { keepCluster } from '../cluster/keep.ts';
import { changeWithEvent } from '../cluster/note.ts';
import { type ClusterWithNode, updateCluster, updateNode } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import { recordEvent } from '../events.ts';
import { failpoint } from '../failpoints.ts';
import { loadSnapshot } from '../snapshot/rows.ts';
import type { Outcome } from '../work-queue.ts';
import { forgetGroup } from './forget.ts';
import { memberOf } from './member.ts';
import { roleChangeOf } from './role-change.ts';
import { type GroupWithMembers, loadGroup } from './rows.ts';

const POLL_MS = 100;

export function isToBeDemoted(cluster: CacheClusterRow): boolean {
  return roleChangeOf(cluster)?.kind === 'demote';
}

/** Makes a cluster a replica in another group, once what it held is safe: it is replaced by what that group holds. */
export async function demoteCluster(ctx: ControlContext, found: ClusterWithNode): Promise<Outcome> {
  const { cluster } = found;
  const change = roleChangeOf(cluster);
  if (change?.kind !== 'demote') return undefined;
  if (change.snapshot) {
    const snapshot = await loadSnapshot(ctx.store, cluster.region, change.snapshot);
    if (snapshot?.status === 'creating') {
      // The snapshot needs the node.
      await keepCluster(ctx, found);
      ctx.wake({ kind: 'snapshot', region: cluster.region, id: change.snapshot });
      return { againMs: POLL_MS };
    }
    if (snapshot?.status !== 'available')
      return takeBack(
        ctx,
        cluster,
        `its safety snapshot '${change.snapshot}' failed; see that snapshot's events`,
      );
  }
  await takeNoMoreWrites(ctx, found);
  failpoint('demote.saved');
  const joined = await loadGroup(ctx.store, cluster.region, change.group);
  const primary = joined && memberOf(joined, joined.group.primary_cluster_id);
  if (!joined || !primary || joined.group.status === 'deleting')
    return takeBack(ctx, cluster, `the replication group ${change.group} is not there any more`);
  await join(ctx, found, joined, primary);
  failpoint('demote.joined');
  ctx.wake({ kind: 'group', region: cluster.region, id: change.group });
  ctx.wake({ kind: 'cluster', region: cluster.region, id: cluster.id });
  return undefined;
}

/** As a member it would take them beside the primary, until its group comes to it. */
async function takeNoMoreWrites(ctx: ControlContext, { node }: ClusterWithNode): Promise<void> {
  const connection = await ctx.connections.to(node).catch(() => undefined);
  // One that isn't there starts without the right to write.
  if (connection) await followNobody(connection);
}

async function join(
  ctx: ControlContext,
  { cluster, node }: ClusterWithNode,
  { group, members }: GroupWithMembers,
  primary: ClusterWithNode,
): Promise<void> {
  const { region, id } = cluster;
  const like = primary.cluster;
  const differs =
    node.port !== group.port ||
    cluster.engine !== like.engine ||
    cluster.engine_version !== like.engine_version;
  const forgotten = await ctx.store.transaction().execute(async (transaction) => {
    const own = cluster.replication_group_id;
    const automated = own ? await forgetGroup(transaction, ctx, { region, id: own }) : [];
    await updateCluster(transaction, cluster, {
      ...settingsOf(like),
      replication_group_id: group.id,
      preferred_order: Math.max(...members.map((member) => member.cluster.preferred_order)) + 1,
      role_change_json: null,
      status: 'modifying',
      parameter_apply_status: 'applying',
      pending_json: '{}',
      port: group.port,
      ...(differs ? { reboot_requested: 1 } : {}),
    });
    await updateNode(transaction, node, { port: group.port, data_epoch: 0, data_mark_json: null });
    const at = ctx.clock.now();
    const message = `Demoted: becomes a replica of ${like.id} in ${group.id}; its own data is replaced`;
    await recordEvent(transaction, { region, source: 'cache-cluster', id, message, at });
    const joining = `${id} joins the group as a replica`;
    await recordEvent(transaction, {
      region,
      source: 'replication-group',
      id: group.id,
      message: joining,
      at,
    });
    return automated;
  });
  for (const name of forgotten) ctx.wake({ kind: 'snapshot', region, id: name });
  // It may listen on another port from now on.
  if (differs) ctx.connections.drop(node);
}

/** What all members of a group have in common, so that it is the same whoever is its primary. */
function settingsOf(primary: CacheClusterRow): Partial<CacheClusterRow> {
  return {
    engine: primary.engine,
    engine_version: primary.engine_version,
    shown_version: primary.shown_version,
    node_type: primary.node_type,
    parameter_group: primary.parameter_group,
    subnet_group: primary.subnet_group,
    security_group_ids_json: primary.security_group_ids_json,
    maintenance_window: primary.maintenance_window,
    snapshot_window: primary.snapshot_window,
    snapshot_retention_limit: primary.snapshot_retention_limit,
    auto_minor_version_upgrade: primary.auto_minor_version_upgrade,
    notification_topic_arn: primary.notification_topic_arn,
    notification_topic_status: primary.notification_topic_status,
  };
}

async function takeBack(ctx: ControlContext, cluster: CacheClusterRow, why: string): Promise<Outcome> {
  const change = { role_change_json: null, status: 'modifying' };
  await changeWithEvent(ctx, cluster, change, `Not demoted: ${why}. Its data is as it was`);
  return { againMs: 0 };
}
