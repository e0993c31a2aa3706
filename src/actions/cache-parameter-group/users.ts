import { pendingOf } from '../../control/cluster/change.ts';
import { pendingOfGroup } from '../../control/group/pending.ts';
import { rolloutOf } from '../../control/group/roll-out.ts';
import type { Queryable } from '../../store/database.ts';

/** Ids of the clusters and groups that use a parameter group, or will once what waits of them, or is under way, is made. */
export async function usersOf(store: Queryable, region: string, name: string): Promise<string[]> {
  const clusters = await store
    .selectFrom('cache_cluster')
    .select(['id', 'parameter_group', 'pending_json'])
    .where('region', '=', region)
    .where((where) => where.or([where('parameter_group', '=', name), where('pending_json', '<>', '{}')]))
    .orderBy('id')
    .execute();
  const groups = await store
    .selectFrom('replication_group')
    .select(['id', 'pending_json', 'rollout_json'])
    .where('region', '=', region)
    .where((where) => where.or([where('rollout_json', 'is not', null), where('pending_json', '<>', '{}')]))
    .orderBy('id')
    .execute();
  return [
    ...clusters.filter((row) => row.parameter_group === name || pendingOf(row).parameter_group === name),
    ...groups.filter(
      (row) => pendingOfGroup(row).parameter_group === name || rolloutOf(row)?.parameter_group === name,
    ),
  ].map((row) => row.id);
}

/**
 * Marks the clusters that run with a parameter group as behind it, in the transaction that changes the group.
 * @returns their ids, to be woken afterwards.
 */
export async function markApplying(store: Queryable, region: string, name: string): Promise<string[]> {
  const rows = await store
    .updateTable('cache_cluster')
    .set({ parameter_apply_status: 'applying' })
    .where('region', '=', region)
    .where('parameter_group', '=', name)
    .returning('id')
    .execute();
  return rows.map((row) => row.id).sort();
}
