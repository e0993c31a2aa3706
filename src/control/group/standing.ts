import type { Directives } from '../../engine/config.ts';
import { NOWHERE } from '../../engine/replication.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import { type ClusterWithNode, updateNode } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import { memberOf } from './member.ts';
import { loadGroup } from './rows.ts';

/**
 * How a node starts: a member of a group without the right to write, whatever it was before, until its group gives it the
 * right or somebody to follow. Only a new group's first primary has no rival. One that has yet to get the group's data
 * refuses to be read until then: it would answer that nothing is there.
 */
export async function standingOf(
  ctx: Pick<ControlContext, 'store'>,
  { region, id, replication_group_id }: CacheClusterRow,
  isNew: boolean,
): Promise<Directives> {
  if (!replication_group_id) return {};
  const found = await loadGroup(ctx.store, region, replication_group_id);
  const isPrimary = found?.group.primary_cluster_id === id;
  if (isNew && isPrimary && found.group.epoch === 0) return {};
  const hasNoData = !isPrimary && found && memberOf(found, id)?.node.data_epoch === 0;
  return {
    replicaof: `${NOWHERE.address} ${NOWHERE.port}`,
    ...(hasNoData ? { 'replica-serve-stale-data': 'no' } : {}),
  };
}

/**
 * Whether a node whose data is gone may be started all the same: a replica may, since it can't write, and gets its primary's
 * data. Nobody trusts it until then.
 */
export async function mayComeBackEmpty(
  ctx: Pick<ControlContext, 'store'>,
  { cluster, node }: ClusterWithNode,
): Promise<boolean> {
  const { region, replication_group_id: id } = cluster;
  const group = id ? (await loadGroup(ctx.store, region, id))?.group : undefined;
  if (!group || group.primary_cluster_id === cluster.id) return false;
  await updateNode(ctx.store, node, { data_epoch: 0, data_mark_json: null });
  return true;
}

/**
 * Whether what a node holds may be given up, since it can't be loaded: that of a replica whose group has a primary, whose
 * data it would get in any case.
 */
export async function mayStartAnew(
  { store }: Pick<ControlContext, 'store'>,
  { region, id, replication_group_id }: CacheClusterRow,
): Promise<boolean> {
  const group = replication_group_id && (await loadGroup(store, region, replication_group_id))?.group;
  if (!group || group.primary_cluster_id === id) return false;
  return group.change_json === null && group.status !== 'failed' && group.status !== 'creating';
}
