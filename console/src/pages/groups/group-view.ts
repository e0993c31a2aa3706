import type { CacheCluster, Output, ReplicationGroup } from '../../api/json.ts';

export type Replication = NonNullable<Output<'DescribeReplication'>['Members']>[number];

/** One member, by all that the API tells of it in several places. */
export interface MemberView {
  id: string;
  role: 'primary' | 'replica';
  /** Undefined until the list of clusters is there. */
  cluster: CacheCluster | undefined;
  /** Undefined until it was asked for; without a time when the node wasn't reached when last tried. */
  replication: Replication | undefined;
  endpoint: string | undefined;
  zone: string | undefined;
}

export interface GroupView {
  id: string;
  group: ReplicationGroup;
  /** In the API's order, which a change of primary doesn't touch. */
  members: readonly MemberView[];
  primaryEndpoint: string | undefined;
  readerEndpoint: string | undefined;
}

/** What the pages show of a group, out of three answers that may come one after the other. */
export function viewOf(
  group: ReplicationGroup,
  clusters: readonly CacheCluster[] | undefined,
  replication: readonly Replication[] | undefined,
): GroupView {
  const shard = group.NodeGroups?.[0];
  const members = (shard?.NodeGroupMembers ?? []).map((member): MemberView => {
    const id = member.CacheClusterId ?? '';
    return {
      id,
      role: member.CurrentRole === 'primary' ? 'primary' : 'replica',
      cluster: clusters?.find((one) => one.CacheClusterId === id),
      replication: replication?.find((one) => one.CacheClusterId === id),
      endpoint: addressOf(member.ReadEndpoint),
      zone: member.PreferredAvailabilityZone,
    };
  });
  return {
    id: group.ReplicationGroupId ?? '',
    group,
    members,
    primaryEndpoint: addressOf(shard?.PrimaryEndpoint),
    readerEndpoint: addressOf(shard?.ReaderEndpoint),
  };
}

export function addressOf(endpoint: { Address?: string; Port?: number } | undefined): string | undefined {
  return endpoint?.Address ? `${endpoint.Address}:${endpoint.Port}` : undefined;
}

export function primaryOf({ members }: GroupView): MemberView | undefined {
  return members.find(({ role }) => role === 'primary');
}

export function replicasOf({ members }: GroupView): MemberView[] {
  return members.filter(({ role }) => role === 'replica');
}

/** Whether it follows the primary with nothing left to be loaded. */
export function isInSync({ role, replication }: MemberView): boolean {
  return role === 'replica' && replication?.LinkStatus === 'up';
}

/** `available` only while somebody takes writes: between two answers the API's own word may be a moment old. */
export function shownStatus(view: GroupView): string | undefined {
  const { Status: status } = view.group;
  const claims = status === 'available' || status === 'snapshotting';
  return claims && !isServed(view) ? 'no-primary' : status;
}

function isServed(view: GroupView): boolean {
  const primary = primaryOf(view);
  if (!primary) return false;
  const { cluster, replication } = primary;
  const status = cluster?.CacheClusterStatus;
  if (status !== undefined && !['available', 'snapshotting', 'modifying'].includes(status)) return false;
  // Without a time it wasn't seen yet, as after a start of Holdfast: the group's own status goes on that, too.
  return replication?.LinkStatus !== 'down' || replication.ObservedAt === undefined;
}

/** How a member stands, in one word of <Status>: its cluster's when that isn't at rest, else its replication's. */
export function standingOf({ role, cluster, replication }: MemberView): string | undefined {
  const status = cluster?.CacheClusterStatus;
  if (status !== undefined && status !== 'available' && status !== 'snapshotting') return status;
  const link = replication?.LinkStatus;
  if (link === 'primary') return status;
  return role === 'replica' && link === 'up' ? 'in-sync' : link;
}
