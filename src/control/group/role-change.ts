import type { CacheClusterRow } from '../../store/schema.ts';

/**
 * A change of a cluster's part in replication that somebody asked for: a replica is cut off and becomes a cluster of its
 * own, or a cluster becomes a replica in `group`, after the safety snapshot of that name, where one is wanted.
 */
export type RoleChange = { kind: 'promote' } | { kind: 'demote'; group: string; snapshot: string | null };

export function roleChangeOf(cluster: Pick<CacheClusterRow, 'role_change_json'>): RoleChange | undefined {
  return cluster.role_change_json ? (JSON.parse(cluster.role_change_json) as RoleChange) : undefined;
}
