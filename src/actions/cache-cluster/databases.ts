import { groupValues } from '../../control/cluster/parameters.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import { engineDirectives } from '../../domain/parameter-families.ts';
import type { Manifest } from '../../snapshots/manifest.ts';
import type { Queryable } from '../../store/database.ts';
import type { NewCluster } from './insert.ts';

/** An engine refuses to start with data in a database that it hasn't. @throws Fault InvalidParameterCombination */
export async function requireDatabases(
  store: Queryable,
  { region, parameter_group, engine_version }: NewCluster,
  manifest: Manifest,
): Promise<void> {
  const used = Object.keys(manifest.nodes[0]?.rdb.databases ?? {}).map(Number);
  const { family, values } = await groupValues(store, region, parameter_group);
  const given = Number(engineDirectives(family, values, engine_version)['databases']);
  const highest = Math.max(0, ...used);
  if (!(highest >= given)) return;
  throw new Fault(
    'InvalidParameterCombination',
    `Snapshot ${quoted(manifest.name)} has keys in database ${highest}, and CacheParameterGroupName ${quoted(parameter_group)} gives ${given} databases, 0 to ${given - 1}. Choose a group whose parameter databases is at least ${highest + 1}.`,
  );
}
