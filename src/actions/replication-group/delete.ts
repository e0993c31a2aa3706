import type {
  DeleteReplicationGroupMessage,
  DeleteReplicationGroupResult,
} from '@aws-sdk/client-elasticache';
import { updateCluster } from '../../control/cluster/rows.ts';
import { recordEvent } from '../../control/events.ts';
import { type GroupWithMembers, loadGroup, updateGroup } from '../../control/group/rows.ts';
import { snapshotSource } from '../../control/group/snapshot-source.ts';
import { newSnapshotRow } from '../../control/snapshot/new.ts';
import { Fault } from '../../domain/fault.ts';
import { canDeleteGroup, type ReplicationGroupStatus } from '../../domain/group-status.ts';
import { quoted, snapshotName } from '../../domain/identifiers.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import type { Action, ActionContext } from '../action.ts';
import { requireNewSnapshotName, requireSnapshotSupport } from '../snapshot/checks.ts';
import { accepted } from './accepted.ts';
import { findGroup } from './find.ts';
import { showGroup } from './show.ts';

/** The members go with the group, but for the primary when it is to be retained: that stays as a cluster of its own. */
export const DeleteReplicationGroup: Action<
  DeleteReplicationGroupMessage,
  DeleteReplicationGroupResult
> = async (input, context) => {
  const { store, region, now } = context;
  const final = input.FinalSnapshotIdentifier
    ? snapshotName(input.FinalSnapshotIdentifier, 'FinalSnapshotIdentifier')
    : null;
  const deleting = await store.transaction().execute(async (transaction) => {
    const found = await findGroup(transaction, region, input.ReplicationGroupId ?? '');
    const { group } = found;
    if (!canDeleteGroup(group.status as ReplicationGroupStatus)) {
      throw new Fault(
        'InvalidReplicationGroupState',
        `Replication group ${quoted(group.id)} is ${group.status}. ${group.status === 'deleting' ? 'Wait until it is gone.' : 'Wait until it is available, then delete it.'}`,
      );
    }
    if (final) {
      const source = finalSource(found, context);
      await requireNewSnapshotName(transaction, region, final);
      const row = newSnapshotRow(source, { name: final, source: 'manual', now, group });
      await transaction.insertInto('snapshot').values(row).execute();
      await updateCluster(transaction, source, { status: 'snapshotting' });
    }
    const retain = input.RetainPrimaryCluster === true;
    await updateGroup(transaction, group, {
      status: 'deleting',
      retain_primary: retain ? 1 : 0,
      final_snapshot: final,
    });
    const message = retain
      ? `Replication group is being deleted; its primary ${group.primary_cluster_id} stays`
      : 'Replication group is being deleted';
    await recordEvent(transaction, {
      region,
      source: 'replication-group',
      id: group.id,
      message,
      at: now,
    });
    return (await loadGroup(transaction, region, group.id))!;
  });
  accepted(context, { group: deleting.group.id, ...(final ? { snapshots: [final] } : {}) });
  return { ReplicationGroup: showGroup(deleting, context) };
};

/** As in ElastiCache the primary, whose data is the freshest; a replica that is in sync when the primary is busy. */
function finalSource(found: GroupWithMembers, { control }: ActionContext): CacheClusterRow {
  const { group, members } = found;
  const primary = members.find(({ cluster }) => cluster.id === group.primary_cluster_id)?.cluster;
  if (primary) requireSnapshotSupport(primary, 'FinalSnapshotIdentifier');
  const source = primary?.status === 'available' ? primary : snapshotSource(control, found)?.cluster;
  if (source && group.status === 'available') return source;
  throw new Fault(
    'InvalidReplicationGroupState',
    `Replication group ${quoted(group.id)} is ${group.status} and has no member that can be saved, so no final snapshot can be taken. Delete it without FinalSnapshotIdentifier.`,
  );
}
