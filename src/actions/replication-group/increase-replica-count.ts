import type { IncreaseReplicaCountMessage, IncreaseReplicaCountResult } from '@aws-sdk/client-elasticache';
import { recordEvent } from '../../control/events.ts';
import { type GroupWithMembers, loadGroup, updateGroup } from '../../control/group/rows.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import { spreadZones } from '../../domain/member-plan.ts';
import { availabilityZone } from '../../domain/regions.ts';
import type { Action } from '../action.ts';
import { accepted } from './accepted.ts';
import { findGroup } from './find.ts';
import { insertReplica } from './insert-replica.ts';
import { freeMemberIds } from './member-id.ts';
import { newReplicaCount, nothingToDo, replicasOf } from './replica-counts.ts';
import { requireAvailable } from './require-available.ts';
import { showGroup } from './show.ts';

/** New members, named like `ID-002`, which follow the primary. */
export const IncreaseReplicaCount: Action<IncreaseReplicaCountMessage, IncreaseReplicaCountResult> = async (
  input,
  context,
) => {
  const { store, region, now } = context;
  const wanted = newReplicaCount(input);
  if (wanted === undefined) {
    throw new Fault(
      'InvalidParameterCombination',
      'NewReplicaCount is missing. Say how many replicas there are to be, by it or by ReplicaConfiguration.',
    );
  }
  const { found, ids } = await store.transaction().execute(async (transaction) => {
    const before = await findGroup(transaction, region, input.ReplicationGroupId ?? '');
    requireAvailable(before, 'add replicas');
    const { id } = before.group;
    const replicas = replicasOf(before).length;
    if (wanted === replicas) throw nothingToDo(before, replicas);
    if (wanted < replicas) {
      throw new Fault(
        'InvalidParameterValue',
        `NewReplicaCount ${wanted} is less than the ${replicas} replicas that replication group ${quoted(id)} has. Use DecreaseReplicaCount to remove some.`,
      );
    }
    const zones = newZones(before, input.ReplicaConfiguration?.[0]?.PreferredAvailabilityZones, {
      region,
      count: wanted - replicas,
    });
    const added = await freeMemberIds(transaction, region, id, zones.length);
    for (const [index, member] of added.entries()) {
      const group = (await loadGroup(transaction, region, id))!;
      await insertReplica(transaction, group, { id: member, zone: zones[index]! }, context);
    }
    await updateGroup(transaction, before.group, { status: 'modifying' });
    const message = `Adding ${added.join(', ')}: ${wanted} replicas instead of ${replicas}`;
    await recordEvent(transaction, { region, source: 'replication-group', id, message, at: now });
    return { found: (await loadGroup(transaction, region, id))!, ids: added };
  });
  accepted(context, { group: found.group.id, clusters: ids });
  return { ReplicationGroup: showGroup(found, context) };
};

/**
 * The zones of the new members: of the list that ElastiCache wants for all members, the primary included, those that no
 * member has yet; or of a list for the new ones alone.
 */
function newZones(
  { members }: GroupWithMembers,
  asked: readonly string[] = [],
  { region, count }: { region: string; count: number },
): string[] {
  const field = 'ReplicaConfiguration.PreferredAvailabilityZones';
  const zones = asked.map((zone) => availabilityZone(zone, region, field));
  if (zones.length === 0) {
    // After the zone of the last one, so that they spread.
    const last = members.at(-1)!.cluster.availability_zone;
    return spreadZones(region, last, count + 1).slice(1);
  }
  if (zones.length === count) return zones;
  if (zones.length !== members.length + count) {
    throw new Fault(
      'InvalidParameterValue',
      `${field} names ${zones.length} zones. Name ${members.length + count}, one for the primary and each replica, or ${count} for the new ones.`,
    );
  }
  for (const { cluster } of members) {
    const index = zones.indexOf(cluster.availability_zone);
    if (index >= 0) zones.splice(index, 1);
  }
  return zones.slice(0, count);
}
