import { setTimeout as delay } from 'node:timers/promises';
import type { GroupName, Request } from './actions.ts';
import type { SeenCluster } from './observer.ts';
import type { World } from './world.ts';

/** A promotion that isn't done by then is looked at when all is calm. */
const DONE_MS = 20_000;

export async function addReplica(
  { api }: World,
  n: number,
  { group, by }: Request & { do: 'add-replica' },
): Promise<string> {
  if (by === 'cluster') {
    const CacheClusterId = `${group}-added-${n}`;
    await api.call('CreateCacheCluster', { CacheClusterId, ReplicationGroupId: group });
    return `asked for ${CacheClusterId}`;
  }
  const NewReplicaCount = (await replicaCount({ api }, group)) + 1;
  await api.call('IncreaseReplicaCount', {
    ReplicationGroupId: group,
    NewReplicaCount,
    ApplyImmediately: true,
  });
  return `asked for ${NewReplicaCount}`;
}

export async function removeReplica(
  world: World,
  { group, rank, by }: Request & { do: 'remove-replica' },
): Promise<string> {
  const replica = spare(world, group, rank);
  if (!replica) return 'no replica to spare';
  world.direct.part(replica.id);
  await remove(world, group, replica.id, by);
  return `asked for ${replica.id}`;
}

export async function remove(
  { api }: Pick<World, 'api'>,
  group: string,
  member: string,
  by: 'count' | 'cluster',
): Promise<void> {
  if (by === 'cluster') {
    await api.call('DeleteCacheCluster', { CacheClusterId: member });
    return;
  }
  const NewReplicaCount = (await replicaCount({ api }, group)) - 1;
  await api.call('DecreaseReplicaCount', {
    ReplicationGroupId: group,
    NewReplicaCount,
    ReplicasToRemove: [member],
    ApplyImmediately: true,
  });
}

export async function promote(world: World, { group, rank }: Request & { do: 'promote' }): Promise<string> {
  const { api, history, observer, direct } = world;
  const replica = spare(world, group, rank);
  if (!replica) return 'no replica to spare';
  direct.part(replica.id);
  const from = history.now();
  await api.call('PromoteReadReplica', { CacheClusterId: replica.id, ApplyImmediately: true });
  const until = performance.now() + DONE_MS;
  // It has left its group a moment before it is told to follow nobody, and is modifying until then.
  const isDone = () => {
    const cluster = observer.cluster(replica.id);
    return cluster !== undefined && cluster.group === undefined && cluster.status === 'available';
  };
  while (!isDone() && performance.now() < until) await delay(20);
  if (!isDone()) return `${replica.id} is not a cluster of its own yet`;
  world.promotions.push({ member: replica.id, group, from, to: history.now() });
  return `${replica.id} is a cluster of its own`;
}

export async function demote(
  world: World,
  n: number,
  { group, safety }: Request & { do: 'demote' },
): Promise<string> {
  const { api, observer, direct, snapshots, history } = world;
  observer.look();
  const cluster = observer.clusters.find((one) => one.group === undefined && one.status === 'available');
  if (!cluster) return 'no cluster to demote';
  direct.part(cluster.id);
  world.promotions = world.promotions.filter(({ member }) => member !== cluster.id);
  const name = `safety${n}`;
  if (safety) snapshots.set(name, { group, requested: history.now(), isSafety: true });
  await api.call('DemoteCacheCluster', {
    CacheClusterId: cluster.id,
    ReplicationGroupId: group,
    ApplyImmediately: true,
    ...(safety ? { SafetySnapshotName: name } : { SkipSafetySnapshot: true }),
  });
  return `asked for ${cluster.id}`;
}

/** As many as the API counts: one that is being made counts too. */
async function replicaCount({ api }: Pick<World, 'api'>, group: string): Promise<number> {
  const found = (await api.groups()).find(({ ReplicationGroupId }) => ReplicationGroupId === group);
  return (found?.MemberClusters?.length ?? 1) - 1;
}

/** A replica of a group that has another one. */
function spare(world: World, group: GroupName, rank: number): SeenCluster | undefined {
  const replica = world.find({ group, role: 'replica', rank });
  return world.replicas(group).length > 1 ? replica : undefined;
}
