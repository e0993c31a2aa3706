import type { RebootCacheClusterMessage, RebootCacheClusterResult } from '@aws-sdk/client-elasticache';
import { updateCluster } from '../../control/cluster/rows.ts';
import { recordEvent } from '../../control/events.ts';
import { failpoint } from '../../control/failpoints.ts';
import { loadGroup, updateGroup } from '../../control/group/rows.ts';
import { type CacheClusterStatus, canReboot } from '../../domain/cluster-status.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import type { Action } from '../action.ts';
import { findCluster } from './find.ts';
import { showCluster } from './show.ts';

/** The node comes back with all its data: unlike in ElastiCache, a restart never loses any. */
export const RebootCacheCluster: Action<RebootCacheClusterMessage, RebootCacheClusterResult> = async (
  input,
  { store, region, accountId, now, wake },
) => {
  const rebooting = await store.transaction().execute(async (transaction) => {
    const { cluster, node } = await findCluster(transaction, region, input.CacheClusterId ?? '');
    if (!canReboot(cluster.status as CacheClusterStatus)) {
      throw new Fault(
        'InvalidCacheClusterState',
        `Cache cluster ${quoted(cluster.id)} is ${cluster.status}. Wait until it is available, then reboot it.`,
      );
    }
    const ids = input.CacheNodeIdsToReboot ?? [];
    const unknown = ids.find((id) => id !== node.id);
    if (ids.length === 0 || unknown !== undefined) {
      throw new Fault(
        'InvalidParameterValue',
        `CacheNodeIdsToReboot ${unknown === undefined ? 'is empty' : `has ${quoted(unknown)}, which is no node of ${quoted(cluster.id)}`}. Its node is "${node.id}".`,
      );
    }
    const change = { status: 'rebooting cluster nodes', reboot_requested: 1 };
    await updateCluster(transaction, cluster, change);
    // While its primary is down a group isn't available, and says so from the first moment on.
    const found = cluster.replication_group_id
      ? await loadGroup(transaction, region, cluster.replication_group_id)
      : undefined;
    if (found?.group.primary_cluster_id === cluster.id && found.group.status === 'available')
      await updateGroup(transaction, found.group, { status: 'modifying' });
    await recordEvent(transaction, {
      region,
      source: 'cache-cluster',
      id: cluster.id,
      message: `Rebooting cache node ${node.id}`,
      at: now,
    });
    return { ...cluster, ...change };
  });
  failpoint('reboot.accepted');
  wake({ kind: 'cluster', region, id: rebooting.id });
  if (rebooting.replication_group_id) wake({ kind: 'group', region, id: rebooting.replication_group_id });
  return { CacheCluster: showCluster(rebooting, { accountId }) };
};
