import type { CreateCacheClusterMessage, ModifyCacheClusterMessage } from '@aws-sdk/client-elasticache';
import { type Refusals, refuse } from '../refusals.ts';

type Request = Partial<CreateCacheClusterMessage> & Partial<ModifyCacheClusterMessage>;

const REFUSALS: Refusals<Request> = [
  [
    'TransitEncryptionEnabled',
    (request) => request.TransitEncryptionEnabled === true,
    'Encryption in transit is not built yet: leave it out or set it to false',
  ],
  [
    'AuthToken',
    (request) => Boolean(request.AuthToken),
    'AUTH needs encryption in transit, which is not built yet: leave it out',
  ],
  [
    'AZMode',
    (request) => request.AZMode === 'cross-az',
    'A Redis or Valkey cluster has one node: use single-az',
  ],
  [
    'PreferredAvailabilityZones',
    (request) => (request.PreferredAvailabilityZones?.length ?? 0) > 0,
    'It is for Memcached: use PreferredAvailabilityZone',
  ],
  [
    'CacheNodeIdsToRemove',
    (request) => (request.CacheNodeIdsToRemove?.length ?? 0) > 0,
    'A Redis or Valkey cluster has one node, which stays',
  ],
  [
    'NewAvailabilityZones',
    (request) => (request.NewAvailabilityZones?.length ?? 0) > 0,
    'It is for Memcached',
  ],
  ['ScaleConfig', (request) => request.ScaleConfig !== undefined, 'It is for Memcached'],
  [
    'CacheSecurityGroupNames',
    (request) => (request.CacheSecurityGroupNames?.length ?? 0) > 0,
    'Cache security groups are for EC2-Classic, which is gone: use SecurityGroupIds',
  ],
  ['OutpostMode', (request) => request.OutpostMode !== undefined, 'There are no Outposts here: leave it out'],
  [
    'PreferredOutpostArn',
    (request) => request.PreferredOutpostArn !== undefined,
    'There are no Outposts here: leave it out',
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

/** @throws Fault InvalidParameterCombination for what a Redis or Valkey cluster of Holdfast can't have */
export function refuseUnsupported(request: Request): void {
  refuse(request, REFUSALS);
}
