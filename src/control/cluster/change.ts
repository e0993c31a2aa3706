import type { CacheClusterRow } from '../../store/schema.ts';
import type { RoleChange } from '../group/role-change.ts';

/** A change of a cluster that takes a restart or a resize, and so may wait for the maintenance window. */
export type ClusterChange = Partial<
  Pick<CacheClusterRow, 'node_type' | 'engine' | 'engine_version' | 'shown_version' | 'parameter_group'>
>;

/** What waits for a cluster's maintenance window: changes of its row, and of its role. */
interface PendingChange extends ClusterChange {
  role_change?: RoleChange;
}

export function pendingOf(cluster: Pick<CacheClusterRow, 'pending_json'>): PendingChange {
  return JSON.parse(cluster.pending_json) as PendingChange;
}
