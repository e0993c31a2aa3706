import { defaultParameterGroups, type Family, parseFamily } from '../../domain/family-names.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import type { Queryable } from '../../store/database.ts';

export interface ParameterGroup {
  name: string;
  family: Family;
  description: string;
  /** One of those that every region has from the start: not in the store, and not to be changed. */
  isDefault: boolean;
}

const DEFAULT_GROUPS: readonly ParameterGroup[] = defaultParameterGroups().map((group) => ({
  name: group.name,
  family: group.family,
  description: group.description,
  isDefault: true,
}));

/** All parameter groups of a region, the default ones among them. */
export async function listParameterGroups(store: Queryable, region: string): Promise<ParameterGroup[]> {
  const rows = await store.selectFrom('parameter_group').selectAll().where('region', '=', region).execute();
  return [...DEFAULT_GROUPS, ...rows.map(fromRow)];
}

/** The parameter group of that name, in any case. @throws Fault CacheParameterGroupNotFound */
export async function findParameterGroup(
  store: Queryable,
  region: string,
  name: string,
): Promise<ParameterGroup> {
  const stored = name.toLowerCase();
  const known = DEFAULT_GROUPS.find((group) => group.name === stored);
  if (known) return known;
  const row = await store
    .selectFrom('parameter_group')
    .selectAll()
    .where('region', '=', region)
    .where('name', '=', stored)
    .executeTakeFirst();
  if (row) return fromRow(row);
  throw new Fault(
    'CacheParameterGroupNotFound',
    `CacheParameterGroup not found: ${quoted(stored)} in ${region}. See those that exist with DescribeCacheParameterGroups.`,
  );
}

/** A group that can be changed. @throws Fault CacheParameterGroupNotFound, InvalidCacheParameterGroupState for a default one. */
export async function findOwnParameterGroup(
  store: Queryable,
  region: string,
  name: string,
  verb: 'modified' | 'reset' | 'deleted',
): Promise<ParameterGroup> {
  const group = await findParameterGroup(store, region, name);
  if (!group.isDefault) return group;
  throw new Fault(
    'InvalidCacheParameterGroupState',
    `Default CacheParameterGroup cannot be ${verb}: ${group.name}. Make one of your own with CreateCacheParameterGroup.`,
  );
}

function fromRow(row: { name: string; family: string; description: string }): ParameterGroup {
  return {
    name: row.name,
    family: parseFamily(row.family),
    description: row.description,
    isDefault: false,
  };
}
