import type {
  AllowedNodeTypeModificationsMessage,
  ListAllowedNodeTypeModificationsMessage,
} from '@aws-sdk/client-elasticache';
import { hasAutomaticFailover } from '../../control/group/dispensable.ts';
import { Fault } from '../../domain/fault.ts';
import {
  allowedNodeTypeModifications,
  nodeType,
  supportsReplicationFailover,
} from '../../domain/node-types.ts';
import type { Action } from '../action.ts';
import { findCluster } from '../cache-cluster/find.ts';
import { findGroup } from '../replication-group/find.ts';
import { primaryOf } from '../replication-group/primary.ts';

/** The node types that a cluster, or all members of a group, may be given. */
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
  if (clusterId) {
    const { cluster } = await findCluster(store, region, clusterId);
    const { scaleUp, scaleDown } = allowedNodeTypeModifications(nodeType(cluster.node_type));
    return { ScaleUpModifications: scaleUp, ScaleDownModifications: scaleDown };
  }
  const found = await findGroup(store, region, groupId!);
  const { scaleUp, scaleDown } = allowedNodeTypeModifications(nodeType(primaryOf(found).node_type));
  const isFit = (name: string) =>
    !hasAutomaticFailover(found.group) || supportsReplicationFailover(nodeType(name));
  return { ScaleUpModifications: scaleUp.filter(isFit), ScaleDownModifications: scaleDown.filter(isFit) };
};
