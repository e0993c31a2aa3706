import { familyOfDefaultGroup } from '../../domain/family-names.ts';
import { isDefaultParameterGroupName } from '../../domain/identifiers.ts';
import { maxmemoryOf } from '../../domain/maxmemory.ts';
import { engineDirectives } from '../../domain/parameter-families.ts';
import { type Directives, ownDirectives } from '../../engine/config.ts';
import type { NodeConnection } from '../../engine/connection.ts';
import type { Queryable } from '../../store/database.ts';
import type { CacheClusterRow, CacheNodeRow } from '../../store/schema.ts';

/** Configuration that a cluster's node should run with: its parameter group, its node type, and Holdfast's own. */
export async function desiredDirectives(
  store: Queryable,
  cluster: CacheClusterRow,
  node: CacheNodeRow,
): Promise<Directives> {
  const { family, values } = await groupValues(store, cluster.region, cluster.parameter_group);
  return {
    ...engineDirectives(family, values),
    maxmemory: String(maxmemoryOf(cluster.node_type, family, values)),
    ...ownDirectives({ address: node.address, port: node.port, engine: cluster.engine, version: cluster.engine_version }),
  };
}

/** Bytes that the data of a cluster may take: its node type's, less the part that its parameters reserve. */
export async function desiredMaxmemory(store: Queryable, cluster: CacheClusterRow): Promise<number> {
  const { family, values } = await groupValues(store, cluster.region, cluster.parameter_group);
  return maxmemoryOf(cluster.node_type, family, values);
}

/** A parameter group's family, and the values in it that differ from the family's defaults. */
export async function groupValues(
  store: Queryable,
  region: string,
  name: string,
): Promise<{ family: string; values: Record<string, string> }> {
  if (isDefaultParameterGroupName(name)) return { family: familyOfDefaultGroup(name), values: {} };
  const group = await store
    .selectFrom('parameter_group')
    .select('family')
    .where('region', '=', region)
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  const rows = await store
    .selectFrom('parameter')
    .select(['name', 'value'])
    .where('region', '=', region)
    .where('group_name', '=', name)
    .execute();
  return { family: group.family, values: Object.fromEntries(rows.map((row) => [row.name, row.value])) };
}

/**
 * Puts what differs in force on the running node, where the engine allows it at run time.
 * @returns what is in force now, and the names that need a reboot.
 */
export async function applyDirectives(
  connection: NodeConnection,
  inForce: Directives,
  desired: Directives,
): Promise<{ inForce: Directives; pending: string[] }> {
  const now: Record<string, string | readonly string[]> = { ...inForce };
  const pending: string[] = [];
  for (const [name, value] of Object.entries(desired)) {
    if (String(inForce[name]) === String(value)) continue;
    const text = typeof value === 'string' ? value : value.join(' ');
    const refused = await connection.command('CONFIG', 'SET', name, text).then(
      () => false,
      () => true,
    );
    if (refused) pending.push(name);
    else now[name] = value;
  }
  return { inForce: now, pending };
}
