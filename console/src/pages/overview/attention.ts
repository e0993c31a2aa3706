import { nextStart, parseMaintenanceWindow } from '../../../../src/domain/windows.ts';
import type { CacheCluster, Output, ReplicationGroup, Snapshot } from '../../api/json.ts';
import { isBusy, isUnhealthy } from '../../components/status-types.ts';

type Figures = NonNullable<Output<'DescribeNodeFigures'>['Nodes']>[number];
type Member = NonNullable<Output<'DescribeReplication'>['Members']>[number];

export interface Region {
  clusters: readonly CacheCluster[];
  groups: readonly ReplicationGroup[];
  snapshots: readonly Snapshot[];
  figures: readonly Figures[];
  members: readonly Member[];
}

/** A change that waits for a window, in the members of the API. */
export interface Waiting {
  nodeType?: string | undefined;
  version?: string | undefined;
  promote?: boolean;
  demoteTo?: string | undefined;
  primary?: string | undefined;
  failover?: string | undefined;
}

/** Something that somebody should know of, or do something about. */
export type Attention = {
  kind: 'cache-cluster' | 'replication-group' | 'snapshot';
  id: string;
} & (
  | { what: 'status'; status: string }
  | { what: 'unreachable' }
  | { what: 'link-down' }
  | { what: 'reboot' }
  | { what: 'waiting'; change: Waiting; window: string; from: Date | undefined }
);

/** What is broken first, then what waits for a person, then what waits for its window. */
const ORDER: readonly Attention['what'][] = ['status', 'unreachable', 'link-down', 'reboot', 'waiting'];

export function attentionOf(region: Region, now: Date): Attention[] {
  const found = [
    ...region.clusters.flatMap((cluster) => ofCluster(cluster, region, now)),
    ...region.groups.flatMap((group) => ofGroup(group, region, now)),
    ...region.snapshots.flatMap(({ SnapshotName: id = '', SnapshotStatus: status = '' }) =>
      isUnhealthy(status) ? [{ kind: 'snapshot' as const, id, what: 'status' as const, status }] : [],
    ),
  ];
  return found.toSorted((a, b) => ORDER.indexOf(a.what) - ORDER.indexOf(b.what));
}

function ofCluster(cluster: CacheCluster, { figures, members }: Region, now: Date): Attention[] {
  const { CacheClusterId: id = '', CacheClusterStatus: status = '' } = cluster;
  const about = { kind: 'cache-cluster' as const, id };
  if (isUnhealthy(status)) return [{ ...about, what: 'status', status }];
  // While something is going on, a node may well be away, and its changes are being made.
  if (isBusy(status)) return [];
  const found: Attention[] = [];
  if (figures.some((node) => node.CacheClusterId === id && node.Reachable === false))
    found.push({ ...about, what: 'unreachable' });
  else if (members.some((member) => member.CacheClusterId === id && member.LinkStatus === 'down'))
    found.push({ ...about, what: 'link-down' });
  if (cluster.CacheParameterGroup?.ParameterApplyStatus === 'pending-reboot')
    found.push({ ...about, what: 'reboot' });
  const change = changeOfCluster(cluster);
  if (change) found.push({ ...about, what: 'waiting', change, ...windowOf(cluster, now) });
  return found;
}

function ofGroup(group: ReplicationGroup, { clusters }: Region, now: Date): Attention[] {
  const { ReplicationGroupId: id = '', Status: status = '' } = group;
  const about = { kind: 'replication-group' as const, id };
  if (isUnhealthy(status)) return [{ ...about, what: 'status', status }];
  const { PrimaryClusterId: primary, AutomaticFailoverStatus: failover } = group.PendingModifiedValues ?? {};
  if (isBusy(status) || (primary === undefined && failover === undefined)) return [];
  const member = clusters.find((cluster) => cluster.CacheClusterId === group.MemberClusters?.[0]);
  return [{ ...about, what: 'waiting', change: { primary, failover }, ...windowOf(member, now) }];
}

function changeOfCluster({ PendingModifiedValues: pending = {} }: CacheCluster): Waiting | undefined {
  // Of Holdfast's own beside AWS's.
  const role = pending as { RoleChange?: string; ReplicationGroupId?: string };
  const change: Waiting = {
    nodeType: pending.CacheNodeType,
    version: pending.EngineVersion,
    promote: role.RoleChange === 'promote',
    demoteTo: role.RoleChange === 'demote' ? role.ReplicationGroupId : undefined,
  };
  return Object.values(change).some(Boolean) ? change : undefined;
}

function windowOf(cluster: CacheCluster | undefined, now: Date): { window: string; from: Date | undefined } {
  const window = cluster?.PreferredMaintenanceWindow ?? '';
  try {
    return { window, from: nextStart(parseMaintenanceWindow(window), now) };
  } catch {
    return { window, from: undefined };
  }
}
