import type { CacheCluster, ReplicationGroup } from '@aws-sdk/client-elasticache';
import { until } from '../../../support/elasticache.ts';
import type { NodeAddress } from '../../support/data.ts';
import type { InProcess } from '../../support/in-process.ts';

export type Holdfast = Awaited<ReturnType<typeof InProcess.start>>;

/** When the groups of these tests may be changed. */
export const WINDOW = 'sun:12:00-sun:13:00';
export const BEFORE = '2026-03-01T11:59:00Z';
export const WITHIN = '2026-03-01T12:01:00Z';

export async function group(holdfast: Holdfast, id: string): Promise<ReplicationGroup> {
  const input = { ReplicationGroupId: id };
  const answer = await holdfast.call<{ ReplicationGroups: ReplicationGroup[] }>(
    'DescribeReplicationGroups',
    input,
  );
  return answer.ReplicationGroups[0]!;
}

export async function cluster(
  holdfast: Holdfast,
  id: string,
): Promise<CacheCluster & { PendingModifiedValues?: object }> {
  const input = { CacheClusterId: id, ShowCacheNodeInfo: true };
  return (await holdfast.call<{ CacheClusters: CacheCluster[] }>('DescribeCacheClusters', input))
    .CacheClusters[0]!;
}

/** The group, once nothing is under way in it and its members. */
export async function atRest(holdfast: Holdfast, id: string): Promise<ReplicationGroup> {
  return until(
    async () => {
      const found = await group(holdfast, id);
      const members = await Promise.all(found.MemberClusters!.map((member) => cluster(holdfast, member)));
      return { ...found, members: members.map((member) => member.CacheClusterStatus) };
    },
    (found) => [found.Status, ...found.members].every((status) => status === 'available'),
  );
}

/** A group of three that nothing but what is asked for changes. */
export async function makeGroupOfThree(
  holdfast: Holdfast,
  id: string,
  settings: Record<string, unknown> = {},
): Promise<ReplicationGroup> {
  await holdfast.call('CreateReplicationGroup', {
    ReplicationGroupId: id,
    ReplicationGroupDescription: 'of a test',
    Engine: 'redis',
    EngineVersion: holdfast.engines.version,
    CacheNodeType: 'cache.m5.large',
    NumCacheClusters: 3,
    AutomaticFailoverEnabled: true,
    AutoMinorVersionUpgrade: false,
    PreferredMaintenanceWindow: WINDOW,
    ...settings,
  });
  return atRest(holdfast, id);
}

export function primaryIn(found: ReplicationGroup): string {
  const members = found.NodeGroups![0]!.NodeGroupMembers!;
  return members.find((member) => member.CurrentRole === 'primary')!.CacheClusterId!;
}

export function endpointIn(found: ReplicationGroup): NodeAddress {
  const { Address, Port } = found.NodeGroups![0]!.PrimaryEndpoint!;
  return { address: Address!, port: Port! };
}

export function nodeOf(found: CacheCluster): NodeAddress {
  const { Address, Port } = found.CacheNodes![0]!.Endpoint!;
  return { address: Address!, port: Port! };
}

/** Messages about one group or cluster, oldest first. */
export async function eventsAbout(holdfast: Holdfast, id: string): Promise<string[]> {
  const rows = await holdfast.store
    .selectFrom('event')
    .select('message')
    .where('source_id', '=', id)
    .orderBy('sequence')
    .execute();
  return rows.map((row) => row.message);
}
