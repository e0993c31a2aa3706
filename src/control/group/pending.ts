import type { ReplicationGroupRow } from '../../store/schema.ts';
import type { ClusterChange } from '../cluster/change.ts';

/** Changes of a group that wait for its maintenance window: the next primary, and what its members take over. */
export interface GroupChange extends ClusterChange {
  switchover_to?: string;
  automatic_failover?: number;
  multi_az?: number;
}

export function pendingOfGroup(group: Pick<ReplicationGroupRow, 'pending_json'>): GroupChange {
  return JSON.parse(group.pending_json) as GroupChange;
}
