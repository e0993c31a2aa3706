import { availabilityZones } from '../../domain/regions.ts';
import { seedHash } from '../../domain/seed-hash.ts';

/*
 * There is no EC2 here, and so no VPC that could be asked: what Describe shows of the network is derived, the same
 * each time for the same region.
 */

/** The one VPC of a region. */
export function vpcId(region: string): string {
  return `vpc-${hex(`${region}/vpc`)}`;
}

/** A subnet of a subnet group. */
export interface PlacedSubnet {
  id: string;
  zone: string;
}

/** The zones of a group's subnets: one zone of the region after the other, by position. */
export function placeSubnets(region: string, subnetIds: readonly string[]): PlacedSubnet[] {
  const zones = availabilityZones(region);
  return subnetIds.map((id, position) => ({ id, zone: zones[position % zones.length]! }));
}

/** The subnets of the region's `default` group: one in each zone. */
export function defaultSubnetIds(region: string): string[] {
  return availabilityZones(region).map((zone) => `subnet-${hex(`${zone}/subnet`)}`);
}

/** 8 hexadecimal digits, the shorter of the two forms that AWS's ids have. */
function hex(seed: string): string {
  return seedHash(seed).toString(16).padStart(8, '0');
}
