import type { CreateCacheClusterMessage, CreateCacheClusterResult } from '@aws-sdk/client-elasticache';
import { loadCluster } from '../../control/cluster/rows.ts';
import { Fault } from '../../domain/fault.ts';
import { canAddReplica, MAX_REPLICAS, type ReplicationGroupStatus } from '../../domain/group-status.ts';
import { quoted } from '../../domain/identifiers.ts';
import { numCacheNodes } from '../../domain/limits.ts';
import { availabilityZone, defaultAvailabilityZone } from '../../domain/regions.ts';
import type { ActionContext } from '../action.ts';
import { accepted } from '../replication-group/accepted.ts';
import { findGroup } from '../replication-group/find.ts';
import { insertReplica } from '../replication-group/insert-replica.ts';
import { primaryOf } from '../replication-group/primary.ts';
import { requireSameSettings } from './same-settings.ts';
import { showCluster } from './show.ts';

/** CreateCacheCluster with a ReplicationGroupId: a read replica, in all but its zone and its tags like its primary. */
export async function createReplica(
  id: string,
  input: CreateCacheClusterMessage,
  context: ActionContext,
): Promise<CreateCacheClusterResult> {
  const { region, accountId, store } = context;
  numCacheNodes(input.NumCacheNodes ?? 1);
  const created = await store.transaction().execute(async (transaction) => {
    const found = await findGroup(transaction, region, input.ReplicationGroupId!);
    const { group, members } = found;
    if (!canAddReplica(group.status as ReplicationGroupStatus) || group.rollout_json) {
      throw new Fault(
        'InvalidReplicationGroupState',
        `Replication group ${quoted(group.id)} is ${group.rollout_json ? 'being given another engine version' : group.status}. Wait until it is available, then add the replica.`,
      );
    }
    if (members.length > MAX_REPLICAS) {
      throw new Fault(
        'NodeQuotaForClusterExceeded',
        `The request cannot be processed because it would exceed the allowed number of cache nodes in a single cluster: replication group ${quoted(group.id)} has ${members.length - 1} read replicas, and at most ${MAX_REPLICAS} are allowed. Delete one first.`,
      );
    }
    requireSameSettings(input, primaryOf(found), {
      why: 'a read replica takes it from its primary',
      remedy: 'Leave it out; ModifyReplicationGroup changes it for all members',
    });
    const zone = input.PreferredAvailabilityZone
      ? availabilityZone(input.PreferredAvailabilityZone, region)
      : defaultAvailabilityZone(region, id);
    await insertReplica(transaction, found, { id, zone, tags: input.Tags }, context);
    return { ...(await loadCluster(transaction, region, id))!, group };
  });
  accepted(context, { group: created.group.id, clusters: [id] });
  return { CacheCluster: showCluster(created.cluster, { accountId, group: created.group }) };
}
