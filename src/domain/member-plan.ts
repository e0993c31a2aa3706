import { Fault } from './fault.ts';
import { MAX_REPLICAS } from './group-status.ts';
import { quoted } from './identifiers.ts';
import { availabilityZone, availabilityZones, defaultAvailabilityZone } from './regions.ts';

interface NodeGroup {
  NodeGroupId?: string | undefined;
  Slots?: string | undefined;
  ReplicaCount?: number | undefined;
  PrimaryAvailabilityZone?: string | undefined;
  ReplicaAvailabilityZones?: readonly string[] | undefined;
}

/** How a request says what a new group's members are to be, by the API's field names. */
export interface MemberWishes {
  NumCacheClusters?: number | undefined;
  ReplicasPerNodeGroup?: number | undefined;
  PreferredCacheClusterAZs?: readonly string[] | undefined;
  NodeGroupConfiguration?: readonly NodeGroup[] | undefined;
}

/** The one shard of a group, as ElastiCache numbers it. */
export const NODE_GROUP_ID = '0001';
const ALL_SLOTS = '0-16383';

/**
 * The availability zones of a new group's members, the primary's first: as asked for, else one after the other of the
 * region's. `seed` decides on the first. @throws Fault InvalidParameterValue, InvalidParameterCombination
 */
export function planMembers(wishes: MemberWishes, region: string, seed: string): string[] {
  const shard = wishes.NodeGroupConfiguration?.[0];
  if (shard) checkShard(shard);
  const zones = zonesAskedFor(wishes, shard);
  const count = memberCount(wishes, shard, zones);
  if (zones.length === 0) return spreadZones(region, defaultAvailabilityZone(region, seed), count);
  if (zones.length === count) return zones.map(({ zone, field }) => availabilityZone(zone, region, field));
  // A shard may name its primary's zone, or its replicas', alone.
  if (shard && zones[0]!.field.endsWith('PrimaryAvailabilityZone') && zones.length === 1)
    return spreadZones(region, availabilityZone(zones[0]!.zone, region, zones[0]!.field), count);
  throw new Fault(
    'InvalidParameterCombination',
    `${zones[0]!.field} names ${zones.length} availability zones for ${count} clusters. Name one for each, the primary's first, or none.`,
  );
}

/** As many zones as asked for, from one on in the order of the region's, and round again. */
export function spreadZones(region: string, first: string, count: number): string[] {
  const zones = availabilityZones(region);
  const start = zones.indexOf(first);
  return Array.from({ length: count }, (_, i) => zones[(start + i) % zones.length]!);
}

/** A number of replicas, 0 to 5. @throws Fault InvalidParameterValue */
export function replicaCount(value: number, field: string): number {
  if (Number.isInteger(value) && value >= 0 && value <= MAX_REPLICAS) return value;
  throw new Fault(
    'InvalidParameterValue',
    `The number of replicas per node group must be within 0 and ${MAX_REPLICAS}. ${field} is ${value}.`,
  );
}

function memberCount(wishes: MemberWishes, shard: NodeGroup | undefined, zones: readonly unknown[]): number {
  const said: [field: string, clusters: number][] = [];
  const { NumCacheClusters, ReplicasPerNodeGroup } = wishes;
  if (NumCacheClusters !== undefined)
    said.push(['NumCacheClusters', replicaCount(NumCacheClusters - 1, `NumCacheClusters less 1`) + 1]);
  if (ReplicasPerNodeGroup !== undefined)
    said.push(['ReplicasPerNodeGroup', replicaCount(ReplicasPerNodeGroup, 'ReplicasPerNodeGroup') + 1]);
  if (shard?.ReplicaCount !== undefined) {
    const field = 'NodeGroupConfiguration.ReplicaCount';
    said.push([field, replicaCount(shard.ReplicaCount, field) + 1]);
  }
  const other = said.find(([, clusters]) => clusters !== said[0]![1]);
  if (other) {
    throw new Fault(
      'InvalidParameterCombination',
      `${said[0]![0]} asks for ${said[0]![1]} clusters in all and ${other[0]} for ${other[1]}. Use one of them.`,
    );
  }
  const ofZones = shard?.ReplicaAvailabilityZones ? shard.ReplicaAvailabilityZones.length + 1 : zones.length;
  return (
    said[0]?.[1] ?? replicaCount(Math.max(ofZones, 1) - 1, 'The number of availability zones less 1') + 1
  );
}

function zonesAskedFor(
  wishes: MemberWishes,
  shard: NodeGroup | undefined,
): { zone: string; field: string }[] {
  const ofGroup = (wishes.PreferredCacheClusterAZs ?? []).map((zone) => ({
    zone,
    field: 'PreferredCacheClusterAZs',
  }));
  const { PrimaryAvailabilityZone: primary, ReplicaAvailabilityZones: replicas = [] } = shard ?? {};
  const ofShard = [
    ...(primary ? [{ zone: primary, field: 'NodeGroupConfiguration.PrimaryAvailabilityZone' }] : []),
    ...replicas.map((zone) => ({ zone, field: 'NodeGroupConfiguration.ReplicaAvailabilityZones' })),
  ];
  if (ofGroup.length > 0 && ofShard.length > 0) {
    throw new Fault(
      'InvalidParameterCombination',
      'Availability zones are given by both PreferredCacheClusterAZs and NodeGroupConfiguration. Use one of them.',
    );
  }
  return ofGroup.length > 0 ? ofGroup : ofShard;
}

function checkShard({ NodeGroupId: id, Slots: slots }: NodeGroup): void {
  if (id !== undefined && id !== NODE_GROUP_ID) {
    throw new Fault(
      'InvalidParameterValue',
      `NodeGroupConfiguration.NodeGroupId is ${quoted(id)}. With cluster mode disabled there is one node group: "${NODE_GROUP_ID}".`,
    );
  }
  if (slots !== undefined && slots !== ALL_SLOTS) {
    throw new Fault(
      'InvalidParameterValue',
      `NodeGroupConfiguration.Slots is ${quoted(slots)}. With cluster mode disabled the one node group has all of them: leave it out.`,
    );
  }
}
