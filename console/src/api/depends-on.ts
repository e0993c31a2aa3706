import type { Operation } from './json.ts';

/** Kinds of resources, as the change stream names them. */
export type Kind =
  | 'cache-cluster'
  | 'snapshot'
  | 'replication-group'
  | 'failover'
  | 'cache-parameter-group'
  | 'cache-subnet-group'
  | 'tag'
  | 'event';

/** What an answer is made of: when one of these changes, it is asked for again. What is not listed is never stale. */
export const DEPENDS_ON: Partial<Record<Operation, readonly Kind[]>> = {
  DescribeCacheClusters: ['cache-cluster', 'replication-group'],
  DescribeReplicationGroups: ['replication-group', 'cache-cluster'],
  DescribeReplication: ['replication-group', 'cache-cluster'],
  DescribeFailovers: ['failover'],
  // `restoring` is a cluster's doing.
  DescribeSnapshots: ['snapshot', 'cache-cluster'],
  DescribeSnapshotManifest: ['snapshot'],
  DescribeOperations: ['snapshot', 'cache-cluster'],
  DescribeCacheParameterGroups: ['cache-parameter-group'],
  DescribeCacheParameters: ['cache-parameter-group'],
  DescribeCacheSubnetGroups: ['cache-subnet-group'],
  DescribeEvents: ['event'],
  DescribeNodeFigures: ['cache-cluster'],
  ListTagsForResource: ['tag'],
  ListAllowedNodeTypeModifications: ['cache-cluster'],
};
