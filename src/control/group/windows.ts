import { isWithin, parseMaintenanceWindow } from '../../domain/windows.ts';
import { newerMinor } from '../cluster/minor-upgrade.ts';
import { shortageAfter } from '../cluster/pending.ts';
import type { ControlContext } from '../context.ts';
import { recordEvent } from '../events.ts';
import { applyGroupChange } from './apply-change.ts';
import { changeGroupOnce } from './note.ts';
import { type GroupChange, pendingOfGroup } from './pending.ts';
import { GIVEN_UP } from './roll-out.ts';
import { type GroupWithMembers, loadGroup, updateGroup } from './rows.ts';

const DAY_MS = 86_400_000;

/**
 * Takes up the changes that waited, for each group whose primary's maintenance window is open now, and the newest release
 * of its series, where it opted in to that.
 */
export async function changeGroupsInWindows(ctx: ControlContext): Promise<void> {
  const atRest = await ctx.store
    .selectFrom('replication_group')
    .select(['region', 'id'])
    .where('status', '=', 'available')
    .execute();
  for (const { region, id } of atRest) {
    // One that can't be changed must not keep the others from it.
    await changeInWindow(ctx, region, id).catch((error: unknown) =>
      ctx.logger.error({ region, group: id, err: error }, 'no change in the maintenance window'),
    );
  }
}

async function changeInWindow(ctx: ControlContext, region: string, id: string): Promise<void> {
  const found = await loadGroup(ctx.store, region, id);
  const primary = found?.members.find(({ cluster }) => cluster.id === found.group.primary_cluster_id);
  if (!found || !primary) return;
  const window = parseMaintenanceWindow(primary.cluster.maintenance_window);
  if (!isWithin(window, ctx.clock.now())) return;
  const pending = pendingOfGroup(found.group);
  if (Object.keys(pending).length > 0) {
    const { node_type = primary.cluster.node_type, parameter_group = primary.cluster.parameter_group } =
      pending;
    const shortage = await shortageAfter(ctx, { ...primary.cluster, node_type, parameter_group });
    if (!shortage) return apply(ctx, found, pending, 'Applying pending modifications');
    await changeGroupOnce(ctx, found.group, {}, `Pending modifications can't be applied: ${shortage}`);
  }
  const newer = pending.engine_version ? undefined : await newerMinor(ctx, primary.cluster);
  if (newer && !(await wasGivenUp(ctx, region, id)))
    await apply(ctx, found, newer, `Upgrading to ${primary.cluster.engine} ${newer.engine_version}`);
}

/** Whether an upgrade of the group came to nothing in this window: it isn't tried again and again. */
async function wasGivenUp({ store, clock }: ControlContext, region: string, id: string): Promise<boolean> {
  const row = await store
    .selectFrom('event')
    .select('sequence')
    .where('region', '=', region)
    .where('source_type', '=', 'replication-group')
    .where('source_id', '=', id)
    .where('at', '>', new Date(clock.now().getTime() - DAY_MS).toISOString())
    .where('message', 'like', `${GIVEN_UP}%`)
    .executeTakeFirst();
  return row !== undefined;
}

async function apply(
  ctx: ControlContext,
  { group: { region, id } }: GroupWithMembers,
  change: GroupChange,
  what: string,
): Promise<void> {
  const begun = await ctx.store.transaction().execute(async (transaction) => {
    const found = await loadGroup(transaction, region, id);
    if (found?.group.status !== 'available') return undefined;
    const now = ctx.clock.now();
    const left = Object.entries(pendingOfGroup(found.group)).filter(([name]) => !(name in change));
    await updateGroup(transaction, found.group, { pending_json: JSON.stringify(Object.fromEntries(left)) });
    const message = `${what} in the maintenance window`;
    await recordEvent(transaction, { region, source: 'replication-group', id, message, at: now });
    return applyGroupChange(transaction, found, change, ctx, now);
  });
  ctx.wake({ kind: 'group', region, id });
  for (const cluster of begun?.clusters ?? []) ctx.wake({ kind: 'cluster', region, id: cluster });
}
