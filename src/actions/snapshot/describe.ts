import type { DescribeSnapshotsListMessage, DescribeSnapshotsMessage } from '@aws-sdk/client-elasticache';
import { namesBeingRestored } from '../../control/snapshot/in-use.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import { paginate, SNAPSHOT_PAGE_LIMITS } from '../../domain/pagination.ts';
import type { Action } from '../action.ts';
import { findSnapshot } from './find.ts';
import { showSnapshot } from './show.ts';

/** A map: an object has members, such as `constructor`, that nobody put there. */
const SOURCES: ReadonlyMap<string, string> = new Map([
  ['system', 'automated'],
  ['user', 'manual'],
  ['automated', 'automated'],
  ['manual', 'manual'],
]);

export const DescribeSnapshots: Action<DescribeSnapshotsMessage, DescribeSnapshotsListMessage> = async (
  input,
  { store, region, accountId, control },
) => {
  if (input.ReplicationGroupId && input.CacheClusterId) {
    throw new Fault(
      'InvalidParameterCombination',
      'Use either CacheClusterId or ReplicationGroupId, not both.',
    );
  }
  const source = input.SnapshotSource ? SOURCES.get(input.SnapshotSource) : undefined;
  if (input.SnapshotSource && !source) {
    throw new Fault(
      'InvalidParameterValue',
      `Invalid value ${quoted(input.SnapshotSource)} for SnapshotSource. Use "system" or "user".`,
    );
  }
  if (input.SnapshotName) await findSnapshot(store, region, input.SnapshotName);
  let query = store.selectFrom('snapshot').selectAll().where('region', '=', region).orderBy('name');
  if (input.SnapshotName) query = query.where('name', '=', input.SnapshotName.toLowerCase());
  if (input.CacheClusterId) query = query.where('cluster_id', '=', input.CacheClusterId.toLowerCase());
  if (source) query = query.where('source', '=', source);
  if (input.ReplicationGroupId)
    query = query.where('replication_group_id', '=', input.ReplicationGroupId.toLowerCase());
  const rows = await query.execute();
  const restoring = await namesBeingRestored(store, region);
  const { items, marker } = paginate(rows, {
    marker: input.Marker,
    maxRecords: input.MaxRecords,
    limits: SNAPSHOT_PAGE_LIMITS,
    keyOf: (row) => row.name,
  });
  const underWay = new Map<string, number | undefined>(
    control.progress
      .list(region)
      .flatMap((one) => (one.resourceType === 'snapshot' ? [[one.resourceId, one.bytesDone] as const] : [])),
  );
  const show = (row: (typeof rows)[number]) =>
    showSnapshot(row, { accountId, restoring: restoring.has(row.name), bytesSoFar: underWay.get(row.name) });
  return { Snapshots: items.map(show), Marker: marker };
};
