import type { CreateSnapshotMessage, CreateSnapshotResult } from '@aws-sdk/client-elasticache';
import { updateCluster } from '../../control/cluster/rows.ts';
import { failpoint } from '../../control/failpoints.ts';
import { newSnapshotRow } from '../../control/snapshot/new.ts';
import { loadSnapshot } from '../../control/snapshot/rows.ts';
import { formatArn } from '../../domain/arn.ts';
import { type CacheClusterStatus, canSnapshotFrom } from '../../domain/cluster-status.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted, snapshotName } from '../../domain/identifiers.ts';
import type { Action } from '../action.ts';
import { findCluster } from '../cache-cluster/find.ts';
import { writeTags } from '../tag/write-tags.ts';
import { requireNewSnapshotName, requireSnapshotSupport } from './checks.ts';
import { showSnapshot } from './show.ts';

export const CreateSnapshot: Action<CreateSnapshotMessage, CreateSnapshotResult> = async (
  input,
  { store, region, accountId, now, wake },
) => {
  const name = snapshotName(input.SnapshotName ?? '');
  if (input.ReplicationGroupId && input.CacheClusterId) {
    throw new Fault(
      'InvalidParameterCombination',
      'Use either CacheClusterId or ReplicationGroupId, not both.',
    );
  }
  if (input.ReplicationGroupId) {
    throw new Fault(
      'ReplicationGroupNotFoundFault',
      `Replication group not found: ${quoted(input.ReplicationGroupId)} in ${region}.`,
    );
  }
  if (!input.CacheClusterId) {
    throw new Fault(
      'InvalidParameterCombination',
      'CacheClusterId is missing. Name the cache cluster to take a snapshot of.',
    );
  }
  if (input.KmsKeyId) {
    throw new Fault(
      'InvalidParameterCombination',
      'KmsKeyId is not supported: snapshots are not encrypted here. Leave it out.',
    );
  }
  const row = await store.transaction().execute(async (transaction) => {
    const { cluster } = await findCluster(transaction, region, input.CacheClusterId!);
    await requireNewSnapshotName(transaction, region, name);
    requireSnapshotSupport(cluster, 'CacheClusterId');
    if (!canSnapshotFrom(cluster.status as CacheClusterStatus)) {
      throw new Fault(
        'InvalidCacheClusterState',
        `Cache cluster ${quoted(cluster.id)} is ${cluster.status}. Wait until it is available, then take the snapshot.`,
      );
    }
    await transaction
      .insertInto('snapshot')
      .values(newSnapshotRow(cluster, { name, source: 'manual', now }))
      .execute();
    await updateCluster(transaction, cluster, { status: 'snapshotting' });
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
