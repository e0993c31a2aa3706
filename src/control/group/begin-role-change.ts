import { MAX_REPLICAS } from '../../domain/group-status.ts';
import type { Queryable } from '../../store/database.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import { updateCluster } from '../cluster/rows.ts';
import { newSnapshotRow, snapshotExists } from '../snapshot/new.ts';
import { whyNeeded } from './dispensable.ts';
import type { RoleChange } from './role-change.ts';
import { loadGroup } from './rows.ts';

/**
 * Has a change of role begun, in the caller's transaction, which checks it before: of a demotion with the row of its safety
 * snapshot. The caller wakes the cluster, the group that it is in, and the snapshot.
 */
export async function beginRoleChange(
  store: Queryable,
  cluster: CacheClusterRow,
  change: RoleChange,
  now: Date,
): Promise<void> {
  const snapshot = change.kind === 'demote' ? change.snapshot : null;
  if (snapshot !== null) {
    const row = newSnapshotRow(cluster, { name: snapshot, source: 'manual', now });
    await store.insertInto('snapshot').values(row).execute();
  }
  await updateCluster(store, cluster, {
    role_change_json: JSON.stringify(change),
    // A replica's settings are its primary's.
    pending_json: '{}',
    status: snapshot === null ? 'modifying' : 'snapshotting',
  });
}

/** Why a change of role that waited can't begin now, in words; undefined when it can. */
export async function whyNoRoleChange(
  store: Queryable,
  cluster: CacheClusterRow,
  change: RoleChange,
): Promise<string | undefined> {
  const { region, id, replication_group_id } = cluster;
  const own = replication_group_id ? await loadGroup(store, region, replication_group_id) : undefined;
  if (change.kind === 'promote')
    return own ? whyNeeded(own, id, 'promoted') : `${id} is a cluster of its own already`;
  if (own && own.members.length > 1) return `${id} has read replicas, or is one, in ${own.group.id}`;
  const other = await loadGroup(store, region, change.group);
  if (!other) return `the replication group ${change.group} is not there any more`;
  if (other.members.length > MAX_REPLICAS)
    return `the replication group ${change.group} has ${MAX_REPLICAS} read replicas already`;
  if (change.snapshot !== null && (await snapshotExists(store, region, change.snapshot)))
    return `a snapshot ${change.snapshot} is there already`;
  return undefined;
}
