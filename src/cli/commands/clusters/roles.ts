import type { Api } from '../../command.ts';
import { type ReplicationGroup, roleOf } from '../../group-state.ts';
import { allPages } from '../../pages.ts';
import type { CacheCluster } from '../../wait.ts';

/** `primary` or `replica`, by the ids of the clusters that are in a group. AWS tells it with the group only. */
export type Roles = ReadonlyMap<string, string>;

/** Asks for groups only where a cluster is in one. */
export async function rolesOf(api: Api, clusters: readonly CacheCluster[]): Promise<Roles> {
  if (!clusters.some((cluster) => cluster.ReplicationGroupId)) return new Map();
  const groups = await allPages(
    (Marker) => api.call('DescribeReplicationGroups', { Marker }),
    (answer) => answer.ReplicationGroups,
  );
  return rolesIn(groups);
}

export function rolesIn(groups: readonly ReplicationGroup[]): Roles {
  return new Map(
    groups.flatMap((group) =>
      (group.MemberClusters ?? []).map((id) => [id, roleOf(group, id) ?? 'replica'] as const),
    ),
  );
}

/** The cluster as the API tells of it, with its role in its group. */
export function withRole(cluster: CacheCluster, roles: Roles): CacheCluster & { CurrentRole?: string } {
  const CurrentRole = roles.get(cluster.CacheClusterId ?? '');
  return CurrentRole === undefined ? cluster : { ...cluster, CurrentRole };
}
