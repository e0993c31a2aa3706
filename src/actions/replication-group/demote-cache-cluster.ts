import type { CacheCluster } from '@aws-sdk/client-elasticache';
import { loadCluster, updateCluster } from '../../control/cluster/rows.ts';
import { recordEvent } from '../../control/events.ts';
import { beginRoleChange } from '../../control/group/begin-role-change.ts';
import type { RoleChange } from '../../control/group/role-change.ts';
import type { GroupWithMembers } from '../../control/group/rows.ts';
import { loadGroup } from '../../control/group/rows.ts';
import { Fault } from '../../domain/fault.ts';
import { canAddReplica, MAX_REPLICAS, type ReplicationGroupStatus } from '../../domain/group-status.ts';
import { quoted, safetySnapshotName, snapshotName } from '../../domain/identifiers.ts';
import type { Queryable } from '../../store/database.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import type { Action, ActionContext } from '../action.ts';
import { findCluster } from '../cache-cluster/find.ts';
import { showCluster } from '../cache-cluster/show.ts';
import { requireNewSnapshotName, requireSnapshotSupport } from '../snapshot/checks.ts';
import { accepted } from './accepted.ts';
import { findGroup } from './find.ts';
import { primaryOf } from './primary.ts';
import { requireUnchangedRole } from './require-unchanged-role.ts';

interface Input {
  CacheClusterId?: string;
  ReplicationGroupId?: string;
  ApplyImmediately?: boolean;
  SafetySnapshotName?: string;
  SkipSafetySnapshot?: boolean;
}

interface Output {
  CacheCluster: CacheCluster;
  SafetySnapshotName?: string;
  Message: string;
}

/** Holdfast's own: a primary becomes a read replica of another group's, whose data takes the place of its own. */
export const DemoteCacheCluster: Action<Input, Output> = async (input, context) => {
  const { store, region, accountId, now } = context;
  const demoted = await store.transaction().execute(async (transaction) => {
    const { cluster } = await findCluster(transaction, region, input.CacheClusterId ?? '');
    const target = await findGroup(transaction, region, input.ReplicationGroupId ?? '');
    await requireOwnPrimary(transaction, cluster, target);
    requireUnchangedRole(cluster, 'demote it');
    requirePlace(target);
    const snapshot = await safetySnapshot(transaction, input, cluster, context);
    const change: RoleChange = { kind: 'demote', group: target.group.id, snapshot };
    if (input.ApplyImmediately) await beginRoleChange(transaction, cluster, change, now);
    // Its own settings become those of the group: what waits of them is void.
    else await updateCluster(transaction, cluster, { pending_json: JSON.stringify({ role_change: change }) });
    const message = whatHappens(cluster, target, snapshot, input.ApplyImmediately === true);
    const event = { region, source: 'cache-cluster', id: cluster.id, message, at: now } as const;
    await recordEvent(transaction, event);
    return { ...(await loadCluster(transaction, region, cluster.id))!, target, snapshot, message };
  });
  const { cluster, target, snapshot, message } = demoted;
  if (input.ApplyImmediately) {
    const snapshots = snapshot === null ? [] : [snapshot];
    accepted(context, { group: target.group.id, clusters: [cluster.id], snapshots });
  }
  return {
    CacheCluster: showCluster(cluster, { accountId }),
    ...(snapshot === null ? {} : { SafetySnapshotName: snapshot }),
    Message: message,
  };
};

/** A cluster that nobody follows: of its own, or the only member of its group, which ends with it. */
async function requireOwnPrimary(
  transaction: Queryable,
  cluster: CacheClusterRow,
  target: GroupWithMembers,
): Promise<void> {
  const id = cluster.replication_group_id;
  if (!id) return;
  if (id === target.group.id) {
    throw new Fault(
      'InvalidParameterValue',
      `ReplicationGroupId ${quoted(id)}: cache cluster ${quoted(cluster.id)} is a member of it already. To make another member its primary, use ModifyReplicationGroup with PrimaryClusterId.`,
    );
  }
  const own = await loadGroup(transaction, cluster.region, id);
  if (!own || (own.members.length === 1 && own.group.primary_cluster_id === cluster.id)) return;
  const isPrimary = own.group.primary_cluster_id === cluster.id;
  throw new Fault(
    'InvalidCacheClusterState',
    isPrimary
      ? `Cache cluster ${quoted(cluster.id)} is the primary of ${own.members.length - 1} read replicas in replication group ${quoted(id)}. Delete or promote them first.`
      : `Cache cluster ${quoted(cluster.id)} is a read replica in replication group ${quoted(id)}. Promote it first, or delete it and create a replica.`,
  );
}

function requirePlace(target: GroupWithMembers): void {
  const { group, members } = target;
  primaryOf(target);
  if (!canAddReplica(group.status as ReplicationGroupStatus) || group.rollout_json) {
    throw new Fault(
      'InvalidReplicationGroupState',
      `Replication group ${quoted(group.id)} is ${group.status}. Wait until it is available, then demote the cluster.`,
    );
  }
  if (members.length <= MAX_REPLICAS) return;
  throw new Fault(
    'NodeQuotaForClusterExceeded',
    `The request cannot be processed because it would exceed the allowed number of cache nodes in a single cluster: replication group ${quoted(group.id)} has ${members.length - 1} read replicas, and at most ${MAX_REPLICAS} are allowed.`,
  );
}

/** The name of the snapshot that is to be taken of what the cluster holds; null when that was declined. */
async function safetySnapshot(
  transaction: Queryable,
  input: Input,
  cluster: CacheClusterRow,
  { region, now }: ActionContext,
): Promise<string | null> {
  if (input.SkipSafetySnapshot && input.SafetySnapshotName) {
    throw new Fault(
      'InvalidParameterCombination',
      'SafetySnapshotName names a snapshot that SkipSafetySnapshot declines. Use one of them.',
    );
  }
  if (input.SkipSafetySnapshot) return null;
  requireSnapshotSupport(cluster, 'SafetySnapshotName, unless SkipSafetySnapshot is set');
  const name = input.SafetySnapshotName
    ? snapshotName(input.SafetySnapshotName, 'SafetySnapshotName')
    : safetySnapshotName(cluster.id, now);
  await requireNewSnapshotName(transaction, region, name);
  return name;
}

function whatHappens(
  cluster: CacheClusterRow,
  { group }: GroupWithMembers,
  snapshot: string | null,
  immediately: boolean,
): string {
  const when = immediately
    ? ''
    : ` in its maintenance window (${cluster.maintenance_window}, UTC), unless that is cancelled`;
  const kept =
    snapshot === null
      ? 'No snapshot of it is taken: it is lost then.'
      : `It is kept as snapshot ${snapshot}, taken before; restore that into a new cluster to have it back.`;
  const dissolved = cluster.replication_group_id
    ? ` The replication group ${cluster.replication_group_id}, of which it is the only member, ends.`
    : '';
  return `Cache cluster ${cluster.id} becomes a read replica of ${group.primary_cluster_id} in ${group.id}${when}. What it holds is replaced by the data of that primary. ${kept}${dissolved}`;
}
