import type {
  AllowedNodeTypeModificationsMessage,
  ListAllowedNodeTypeModificationsMessage,
} from '@aws-sdk/client-elasticache';
import { Fault } from '../../domain/fault.ts';
import { allowedNodeTypeModifications, nodeType } from '../../domain/node-types.ts';
import type { Action } from '../action.ts';

/** The node types that a cluster may be given. */
export const ListAllowedNodeTypeModifications: Action<
  ListAllowedNodeTypeModificationsMessage,
  AllowedNodeTypeModificationsMessage
> = async (input, { store, region }) => {
  const { CacheClusterId: clusterId, ReplicationGroupId: groupId } = input;
  if (!clusterId === !groupId) {
    throw new Fault(
      'InvalidParameterCombination',
      'Give either CacheClusterId or ReplicationGroupId, and not both.',
    );
  }
  if (groupId) {
    throw new Fault(
      'ReplicationGroupNotFoundFault',
      `ReplicationGroup not found: ${groupId.toLowerCase()} in ${region}.`,
    );
  }
  const id = clusterId!.toLowerCase();
  const cluster = await store
    .selectFrom('cache_cluster')
    .select('node_type')
    .where('region', '=', region)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!cluster) throw new Fault('CacheClusterNotFound', `CacheCluster not found: ${id} in ${region}.`);
  const { scaleUp, scaleDown } = allowedNodeTypeModifications(nodeType(cluster.node_type));
  return { ScaleUpModifications: scaleUp, ScaleDownModifications: scaleDown };
};
