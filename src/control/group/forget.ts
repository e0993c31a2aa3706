import type { Queryable } from '../../store/database.ts';
import type { ReplicationGroupRow } from '../../store/schema.ts';
import { deleteTags } from '../../store/tags.ts';
import type { ControlContext } from '../context.ts';
import { recordEvent } from '../events.ts';

/**
 * Forgets a group that has no members any more, in the transaction in which it lost them. As in ElastiCache, automatic
 * snapshots go with it; manual ones stay. @returns names of snapshots that are to be woken
 */
export async function forgetGroup(
  store: Queryable,
  ctx: Pick<ControlContext, 'arnOf' | 'clock'>,
  { region, id }: Pick<ReplicationGroupRow, 'region' | 'id'>,
): Promise<string[]> {
  await store.deleteFrom('replication_group').where('region', '=', region).where('id', '=', id).execute();
  await deleteTags(store, { region, arn: ctx.arnOf('replicationgroup', region, id) });
  const message = 'Replication group deleted';
  await recordEvent(store, { region, source: 'replication-group', id, message, at: ctx.clock.now() });
  const automated = await store
    .updateTable('snapshot')
    .set({ status: 'deleting' })
    .where('region', '=', region)
    .where('replication_group_id', '=', id)
    .where('source', '=', 'automated')
    .where('status', 'in', ['available', 'failed'])
    .returning('name')
    .execute();
  return automated.map(({ name }) => name);
}
