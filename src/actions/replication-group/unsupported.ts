import type {
  CreateReplicationGroupMessage,
  ModifyReplicationGroupMessage,
} from '@aws-sdk/client-elasticache';
import { type Refusals, refuse } from '../refusals.ts';

type Request = Partial<CreateReplicationGroupMessage> & Partial<ModifyReplicationGroupMessage>;

const REFUSALS: Refusals<Request> = [
  [
    'GlobalReplicationGroupId',
    (request) => Boolean(request.GlobalReplicationGroupId),
    'There are no global datastores here: leave it out',
  ],
  [
    'NumNodeGroups',
    (request) => (request.NumNodeGroups ?? 1) > 1,
    'Cluster mode is not built yet: leave it out or set it to 1, and use NumCacheClusters or ReplicasPerNodeGroup for replicas',
  ],
  [
    'NodeGroupConfiguration',
    (request) => (request.NodeGroupConfiguration?.length ?? 0) > 1,
    'Cluster mode is not built yet: configure one node group',
  ],
  [
    'ClusterMode',
    (request) => Boolean(request.ClusterMode && request.ClusterMode !== 'disabled'),
    'Cluster mode is not built yet: leave it out or set it to disabled',
  ],
  [
    'TransitEncryptionEnabled',
    (request) => request.TransitEncryptionEnabled === true,
    'Encryption in transit is not built yet: leave it out or set it to false',
  ],
  [
    'TransitEncryptionMode',
    (request) => Boolean(request.TransitEncryptionMode),
    'Encryption in transit is not built yet: leave it out',
  ],
  [
    'AtRestEncryptionEnabled',
    (request) => request.AtRestEncryptionEnabled === true,
    "Holdfast doesn't encrypt what stands on disk: leave it out or set it to false, and encrypt the disk itself",
  ],
  [
    'KmsKeyId',
    (request) => Boolean(request.KmsKeyId),
    "Holdfast doesn't encrypt what stands on disk: leave it out",
  ],
  [
    'AuthToken',
    (request) => Boolean(request.AuthToken),
    'AUTH needs encryption in transit, which is not built yet: leave it out',
  ],
  [
    'AuthTokenUpdateStrategy',
    (request) => Boolean(request.AuthTokenUpdateStrategy),
    'AUTH needs encryption in transit, which is not built yet: leave it out',
  ],
  [
    'UserGroupIds',
    (request) => (request.UserGroupIds?.length ?? 0) > 0,
    'User groups are not built yet: leave it out',
  ],
  [
    'UserGroupIdsToAdd',
    (request) => (request.UserGroupIdsToAdd?.length ?? 0) > 0,
    'User groups are not built yet: leave it out',
  ],
  [
    'UserGroupIdsToRemove',
    (request) => (request.UserGroupIdsToRemove?.length ?? 0) > 0,
    'User groups are not built yet: leave it out',
  ],
  [
    'DataTieringEnabled',
    (request) => request.DataTieringEnabled === true,
    'Data tiering needs r6gd nodes, which there are none of: leave it out or set it to false',
  ],
  [
    'ServerlessCacheSnapshotName',
    (request) => Boolean(request.ServerlessCacheSnapshotName),
    'There are no serverless caches here: use SnapshotName',
  ],
  [
    'Durability',
    (request) => Boolean(request.Durability && request.Durability !== 'default'),
    'Every node keeps an append-only file that is synced each second: leave it out or set it to default',
  ],
  [
    'CacheSecurityGroupNames',
    (request) => (request.CacheSecurityGroupNames?.length ?? 0) > 0,
    'Cache security groups are for EC2-Classic, which is gone: use SecurityGroupIds',
  ],
  [
    'LogDeliveryConfigurations',
    (request) => (request.LogDeliveryConfigurations?.length ?? 0) > 0,
    "There is nothing to deliver logs to: a node's log is node.log in its directory",
  ],
  [
    'NetworkType',
    (request) => Boolean(request.NetworkType && request.NetworkType !== 'ipv4'),
    'Nodes have IPv4 addresses: use ipv4',
  ],
  [
    'IpDiscovery',
    (request) => Boolean(request.IpDiscovery && request.IpDiscovery !== 'ipv4'),
    'Nodes have IPv4 addresses: use ipv4',
  ],
];

/** @throws Fault InvalidParameterCombination for what a replication group of Holdfast can't have */
export function refuseUnsupported(request: Request): void {
  refuse(request, REFUSALS);
}
