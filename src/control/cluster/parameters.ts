import { defaultParameterGroups, type Family } from '../../domain/family-names.ts';
import { maxmemory } from '../../domain/maxmemory.ts';
import { nodeType } from '../../domain/node-types.ts';
import { engineDirectives, runningDirectives } from '../../domain/parameter-families.ts';
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
    ...engineDirectives(family, values, cluster.engine_version),
    maxmemory: String(maxmemory(nodeType(cluster.node_type), values)),
    ...ownDirectives({
      address: node.address,
      port: node.port,
      engine: cluster.engine,
      version: cluster.engine_version,
    }),
  };
}

/**
 * Sets what can be set on a running node only, since some builds refuse to start with it (active defragmentation needs
 * an allocator that not every package has). A build that refuses it runs on without.
 */
export async function applyRunningDirectives(
  store: Queryable,
  cluster: CacheClusterRow,
  connection: NodeConnection,
): Promise<void> {
  const { family, values } = await groupValues(store, cluster.region, cluster.parameter_group);
  for (const [name, value] of Object.entries(runningDirectives(family, values))) {
    await connection.command('CONFIG', 'SET', name, value).catch(() => undefined);
  }
}

/** Bytes that data may take in a node of this type: the type's memory, less the part that the parameters reserve. */
export async function maxmemoryWith(
  store: Queryable,
  region: string,
  nodeTypeName: string,
  parameterGroup: string,
): Promise<number> {
  const { values } = await groupValues(store, region, parameterGroup);
  return maxmemory(nodeType(nodeTypeName), values);
}

/** The family of a parameter group, the default ones included; undefined when there is no such group. */
export async function groupFamily(
  store: Queryable,
  region: string,
  name: string,
): Promise<Family | undefined> {
  const builtIn = defaultParameterGroups().find((group) => group.name === name);
  if (builtIn) return builtIn.family;
  const group = await store
    .selectFrom('parameter_group')
    .select('family')
    .where('region', '=', region)
    .where('name', '=', name)
    .executeTakeFirst();
  return group?.family as Family | undefined;
}

/** A parameter group's family, and the values in it that differ from the family's defaults. @throws when there is none */
export async function groupValues(
  store: Queryable,
  region: string,
  name: string,
): Promise<{ family: Family; values: Record<string, string> }> {
  const family = await groupFamily(store, region, name);
  if (!family) throw new Error(`The parameter group ${name} of ${region} is gone while a cluster uses it`);
  const rows = await store
    .selectFrom('parameter')
    .select(['name', 'value'])
    .where('region', '=', region)
    .where('group_name', '=', name)
    .execute();
  return { family, values: Object.fromEntries(rows.map((row) => [row.name, row.value])) };
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
