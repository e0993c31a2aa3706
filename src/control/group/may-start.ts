import type { ClusterWithNode } from '../cluster/rows.ts';
import { engineOf } from '../cluster/start-node.ts';
import type { ControlContext } from '../context.ts';
import { accountForLosses, StillUnderWay } from './account.ts';
import { changeOf } from './change.ts';
import { loadGroup } from './rows.ts';

/**
 * Whether a member that has ended may be started again now. A primary is its group's matter: another may take its place.
 * Whoever held acknowledged writes that were lost is read out first, since following its successor replaces its files.
 */
export async function mayStart(ctx: ControlContext, found: ClusterWithNode): Promise<boolean> {
  const { cluster, node } = found;
  const { region, replication_group_id: id } = cluster;
  if (!id) return true;
  const group = (await loadGroup(ctx.store, region, id))?.group;
  if (!group || group.epoch === 0) return true;
  const change = changeOf(group);
  // It may have gone on taking writes before it ended: what its successor lacks is noted first.
  const isHandingOver = change?.kind === 'switchover' && change.from === cluster.id;
  if (isHandingOver) {
    ctx.wake({ kind: 'group', region, id });
    return false;
  }
  if (group.primary_cluster_id === cluster.id) {
    const meant = cluster.reboot_requested === 1 || node.engine_in_force !== engineOf(cluster);
    if (!meant && !(change?.kind === 'recovery' && change.to === cluster.id)) {
      ctx.wake({ kind: 'group', region, id });
      return false;
    }
  }
  // What an operator goes on with is not lost, and a failover that is under way ends only by that.
  if (group.force_to === cluster.id || (change?.forced && change.to === cluster.id)) return true;
  try {
    await accountForLosses(ctx, found);
    return true;
  } catch (error) {
    if (!(error instanceof StillUnderWay)) throw error;
    // A change that is under way goes on by itself, and wakes all when it is done.
    if (!change) ctx.wake({ kind: 'group', region, id });
    return false;
  }
}
