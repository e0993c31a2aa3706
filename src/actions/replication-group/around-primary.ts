import type { CreateReplicationGroupMessage } from '@aws-sdk/client-elasticache';
import { pendingOf } from '../../control/cluster/change.ts';
import { updateCluster } from '../../control/cluster/rows.ts';
import { formatArn } from '../../domain/arn.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import { planMembers } from '../../domain/member-plan.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import type { ActionContext } from '../action.ts';
import { findCluster } from '../cache-cluster/find.ts';
import { requireSameSettings } from '../cache-cluster/same-settings.ts';
import { writeTags } from '../tag/write-tags.ts';
import { type MakeMembers, newGroupRow } from './new-row.ts';

/** A group around an existing cluster, whose data stays in place. It begins alone; replicas are added afterwards. */
export function aroundPrimary(
  id: string,
  input: CreateReplicationGroupMessage,
  context: ActionContext,
): MakeMembers {
  const { region, accountId } = context;
  const planned = planMembers(input, region, id).length;
  if (planned > 1) {
    throw new Fault(
      'InvalidParameterCombination',
      `PrimaryClusterId can't be combined with a number of clusters other than 1: ${planned} were asked for. Create the group around ${quoted(input.PrimaryClusterId!)} first, then add replicas with IncreaseReplicaCount.`,
    );
  }
  return async (transaction) => {
    const { cluster } = await findCluster(transaction, region, input.PrimaryClusterId!);
    requireFree(cluster);
    requireSameSettings(input, cluster, {
      why: 'the group takes it over from its primary',
      remedy: 'Leave it out, and change it with ModifyReplicationGroup afterwards',
    });
    const { role_change: _, ...pending } = pendingOf(cluster);
    const placed = {
      primary: cluster,
      zones: [cluster.availability_zone],
      // From now on these are the group's.
      pending: JSON.stringify(pending),
    };
    const group = await newGroupRow(transaction, id, input, placed, context);
    await updateCluster(transaction, cluster, {
      replication_group_id: id,
      preferred_order: 1,
      pending_json: '{}',
    });
    const arn = formatArn({ type: 'cluster', region, accountId, name: cluster.id });
    await writeTags(transaction, { region, arn }, input.Tags);
    return { group, message: `Replication group is being created around cache cluster ${cluster.id}` };
  };
}

function requireFree(cluster: CacheClusterRow): void {
  const busy = cluster.replication_group_id
    ? `is a member of replication group ${quoted(cluster.replication_group_id)} already. Choose a cache cluster that stands alone.`
    : cluster.status !== 'available'
      ? `is ${cluster.status}. Wait until it is available, then create the replication group.`
      : undefined;
  if (busy) throw new Fault('InvalidCacheClusterState', `Cache cluster ${quoted(cluster.id)} ${busy}`);
}
