import { CreateReplicationGroupCommand, type ReplicationGroup } from '@aws-sdk/client-elasticache';
import { ProcessRuntime } from '../../src/runtime/process-runtime.ts';
import { whenGroupAvailable } from './groups.ts';
import type { TestHoldfast } from './holdfast.ts';

/** A group of three small nodes, or as many as are asked for, once it is available. */
export async function makeGroup(
  holdfast: TestHoldfast,
  id: string,
  { members = 3, port = 6379 } = {},
): Promise<ReplicationGroup> {
  const client = holdfast.client();
  await client.send(
    new CreateReplicationGroupCommand({
      ReplicationGroupId: id,
      ReplicationGroupDescription: 'of a test',
      Engine: 'redis',
      CacheNodeType: 'cache.m5.large',
      NumCacheClusters: members,
      AutomaticFailoverEnabled: members > 1,
      Port: port,
    }),
  );
  return whenGroupAvailable(client, id, members);
}

type EndpointName = 'PrimaryEndpoint' | 'ReaderEndpoint';

/** Where a group's endpoint is listened to. */
export function placeOf(group: ReplicationGroup, name: EndpointName): { address: string; port: number } {
  const { Address, Port } = group.NodeGroups![0]![name]!;
  return { address: Address!, port: Port! };
}

/** The HAProxies that run, the oldest first. */
export async function proxyPids(holdfast: TestHoldfast): Promise<number[]> {
  const handles = await new ProcessRuntime().findIn(`${holdfast.data}/proxy`);
  return handles.map(({ pid }) => pid);
}
