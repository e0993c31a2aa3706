import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import type { Queryable } from '../../store/database.ts';
import { defaultSubnetIds } from './network.ts';

/** Every region has this one from the start, as AWS makes it for the default VPC; it is not in the store. */
export const DEFAULT_SUBNET_GROUP = 'default';

export interface SubnetGroup {
  name: string;
  description: string;
  subnetIds: string[];
}

export function defaultSubnetGroup(region: string): SubnetGroup {
  return {
    name: DEFAULT_SUBNET_GROUP,
    description: 'Default CacheSubnetGroup',
    subnetIds: defaultSubnetIds(region),
  };
}

/** All subnet groups of a region, the default one among them. */
export async function listSubnetGroups(store: Queryable, region: string): Promise<SubnetGroup[]> {
  const rows = await store.selectFrom('subnet_group').selectAll().where('region', '=', region).execute();
  return [defaultSubnetGroup(region), ...rows.map(fromRow)];
}

/** The subnet group of that name, in any case. @throws Fault CacheSubnetGroupNotFoundFault */
export async function findSubnetGroup(store: Queryable, region: string, name: string): Promise<SubnetGroup> {
  const stored = name.toLowerCase();
  if (stored === DEFAULT_SUBNET_GROUP) return defaultSubnetGroup(region);
  const row = await store
    .selectFrom('subnet_group')
    .selectAll()
    .where('region', '=', region)
    .where('name', '=', stored)
    .executeTakeFirst();
  if (row) return fromRow(row);
  throw new Fault(
    'CacheSubnetGroupNotFoundFault',
    `Cache Subnet Group ${quoted(stored)} does not exist in ${region}. See those that do with DescribeCacheSubnetGroups.`,
  );
}

function fromRow(row: { name: string; description: string; subnet_ids_json: string }): SubnetGroup {
  return {
    name: row.name,
    description: row.description,
    subnetIds: JSON.parse(row.subnet_ids_json) as string[],
  };
}
