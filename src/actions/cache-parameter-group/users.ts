import { pendingOf } from '../../control/cluster/pending.ts';
import type { Queryable } from '../../store/database.ts';

/** Ids of the clusters that use a parameter group, or will from their next maintenance window on. */
export async function clustersUsing(store: Queryable, region: string, name: string): Promise<string[]> {
  const rows = await store
    .selectFrom('cache_cluster')
    .select(['id', 'parameter_group', 'pending_json'])
    .where('region', '=', region)
    .where((where) => where.or([where('parameter_group', '=', name), where('pending_json', '<>', '{}')]))
    .orderBy('id')
    .execute();
  return rows
    .filter((row) => row.parameter_group === name || pendingOf(row).parameter_group === name)
    .map((row) => row.id);
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
