import type { CacheCluster, ReplicationGroup } from '../../../api/json.ts';

export interface PendingChange {
  kind: 'nodeType' | 'engine' | 'role';
  from: string;
  /** For `role`: the group that it is going to be a replica of, or nothing when it is going to be on its own. */
  to: string;
}

/** AWS's, and Holdfast's own of a change of the cluster's role. */
type Pending = NonNullable<CacheCluster['PendingModifiedValues']> & {
  RoleChange?: string;
  ReplicationGroupId?: string;
};

/** What waits for a cluster's maintenance window, and whether it is its group that waits: who asked for it can cancel it. */
export function pendingOf(
  cluster: CacheCluster,
  group: ReplicationGroup | undefined,
): { changes: PendingChange[]; isOfGroup: boolean } {
  const pending: Pending = cluster.PendingModifiedValues ?? {};
  const changes: PendingChange[] = [];
  if (pending.CacheNodeType)
    changes.push({ kind: 'nodeType', from: cluster.CacheNodeType ?? '', to: pending.CacheNodeType });
  if (pending.EngineVersion)
    changes.push({ kind: 'engine', from: cluster.EngineVersion ?? '', to: pending.EngineVersion });
  if (pending.RoleChange)
    changes.push({
      kind: 'role',
      from: cluster.ReplicationGroupId ?? '',
      to: pending.RoleChange === 'demote' ? (pending.ReplicationGroupId ?? '') : '',
    });
  const own = group === undefined || pending.RoleChange !== undefined;
  return { changes, isOfGroup: changes.length > 0 && !own };
}
