import { groupValues } from '../../control/cluster/parameters.ts';
import { defaultParameterGroupName, familyOf } from '../../domain/family-names.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import type { Queryable } from '../../store/database.ts';
import { findParameterGroup } from '../cache-parameter-group/find.ts';

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
  const group = await findParameterGroup(store, region, asked);
  if (group.family !== family) {
    throw new Fault(
      'InvalidParameterCombination',
      `Expected a parameter group of family ${family} for ${engine} ${version} but found one of family ${group.family}: ${quoted(asked)}.`,
    );
  }
  const { values } = await groupValues(store, region, group.name);
  if (group.name.endsWith('.cluster.on') || values['cluster-enabled'] === 'yes') {
    throw new Fault(
      'InvalidParameterCombination',
      `CacheParameterGroupName ${quoted(asked)} has cluster mode on, which a cluster of one node can't have. Use ${quoted(defaultParameterGroupName(family))}.`,
    );
  }
  return group.name;
}
