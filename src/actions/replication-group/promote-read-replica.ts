import type { CacheCluster } from '@aws-sdk/client-elasticache';
import { pendingOf } from '../../control/cluster/change.ts';
import { loadCluster, updateCluster } from '../../control/cluster/rows.ts';
import { recordEvent } from '../../control/events.ts';
import { beginRoleChange } from '../../control/group/begin-role-change.ts';
import type { RoleChange } from '../../control/group/role-change.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import type { Action } from '../action.ts';
import { findCluster } from '../cache-cluster/find.ts';
import { showCluster } from '../cache-cluster/show.ts';
import { accepted } from './accepted.ts';
import { findGroup } from './find.ts';
import { forgetMember, requireDispensable } from './leave.ts';
import { requireAvailable } from './require-available.ts';
import { requireUnchangedRole } from './require-unchanged-role.ts';

interface Input {
  CacheClusterId?: string;
  ApplyImmediately?: boolean;
}

const CHANGE: RoleChange = { kind: 'promote' };

/** Holdfast's own: a replica becomes a cluster of its own, with all that its primary had when it was cut off. */
export const PromoteReadReplica: Action<Input, { CacheCluster: CacheCluster }> = async (input, context) => {
  const { store, region, accountId, now } = context;
  const id = input.CacheClusterId ?? '';
  const promoted = await store.transaction().execute(async (transaction) => {
    const { cluster } = await findCluster(transaction, region, id);
    if (!cluster.replication_group_id) {
      throw new Fault(
        'InvalidCacheClusterState',
        `Cache cluster ${quoted(cluster.id)} is no read replica: it is a cluster of its own already.`,
      );
    }
    const found = await findGroup(transaction, region, cluster.replication_group_id);
    requireDispensable(found, cluster.id, 'promoted');
    requireUnchangedRole(cluster, 'promote it');
    if (input.ApplyImmediately) {
      requireAvailable(found, 'promote the replica');
      await beginRoleChange(transaction, cluster, CHANGE, now);
      await forgetMember(transaction, found, cluster.id);
    } else {
      const pending = { ...pendingOf(cluster), role_change: CHANGE };
      await updateCluster(transaction, cluster, { pending_json: JSON.stringify(pending) });
    }
    const message = input.ApplyImmediately
      ? `Promoting the read replica of ${found.group.primary_cluster_id} to a cluster of its own`
      : 'The read replica is to be promoted to a cluster of its own in its maintenance window';
    const event = { region, source: 'cache-cluster', id: cluster.id, message, at: now } as const;
    await recordEvent(transaction, event);
    return { ...(await loadCluster(transaction, region, cluster.id))!, group: found.group };
  });
  const { cluster, group } = promoted;
  accepted(context, { group: group.id, clusters: [cluster.id] });
  return { CacheCluster: showCluster(cluster, { accountId, group }) };
};
