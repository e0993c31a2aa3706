import type { ConfigureShard } from '@aws-sdk/client-elasticache';
import type { GroupWithMembers } from '../../control/group/rows.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import { NODE_GROUP_ID, replicaCount } from '../../domain/member-plan.ts';

interface Request {
  NewReplicaCount?: number | undefined;
  ReplicaConfiguration?: ConfigureShard[] | undefined;
  ApplyImmediately: boolean | undefined;
}

/**
 * How many replicas a request asks for, by its own field or that of the one shard; undefined when by neither.
 * @throws Fault when it says neither that it is to be at once, or more than one thing
 */
export function newReplicaCount(input: Request): number | undefined {
  if (input.ApplyImmediately !== true) {
    throw new Fault(
      'InvalidParameterValue',
      'ApplyImmediately=false is not currently supported: the number of replicas is changed at once. Set it to true.',
    );
  }
  const shards = input.ReplicaConfiguration ?? [];
  const [shard] = shards;
  if (shards.length > 1 || (shard && shard.NodeGroupId !== NODE_GROUP_ID)) {
    throw new Fault(
      shards.length > 1 ? 'InvalidParameterValue' : 'NodeGroupNotFoundFault',
      `ReplicaConfiguration names ${shards.map(({ NodeGroupId }) => quoted(NodeGroupId ?? '')).join(', ')}. With cluster mode disabled there is one node group: "${NODE_GROUP_ID}".`,
    );
  }
  if (input.NewReplicaCount !== undefined && shard && shard.NewReplicaCount !== input.NewReplicaCount) {
    throw new Fault(
      'InvalidParameterCombination',
      `NewReplicaCount is ${input.NewReplicaCount}, and in ReplicaConfiguration ${shard.NewReplicaCount}. Use one of them.`,
    );
  }
  if (input.NewReplicaCount !== undefined) return replicaCount(input.NewReplicaCount, 'NewReplicaCount');
  return shard && replicaCount(shard.NewReplicaCount ?? -1, 'ReplicaConfiguration.NewReplicaCount');
}

export function replicasOf({ group, members }: GroupWithMembers): GroupWithMembers['members'] {
  return members.filter(({ cluster }) => cluster.id !== group.primary_cluster_id);
}

/** ElastiCache's answer where nothing is left to be done. */
export function nothingToDo({ group }: GroupWithMembers, count: number): Fault {
  return new Fault(
    'NoOperationFault',
    `The operation was not performed because no changes were required: replication group ${quoted(group.id)} has ${count} replicas.`,
  );
}
