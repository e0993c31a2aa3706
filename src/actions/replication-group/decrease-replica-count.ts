import type { DecreaseReplicaCountMessage, DecreaseReplicaCountResult } from '@aws-sdk/client-elasticache';
import { type ClusterWithNode, updateCluster } from '../../control/cluster/rows.ts';
import { recordEvent } from '../../control/events.ts';
import { hasAutomaticFailover } from '../../control/group/dispensable.ts';
import { type GroupWithMembers, loadGroup, updateGroup } from '../../control/group/rows.ts';
import { type CacheClusterStatus, canDelete } from '../../domain/cluster-status.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import type { Action } from '../action.ts';
import { accepted } from './accepted.ts';
import { findGroup } from './find.ts';
import { forgetMember, requireDispensable } from './leave.ts';
import { newReplicaCount, nothingToDo, replicasOf } from './replica-counts.ts';
import { requireAvailable } from './require-available.ts';
import { requireMember } from './require-member.ts';
import { showGroup } from './show.ts';

/** Deletes replicas: those that were named, else first those that failed, then the ones that came last. */
export const DecreaseReplicaCount: Action<DecreaseReplicaCountMessage, DecreaseReplicaCountResult> = async (
  input,
  context,
) => {
  const { store, region, now } = context;
  const wanted = newReplicaCount(input);
  const { found, ids } = await store.transaction().execute(async (transaction) => {
    const before = await findGroup(transaction, region, input.ReplicationGroupId ?? '');
    requireAvailable(before, 'remove replicas');
    const removed = toRemove(before, input.ReplicasToRemove ?? [], wanted);
    const { id } = before.group;
    for (const { cluster } of removed) {
      const group = (await loadGroup(transaction, region, id))!;
      requireDispensable(group, cluster.id, 'deleted');
      await updateCluster(transaction, cluster, { status: 'deleting', final_snapshot: null });
      await forgetMember(transaction, group, cluster.id);
      const message = 'Cache cluster is being deleted';
      await recordEvent(transaction, {
        region,
        source: 'cache-cluster',
        id: cluster.id,
        message,
        at: now,
      });
    }
    await updateGroup(transaction, before.group, { status: 'modifying' });
    const names = removed.map(({ cluster }) => cluster.id);
    const message = `Removing ${names.join(', ')}`;
    await recordEvent(transaction, { region, source: 'replication-group', id, message, at: now });
    return { found: (await loadGroup(transaction, region, id))!, ids: names };
  });
  accepted(context, { group: found.group.id, clusters: ids });
  return { ReplicationGroup: showGroup(found, context) };
};

function toRemove(
  found: GroupWithMembers,
  named: readonly string[],
  wanted: number | undefined,
): ClusterWithNode[] {
  const { group } = found;
  const replicas = replicasOf(found);
  const chosen = new Set(named.map((id) => requireMember(found, id, 'ReplicasToRemove')));
  if (chosen.size === 0 && wanted === undefined) {
    throw new Fault(
      'InvalidParameterCombination',
      'NewReplicaCount is missing. Say how many replicas are to be left, by it or by ReplicaConfiguration, or which to remove by ReplicasToRemove.',
    );
  }
  const left = wanted ?? replicas.length - chosen.size;
  if (left === replicas.length) throw nothingToDo(found, left);
  if (left > replicas.length) {
    throw new Fault(
      'InvalidParameterValue',
      `NewReplicaCount ${left} is more than the ${replicas.length} replicas that replication group ${quoted(group.id)} has. Use IncreaseReplicaCount to add some.`,
    );
  }
  if (chosen.size > 0 && chosen.size !== replicas.length - left) {
    throw new Fault(
      'InvalidParameterCombination',
      `ReplicasToRemove names ${chosen.size} of ${replicas.length} replicas, and NewReplicaCount leaves ${left}. Name ${replicas.length - left}, or leave one of the two out.`,
    );
  }
  if (left === 0 && hasAutomaticFailover(group)) {
    throw new Fault(
      'InvalidParameterValue',
      `Must have at least 1 replica when cluster mode is disabled with auto failover enabled. Switch automatic failover of ${quoted(group.id)} off first.`,
    );
  }
  const removed = chosen.size > 0 ? [...chosen] : choose(replicas, replicas.length - left);
  const busy = removed.find(({ cluster }) => !canDelete(cluster.status as CacheClusterStatus));
  if (!busy) return removed;
  throw new Fault(
    'InvalidCacheClusterState',
    `Cache cluster ${quoted(busy.cluster.id)} is ${busy.cluster.status}. Wait until it is available, or name others by ReplicasToRemove.`,
  );
}

function choose(replicas: readonly ClusterWithNode[], count: number): ClusterWithNode[] {
  const rank = ({ cluster }: ClusterWithNode) =>
    canDelete(cluster.status as CacheClusterStatus) ? (cluster.status === 'available' ? 1 : 0) : 2;
  return replicas
    .toSorted((a, b) => rank(a) - rank(b) || b.cluster.preferred_order - a.cluster.preferred_order)
    .slice(0, count);
}
