import type { ReplicationGroupRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { recordEvent } from '../events.ts';
import { updateGroup } from './rows.ts';

type GroupKey = Pick<ReplicationGroupRow, 'region' | 'id'>;

/** Changes a group's row and tells of it, both or neither. */
export async function changeGroup(
  { store, clock }: Pick<ControlContext, 'store' | 'clock'>,
  group: GroupKey,
  change: Partial<ReplicationGroupRow>,
  message: string,
): Promise<void> {
  await store.transaction().execute(async (transaction) => {
    if (Object.keys(change).length > 0) await updateGroup(transaction, group, change);
    const { region, id } = group;
    await recordEvent(transaction, { region, source: 'replication-group', id, message, at: clock.now() });
  });
}

/** Tells of what is found again and again only once in a row. */
export async function changeGroupOnce(
  ctx: ControlContext,
  group: GroupKey,
  change: Partial<ReplicationGroupRow>,
  message: string,
): Promise<void> {
  const last = await ctx.store
    .selectFrom('event')
    .select('message')
    .where('region', '=', group.region)
    .where('source_type', '=', 'replication-group')
    .where('source_id', '=', group.id)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.message !== message) await changeGroup(ctx, group, change, message);
  else if (Object.keys(change).length > 0) await updateGroup(ctx.store, group, change);
}
