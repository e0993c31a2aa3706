import { isWithin, parseMaintenanceWindow } from '../../domain/windows.ts';
import type { ControlContext } from '../context.ts';
import { recordEvent } from '../events.ts';
import { applyGroupChange } from './apply-change.ts';
import { pendingOfGroup } from './pending.ts';
import { loadGroup, updateGroup } from './rows.ts';

/** Takes up the changes that waited, for each group whose primary's maintenance window is open now. */
export async function applyGroupPendingInWindows(ctx: ControlContext): Promise<void> {
  const waiting = await ctx.store
    .selectFrom('replication_group')
    .select(['region', 'id'])
    .where('pending_json', '<>', '{}')
    .where('status', '=', 'available')
    .execute();
  for (const { region, id } of waiting) {
    const found = await loadGroup(ctx.store, region, id);
    const primary = found?.members.find(({ cluster }) => cluster.id === found.group.primary_cluster_id);
    if (!found || !primary) continue;
    const window = parseMaintenanceWindow(primary.cluster.maintenance_window);
    if (isWithin(window, ctx.clock.now())) await apply(ctx, region, id);
  }
}

async function apply(ctx: ControlContext, region: string, id: string): Promise<void> {
  const begun = await ctx.store.transaction().execute(async (transaction) => {
    const found = await loadGroup(transaction, region, id);
    if (found?.group.status !== 'available') return undefined;
    const now = ctx.clock.now();
    await updateGroup(transaction, found.group, { pending_json: '{}' });
    const message = 'Applying pending modifications in the maintenance window';
    await recordEvent(transaction, { region, source: 'replication-group', id, message, at: now });
    return applyGroupChange(transaction, found, pendingOfGroup(found.group), ctx, now);
  });
  ctx.wake({ kind: 'group', region, id });
  for (const cluster of begun?.clusters ?? []) ctx.wake({ kind: 'cluster', region, id: cluster });
}
