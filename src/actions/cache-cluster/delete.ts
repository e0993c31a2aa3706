import type { DeleteCacheClusterMessage, DeleteCacheClusterResult } from '@aws-sdk/client-elasticache';
import { updateCluster } from '../../control/cluster/rows.ts';
import { recordEvent } from '../../control/events.ts';
import { failpoint } from '../../control/failpoints.ts';
import { loadGroup } from '../../control/group/rows.ts';
import { newSnapshotRow } from '../../control/snapshot/new.ts';
import {
  type CacheClusterStatus,
  canDelete,
  canDeleteWithFinalSnapshot,
} from '../../domain/cluster-status.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted, snapshotName } from '../../domain/identifiers.ts';
import type { Action } from '../action.ts';
import { forgetMember, requireDispensable } from '../replication-group/leave.ts';
import { requireNewSnapshotName, requireSnapshotSupport } from '../snapshot/checks.ts';
import { findCluster } from './find.ts';
import { showCluster } from './show.ts';

export const DeleteCacheCluster: Action<DeleteCacheClusterMessage, DeleteCacheClusterResult> = async (
  input,
  { store, region, accountId, now, wake },
) => {
  const final = input.FinalSnapshotIdentifier
    ? snapshotName(input.FinalSnapshotIdentifier, 'FinalSnapshotIdentifier')
    : null;
  const deleting = await store.transaction().execute(async (transaction) => {
    const { cluster } = await findCluster(transaction, region, input.CacheClusterId ?? '');
    const status = cluster.status as CacheClusterStatus;
    if (!canDelete(status)) {
      throw new Fault(
        'InvalidCacheClusterState',
        `Cache cluster ${quoted(cluster.id)} is ${status}. ${status === 'deleting' ? 'Wait until it is gone.' : 'Wait until it is available, then delete it.'}`,
      );
    }
    const found = cluster.replication_group_id
      ? await loadGroup(transaction, region, cluster.replication_group_id)
      : undefined;
    if (found) requireDispensable(found, cluster.id, 'deleted');
    if (final) {
      requireSnapshotSupport(cluster, 'FinalSnapshotIdentifier');
      await requireNewSnapshotName(transaction, region, final);
      if (!canDeleteWithFinalSnapshot(status)) {
        throw new Fault(
          'InvalidCacheClusterState',
          `Cache cluster ${quoted(cluster.id)} is ${status}, so no final snapshot can be taken. Delete it without FinalSnapshotIdentifier.`,
        );
      }
      await transaction
        .insertInto('snapshot')
        .values(newSnapshotRow(cluster, { name: final, source: 'manual', now }))
        .execute();
    }
    const change = { status: 'deleting', final_snapshot: final };
    await updateCluster(transaction, cluster, change);
    if (found) await forgetMember(transaction, found, cluster.id);
    await recordEvent(transaction, {
      region,
      source: 'cache-cluster',
      id: cluster.id,
      message: 'Cache cluster is being deleted',
      at: now,
    });
    return { ...cluster, ...change };
  });
  failpoint('delete.accepted');
  wake({ kind: 'cluster', region, id: deleting.id });
  if (deleting.replication_group_id) wake({ kind: 'group', region, id: deleting.replication_group_id });
  if (final) wake({ kind: 'snapshot', region, id: final });
  return { CacheCluster: showCluster(deleting, { accountId }) };
};
