import type { CreateSnapshotMessage, CreateSnapshotResult } from '@aws-sdk/client-elasticache';
import { updateCluster } from '../../control/cluster/rows.ts';
import { failpoint } from '../../control/failpoints.ts';
import { updateGroup } from '../../control/group/rows.ts';
import { newSnapshotRow } from '../../control/snapshot/new.ts';
import { loadSnapshot } from '../../control/snapshot/rows.ts';
import { formatArn } from '../../domain/arn.ts';
import { type CacheClusterStatus, canSnapshotFrom } from '../../domain/cluster-status.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted, snapshotName } from '../../domain/identifiers.ts';
import type { Queryable } from '../../store/database.ts';
import type { CacheClusterRow, ReplicationGroupRow } from '../../store/schema.ts';
import type { Action, ActionContext } from '../action.ts';
import { findCluster } from '../cache-cluster/find.ts';
import { requireGroupSource } from '../replication-group/snapshot-source.ts';
import { writeTags } from '../tag/write-tags.ts';
import { requireNewSnapshotName, requireSnapshotSupport } from './checks.ts';
import { showSnapshot } from './show.ts';

export const CreateSnapshot: Action<CreateSnapshotMessage, CreateSnapshotResult> = async (input, context) => {
  const { store, region, accountId, now, wake } = context;
  const name = snapshotName(input.SnapshotName ?? '');
  if (input.ReplicationGroupId && input.CacheClusterId) {
    throw new Fault(
      'InvalidParameterCombination',
      'Use either CacheClusterId or ReplicationGroupId, not both.',
    );
  }
  if (!input.CacheClusterId && !input.ReplicationGroupId) {
    throw new Fault(
      'InvalidParameterCombination',
      'CacheClusterId is missing. Name the cache cluster to take a snapshot of, or a replication group by ReplicationGroupId.',
    );
  }
  if (input.KmsKeyId) {
    throw new Fault(
      'InvalidParameterCombination',
      'KmsKeyId is not supported: snapshots are not encrypted here. Leave it out.',
    );
  }
  const row = await store.transaction().execute(async (transaction) => {
    const { cluster, group } = await sourceOf(transaction, input, context);
    await requireNewSnapshotName(transaction, region, name);
    const of = { name, source: 'manual', now } as const;
    await transaction
      .insertInto('snapshot')
      .values(newSnapshotRow(cluster, group ? { ...of, group } : of))
      .execute();
    await updateCluster(transaction, cluster, { status: 'snapshotting' });
    if (group) await updateGroup(transaction, group, { status: 'snapshotting' });
    await writeTags(
      transaction,
      { region, arn: formatArn({ type: 'snapshot', region, accountId, name }) },
      input.Tags,
    );
    return loadSnapshot(transaction, region, name);
  });
  failpoint('snapshot.accepted');
  wake({ kind: 'snapshot', region, id: name });
  return { Snapshot: showSnapshot(row!, { accountId }) };
};

async function sourceOf(
  transaction: Queryable,
  input: CreateSnapshotMessage,
  context: ActionContext,
): Promise<{ cluster: CacheClusterRow; group?: ReplicationGroupRow }> {
  if (input.ReplicationGroupId)
    return requireGroupSource(transaction, context, input.ReplicationGroupId, 'ReplicationGroupId');
  const { cluster, node } = await findCluster(transaction, context.region, input.CacheClusterId!);
  requireSnapshotSupport(cluster, 'CacheClusterId');
  const seen = cluster.replication_group_id ? context.control.replication.of(node) : undefined;
  if (seen?.role === 'slave' && !seen.inSync) {
    throw new Fault(
      'InvalidCacheClusterState',
      `Cache cluster ${quoted(cluster.id)} is a read replica that is not in sync with its primary: what it holds may be old, or not all. Take the snapshot of replication group ${quoted(cluster.replication_group_id!)}, or wait until the replica has caught up.`,
    );
  }
  if (canSnapshotFrom(cluster.status as CacheClusterStatus)) return { cluster };
  throw new Fault(
    'InvalidCacheClusterState',
    `Cache cluster ${quoted(cluster.id)} is ${cluster.status}. Wait until it is available, then take the snapshot.`,
  );
}
