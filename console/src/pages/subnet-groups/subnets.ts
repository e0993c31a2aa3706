import { cacheSubnetGroupName } from '../../../../src/domain/identifiers.ts';
import { subnetId } from '../../../../src/domain/network-identifiers.ts';
import type { CacheCluster, Output } from '../../api/json.ts';

export type SubnetGroup = NonNullable<Output<'DescribeCacheSubnetGroups'>['CacheSubnetGroups']>[number];

/** The one that every region has from the start; it can't be changed. */
export const DEFAULT = 'default';

export function idsOf(group: SubnetGroup | undefined): string[] {
  return (group?.Subnets ?? []).map(({ SubnetIdentifier: id = '' }) => id);
}

/** By the API's own rule, asked while one types. */
export function isSubnetId(value: string): boolean {
  try {
    subnetId(value);
    return true;
  } catch {
    return false;
  }
}

/** As the API keeps it: lower case. */
export function storedName(name: string): string {
  return cacheSubnetGroupName(name);
}

export function usersOf(group: string, clusters: readonly CacheCluster[]): CacheCluster[] {
  return clusters.filter(({ CacheSubnetGroupName }) => CacheSubnetGroupName === group);
}
