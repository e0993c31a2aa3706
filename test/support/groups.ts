import {
  DescribeReplicationGroupsCommand,
  type ElastiCacheClient,
  type Endpoint,
  type NodeGroupMember,
  type ReplicationGroup,
} from '@aws-sdk/client-elasticache';
import { createClient } from '@redis/client';
import { until } from './elasticache.ts';

export async function readGroup(client: ElastiCacheClient, id: string): Promise<ReplicationGroup> {
  const command = new DescribeReplicationGroupsCommand({ ReplicationGroupId: id });
  return (await client.send(command)).ReplicationGroups![0]!;
}

/** The group once it is available, with as many members as are expected. */
export function whenGroupAvailable(
  client: ElastiCacheClient,
  id: string,
  members?: number,
): Promise<ReplicationGroup> {
  return until(
    () => readGroup(client, id),
    ({ Status, MemberClusters }) =>
      Status === 'available' && (members === undefined || MemberClusters!.length === members),
  );
}

export function membersOf(group: ReplicationGroup): NodeGroupMember[] {
  return group.NodeGroups![0]!.NodeGroupMembers!;
}

/** The ids of a group's members by their role. */
export function rolesOf(group: ReplicationGroup): Record<string, string> {
  return Object.fromEntries(
    membersOf(group).map(({ CacheClusterId, CurrentRole }) => [CacheClusterId!, CurrentRole!]),
  );
}

export function primaryEndpointOf(group: ReplicationGroup): Endpoint {
  return group.NodeGroups![0]!.PrimaryEndpoint!;
}

export function endpointOfMember(group: ReplicationGroup, id: string): Endpoint {
  return membersOf(group).find(({ CacheClusterId }) => CacheClusterId === id)!.ReadEndpoint!;
}

/** A connection to an endpoint as its users have it, which doesn't come back by itself; `await using` closes it. */
export async function connectToEndpoint({ Address, Port }: Endpoint) {
  const client = createClient({ RESP: 2, socket: { host: Address!, port: Port!, reconnectStrategy: false } });
  client.on('error', () => undefined);
  await client.connect();
  return Object.assign(client, {
    async [Symbol.asyncDispose]() {
      if (client.isOpen) client.destroy();
    },
  });
}

/** What a key holds at an endpoint, asked anew each time. */
export async function valueAt(endpoint: Endpoint, key: string): Promise<string | null> {
  await using redis = await connectToEndpoint(endpoint);
  const value = await redis.get(key);
  return value;
}
