import type { Queryable } from '../../store/database.ts';
import { updateCluster } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import type { GroupChange } from './pending.ts';
import { beginRollout } from './roll-out.ts';
import { type GroupWithMembers, updateGroup } from './rows.ts';
import { snapshotSource } from './snapshot-source.ts';
import { upgradeSnapshotName } from './upgrade-snapshot.ts';

/** What there is to be woken, beside the group. */
interface Begun {
  clusters: string[];
  snapshots: string[];
  /** Whether it takes some doing; else it holds by being written down. */
  busy: boolean;
}

/** Has a change of a group begun, in the caller's transaction, which has checked it. */
export async function applyGroupChange(
  store: Queryable,
  found: GroupWithMembers,
  change: GroupChange,
  ctx: Pick<ControlContext, 'replication'>,
  now: Date,
): Promise<Begun> {
  const { group, members } = found;
  const { switchover_to, automatic_failover, multi_az, engine, engine_version, ...onMembers } = change;
  const begun: Begun = { clusters: [], snapshots: [], busy: false };
  await updateGroup(store, group, {
    automatic_failover: automatic_failover ?? group.automatic_failover,
    multi_az: multi_az ?? group.multi_az,
    switchover_to: switchover_to ?? group.switchover_to,
  });
  if (engine_version) {
    const source = (snapshotSource(ctx, found) ?? members[0]!).cluster;
    const snapshot = upgradeSnapshotName(group.id, now);
    const { parameter_group, shown_version } = onMembers;
    await beginRollout(
      store,
      found,
      source,
      {
        engine: engine ?? source.engine,
        engine_version,
        shown_version: shown_version ?? engine_version,
        ...(parameter_group ? { parameter_group } : {}),
        snapshot,
      },
      now,
    );
    // These come with the version.
    delete onMembers.parameter_group;
    delete onMembers.shown_version;
    begun.snapshots.push(snapshot);
  }
  if (Object.keys(onMembers).length > 0) {
    const applying = onMembers.parameter_group ? { parameter_apply_status: 'applying' } : {};
    for (const { cluster } of members) {
      const status = cluster.status === 'available' ? { status: 'modifying' } : {};
      await updateCluster(store, cluster, { ...onMembers, ...applying, ...status });
      begun.clusters.push(cluster.id);
    }
  }
  begun.busy = Boolean(switchover_to) || begun.snapshots.length + begun.clusters.length > 0;
  if (begun.busy) await updateGroup(store, group, { status: 'modifying' });
  return begun;
}
