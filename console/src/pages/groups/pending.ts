import type { CacheCluster } from '../../api/json.ts';
import { type GroupView, primaryOf } from './group-view.ts';

/** What the API tells of a cluster's change of role beside AWS's own members. */
interface PendingOfCluster {
  CacheNodeType?: string | undefined;
  EngineVersion?: string | undefined;
  RoleChange?: string | undefined;
  ReplicationGroupId?: string | undefined;
}

export type PendingKind = 'primary' | 'failover' | 'nodeType' | 'engineVersion' | 'promote' | 'demote';

/** One thing that waits for a maintenance window. */
export interface Pending {
  kind: PendingKind;
  /** What it is going to be: a cluster, a node type, a version, a group. */
  value: string;
  /** Whose it is, which is what it can be cancelled of. */
  of: { cluster: string } | { group: string };
  window: string | undefined;
}

/** All that waits in a group: its own, which is shown with every member, and changes of role of single members. */
export function pendingOf(view: GroupView): Pending[] {
  const { group, members } = view;
  const { PrimaryClusterId, AutomaticFailoverStatus } = group.PendingModifiedValues ?? {};
  const primary = primaryOf(view)?.cluster;
  const ofPrimary = pendingValues(primary);
  const shared: [PendingKind, string | undefined][] = [
    ['primary', PrimaryClusterId],
    ['failover', AutomaticFailoverStatus],
    ['nodeType', ofPrimary.CacheNodeType],
    ['engineVersion', ofPrimary.EngineVersion],
  ];
  const own = shared.flatMap(([kind, value]) =>
    value ? [{ kind, value, of: { group: view.id }, window: primary?.PreferredMaintenanceWindow }] : [],
  );
  const roles = members.flatMap(({ cluster }) => pendingRole(cluster) ?? []);
  return [...own, ...roles];
}

/** A promotion or demotion of one cluster that waits. */
export function pendingRole(cluster: CacheCluster | undefined): Pending | undefined {
  const { RoleChange: kind, ReplicationGroupId: group } = pendingValues(cluster);
  const id = cluster?.CacheClusterId;
  if (!id || (kind !== 'promote' && kind !== 'demote')) return undefined;
  return {
    kind,
    value: kind === 'demote' ? (group ?? '') : id,
    of: { cluster: id },
    window: cluster.PreferredMaintenanceWindow,
  };
}

/** Clusters of their own that are to become replicas of the group. */
export function pendingDemotionsInto(group: string, clusters: readonly CacheCluster[]): Pending[] {
  return clusters
    .flatMap((cluster) => pendingRole(cluster) ?? [])
    .filter(({ kind, value }) => kind === 'demote' && value === group);
}

function pendingValues(cluster: CacheCluster | undefined): PendingOfCluster {
  return (cluster?.PendingModifiedValues ?? {}) as PendingOfCluster;
}
