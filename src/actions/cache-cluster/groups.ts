import { groupFamily } from '../../control/cluster/parameters.ts';
import { defaultParameterGroupName, familyOf } from '../../domain/family-names.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import type { Queryable } from '../../store/database.ts';

type Engine = { engine: 'redis' | 'valkey'; version: string };

/**
 * The name of the parameter group that a cluster of this engine gets: the one asked for, or its family's default.
 * @throws Fault CacheParameterGroupNotFound, InvalidParameterCombination when it is of another family or cluster mode
 */
export async function chooseParameterGroup(
  store: Queryable,
  region: string,
  asked: string | undefined,
  { engine, version }: Engine,
): Promise<string> {
  const family = familyOf(engine, version);
  if (!asked) return defaultParameterGroupName(family);
  const name = asked.toLowerCase();
  if (name.endsWith('.cluster.on')) {
    throw new Fault(
      'InvalidParameterCombination',
      `CacheParameterGroupName ${quoted(asked)} has cluster mode on, which a cluster of one node can't have. Use ${quoted(defaultParameterGroupName(family))}.`,
    );
  }
  const found = await groupFamily(store, region, name);
  if (found === undefined) {
    throw new Fault(
      'CacheParameterGroupNotFound',
      `CacheParameterGroup ${quoted(asked)} not found in ${region}. Create it first, or leave CacheParameterGroupName out for ${quoted(defaultParameterGroupName(family))}.`,
    );
  }
  if (found !== family) {
    throw new Fault(
      'InvalidParameterCombination',
      `Expected a parameter group of family ${family} for ${engine} ${version} but found one of family ${found}: ${quoted(asked)}.`,
    );
  }
  return name;
}

/** @throws Fault CacheSubnetGroupNotFoundFault */
export async function checkSubnetGroup(
  store: Queryable,
  region: string,
  asked: string | undefined,
): Promise<string | null> {
  if (!asked) return null;
  const name = asked.toLowerCase();
  if (name === 'default') return name;
  const row = await store
    .selectFrom('subnet_group')
    .select('name')
    .where('region', '=', region)
    .where('name', '=', name)
    .executeTakeFirst();
  if (row) return name;
  throw new Fault(
    'CacheSubnetGroupNotFoundFault',
    `Cache Subnet Group ${quoted(asked)} does not exist in ${region}. Create it first, or leave CacheSubnetGroupName out.`,
  );
}
