import { isWithin, parseMaintenanceWindow } from '../../domain/windows.ts';
import { updateCluster } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import { recordEvent } from '../events.ts';
import { pendingOfGroup } from './pending.ts';
import { beginRollout } from './roll-out.ts';
import { type GroupWithMembers, loadGroup, updateGroup } from './rows.ts';
import { upgradeSnapshotName } from './upgrade-snapshot.ts';

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
  const woken = await ctx.store.transaction().execute(async (transaction) => {
    const found = await loadGroup(transaction, region, id);
    if (found?.group.status !== 'available') return [];
    const { group, members } = found;
    const { switchover_to, automatic_failover, engine, engine_version, shown_version, ...onMembers } =
      pendingOfGroup(group);
    await updateGroup(transaction, group, {
      pending_json: '{}',
      status: 'modifying',
      ...(switchover_to ? { switchover_to } : {}),
      ...(automatic_failover === undefined ? {} : { automatic_failover }),
    });
    const now = ctx.clock.now();
    const message = 'Applying pending modifications in the maintenance window';
    await recordEvent(transaction, { region, source: 'replication-group', id, message, at: now });
    if (engine_version) {
      const source = sourceOf(found);
      await beginRollout(
        transaction,
        found,
        source,
        {
          engine: engine ?? source.engine,
          engine_version,
          shown_version: shown_version ?? engine_version,
          ...(onMembers.parameter_group ? { parameter_group: onMembers.parameter_group } : {}),
          snapshot: upgradeSnapshotName(id, now),
        },
        now,
      );
      delete onMembers.parameter_group;
    }
    if (Object.keys(onMembers).length === 0) return [];
    const applying = onMembers.parameter_group ? { parameter_apply_status: 'applying' } : {};
    for (const { cluster } of members)
      await updateCluster(transaction, cluster, { ...onMembers, ...applying, status: 'modifying' });
    return members.map(({ cluster }) => cluster.id);
  });
  ctx.wake({ kind: 'group', region, id });
  for (const cluster of woken) ctx.wake({ kind: 'cluster', region, id: cluster });
}

/** Snapshots come from a replica where there is one. */
function sourceOf({ group, members }: GroupWithMembers) {
  const replica = members.find(({ cluster }) => cluster.id !== group.primary_cluster_id);
  return (replica ?? members[0]!).cluster;
}
