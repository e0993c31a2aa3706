import type { CacheSubnetGroup } from '@aws-sdk/client-elasticache';
import type { ActionContext } from '../action.ts';
import type { SubnetGroup } from './find.ts';
import { placeSubnets, vpcId } from './network.ts';

/** A subnet group as the API shows it. */
export function showSubnetGroup(
  { region, control }: Pick<ActionContext, 'region' | 'control'>,
  group: SubnetGroup,
): CacheSubnetGroup {
  return {
    CacheSubnetGroupName: group.name,
    CacheSubnetGroupDescription: group.description,
    VpcId: vpcId(region),
    Subnets: placeSubnets(region, group.subnetIds).map(({ id, zone }) => ({
      SubnetIdentifier: id,
      SubnetAvailabilityZone: { Name: zone },
      SupportedNetworkTypes: ['ipv4'],
    })),
    ARN: control.arnOf('subnetgroup', region, group.name),
    SupportedNetworkTypes: ['ipv4'],
  };
}
