import { GROUPS } from './actions.ts';
import { replicationOf } from './in-sync.ts';
import { remove } from './membership.ts';
import { GROUP_NAMES, type World } from './world.ts';

/** Clusters of their own that are kept for a demotion. */
const KEPT = 1;

/** What isn't as it should be when nothing is done to it any more, by the API. */
export async function unsettled({ api }: World): Promise<string[]> {
  const missing: string[] = [];
  for (const group of await api.groups()) {
    const {
      ReplicationGroupId: id,
      Status,
      AutomaticFailover,
      PendingModifiedValues,
      MemberClusters,
    } = group;
    if (Status !== 'available') missing.push(`${id} is ${Status}`);
    if (AutomaticFailover !== 'enabled') missing.push(`automatic failover of ${id} is ${AutomaticFailover}`);
    const pending = JSON.stringify(PendingModifiedValues ?? {});
    if (pending !== '{}') missing.push(`${id} waits for ${pending}`);
    const replicas = (MemberClusters?.length ?? 0) - 1;
    const wanted = GROUPS[id as keyof typeof GROUPS];
    if (replicas !== wanted) missing.push(`${id} has ${replicas} replicas instead of ${wanted}`);
  }
  for (const { CacheClusterId, CacheClusterStatus } of await api.clusters())
    if (CacheClusterStatus !== 'available') missing.push(`${CacheClusterId} is ${CacheClusterStatus}`);
  for (const { SnapshotName, SnapshotStatus } of await api.snapshots())
    if (SnapshotStatus === 'creating') missing.push(`snapshot ${SnapshotName} is creating`);
  return missing;
}

/**
 * What an operator has to decide where automatic failover is off and an engine has damaged its file on a full disk (see
 * src/aof/holes.ts): the group goes on with the replica that has the most. Any other that fails stays so, and is found.
 */
async function decide(world: World, name: (typeof GROUP_NAMES)[number]): Promise<void> {
  const primary = world.find({ group: name, role: 'primary' });
  const input = { SourceType: 'cache-cluster', SourceIdentifier: primary?.id, Duration: 10 } as const;
  const { Events = [] } = await world.api.call('DescribeEvents', input);
  if (!Events.some(({ Message }) => Message?.includes('Bad file format'))) return;
  const replicas = await Promise.all(
    world.replicas(name).map(async (replica) => {
      const { offset } = await replicationOf(replica).catch(() => ({ offset: -1 }));
      return { id: replica.id, offset };
    }),
  );
  const [best] = replicas.toSorted((a, b) => b.offset - a.offset);
  if (!best || best.offset < 0) return;
  await world.api.call('ForceFailover', { ReplicationGroupId: name, CacheClusterId: best.id });
}

/** Asks for what the schedule has changed to be as it was: what is refused now is asked for again. */
export async function upkeep(world: World): Promise<void> {
  const { api, direct, observer } = world;
  const ask = (request: Promise<unknown>) => request.catch(() => undefined);
  observer.look();
  for (const group of await api.groups()) {
    const { ReplicationGroupId: id, Status, AutomaticFailover, MemberClusters = [] } = group;
    const name = GROUP_NAMES.find((one) => one === id)!;
    if (Status === 'failed') await ask(decide(world, name));
    if (Status !== 'available') continue;
    const surplus = MemberClusters.length - 1 - GROUPS[name];
    if (surplus < 0)
      await ask(
        api.call('IncreaseReplicaCount', {
          ReplicationGroupId: name,
          NewReplicaCount: GROUPS[name],
          ApplyImmediately: true,
        }),
      );
    for (const replica of world.replicas(name).slice(0, Math.max(0, surplus))) {
      direct.part(replica.id);
      await ask(remove(world, name, replica.id, 'cluster'));
    }
    if (AutomaticFailover === 'disabled' && surplus >= 0)
      await ask(
        api.call('ModifyReplicationGroup', {
          ReplicationGroupId: name,
          AutomaticFailoverEnabled: true,
          ApplyImmediately: true,
        }),
      );
  }
  const promoted = new Set(world.promotions.map(({ member }) => member));
  const own = observer.clusters.filter(({ group, id }) => group === undefined && !promoted.has(id));
  for (const { id } of own.slice(KEPT)) await ask(api.call('DeleteCacheCluster', { CacheClusterId: id }));
}
