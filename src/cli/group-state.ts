import type { OutputOf } from '../api/operation-types.ts';
import type { Api } from './command.ts';
import { allPages } from './pages.ts';
import { type CacheCluster, findCluster } from './wait.ts';
import { codeOf, isSettled } from './watch.ts';

export type ReplicationGroup = NonNullable<
  OutputOf<'DescribeReplicationGroups'>['ReplicationGroups']
>[number];
type ReplicationMember = NonNullable<OutputOf<'DescribeReplication'>['Members']>[number];

/** One member, by all that the API tells of it in several places. */
export interface GroupMember {
  id: string;
  /** Undefined while that isn't known yet, as of a replica that is being made. */
  role: 'primary' | 'replica' | undefined;
  cluster: CacheCluster | undefined;
  /** How its replication stands; without a time when its node wasn't reached when last asked. */
  replication: ReplicationMember | undefined;
}

export interface GroupState {
  group: ReplicationGroup;
  /** The primary first. */
  members: GroupMember[];
}

/** Of a Redis that isn't sharded there is one. */
export const NODE_GROUP = '0001';

/** One group with its members; undefined when there is none of that name. */
export async function findGroup(api: Api, id: string): Promise<GroupState | undefined> {
  try {
    return await loadGroup(api, id);
  } catch (error) {
    if (codeOf(error)?.startsWith('ReplicationGroupNotFound')) return undefined;
    throw error;
  }
}

/** @throws ApiError when there is none of that name */
export async function loadGroup(api: Api, id: string): Promise<GroupState> {
  const group = await describeOne(api, id);
  const [clusters, replication] = await Promise.all([
    Promise.all(memberIds(group).map((member) => findCluster(api, member))),
    replicationOf(api, id),
  ]);
  return stateOf(group, clusters, replication);
}

/** All groups of the region. `clusters` are all clusters of the region, which somebody has asked for already. */
export async function allGroups(api: Api, clusters: readonly CacheCluster[]): Promise<GroupState[]> {
  const groups = await allPages(
    (Marker) => api.call('DescribeReplicationGroups', { Marker }),
    (answer) => answer.ReplicationGroups,
  );
  if (groups.length === 0) return [];
  const replication = await replicationOf(api);
  return groups.map((group) => stateOf(group, clusters, replication));
}

async function describeOne(api: Api, id: string): Promise<ReplicationGroup> {
  return (
    (await api.call('DescribeReplicationGroups', { ReplicationGroupId: id })).ReplicationGroups?.[0] ?? {}
  );
}

async function replicationOf(api: Api, id?: string): Promise<ReplicationMember[]> {
  return (await api.call('DescribeReplication', { ReplicationGroupId: id })).Members ?? [];
}

function memberIds(group: ReplicationGroup): string[] {
  return [
    ...new Set([
      ...(group.MemberClusters ?? []),
      ...(group.NodeGroups?.[0]?.NodeGroupMembers ?? []).map((member) => member.CacheClusterId ?? ''),
    ]),
  ];
}

export function stateOf(
  group: ReplicationGroup,
  clusters: readonly (CacheCluster | undefined)[],
  replication: readonly ReplicationMember[],
): GroupState {
  const members = memberIds(group).map(
    (id): GroupMember => ({
      id,
      role: roleOf(group, id),
      cluster: clusters.find((cluster) => cluster?.CacheClusterId === id),
      replication: replication.find((member) => member.CacheClusterId === id),
    }),
  );
  return { group, members: members.toSorted((a, b) => rank(a) - rank(b)) };
}

function rank({ role }: GroupMember): number {
  return role === 'primary' ? 0 : 1;
}

/** Which role a member of the group has now, as ElastiCache calls it. */
export function roleOf(group: ReplicationGroup, clusterId: string): GroupMember['role'] {
  const role = group.NodeGroups?.[0]?.NodeGroupMembers?.find(
    (member) => member.CacheClusterId === clusterId,
  )?.CurrentRole;
  return role === 'primary' || role === 'replica' ? role : undefined;
}

export function primaryOf({ members }: GroupState): GroupMember | undefined {
  return members.find(({ role }) => role === 'primary');
}

export function replicasOf({ members }: GroupState): GroupMember[] {
  return members.filter(({ role }) => role !== 'primary');
}

/** Whether it follows the primary with nothing left to be loaded. */
export function isInSync({ role, replication }: GroupMember): boolean {
  return role === 'replica' && replication?.LinkStatus === 'up';
}

/** What is not as it should be, in words; empty for a group that is well. */
export function troublesOf({ group, members }: GroupState): string[] {
  const own = isServing(group.Status) ? [] : [`it is ${group.Status}`];
  const primary = members.some(({ role }) => role === 'primary') ? [] : ['it has no primary'];
  return [...own, ...primary, ...members.flatMap(troubleOf)];
}

function troubleOf({ id, role, cluster, replication }: GroupMember): string[] {
  const status = cluster?.CacheClusterStatus;
  if (!isServing(status)) return [`${id} is ${status ?? 'gone'}`];
  if (replication?.ObservedAt === undefined) return [`${id} does not answer`];
  if (replication.LinkStatus === 'syncing') return [`${id} is receiving its data`];
  if (role === 'primary')
    return replication.LinkStatus === 'primary' ? [] : [`${id} takes no writes, though it is the primary`];
  return replication.LinkStatus === 'up' ? [] : [`${id} has lost its primary`];
}

/** As it should be: while it is saved, too, all goes on. */
function isServing(status: string | undefined): boolean {
  return status === 'available' || status === 'snapshotting';
}

/** No change is under way: each of them is available, or has failed. */
export function isAtRest({ group, members }: GroupState): boolean {
  const rests = (status = '') => status === 'available' || isSettled(status);
  return rests(group.Status) && members.every(({ cluster }) => rests(cluster?.CacheClusterStatus));
}
