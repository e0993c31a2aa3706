import type { Action } from './action.ts';
import { CreateCacheCluster } from './cache-cluster/create.ts';
import { DeleteCacheCluster } from './cache-cluster/delete.ts';
import { DescribeCacheClusters } from './cache-cluster/describe.ts';
import { ModifyCacheCluster } from './cache-cluster/modify.ts';
import { RebootCacheCluster } from './cache-cluster/reboot.ts';
import { CreateCacheParameterGroup } from './cache-parameter-group/create.ts';
import { DeleteCacheParameterGroup } from './cache-parameter-group/delete.ts';
import { DescribeCacheParameterGroups } from './cache-parameter-group/describe.ts';
import { DescribeEngineDefaultParameters } from './cache-parameter-group/describe-engine-defaults.ts';
import { DescribeCacheParameters } from './cache-parameter-group/describe-parameters.ts';
import { ModifyCacheParameterGroup } from './cache-parameter-group/modify.ts';
import { ResetCacheParameterGroup } from './cache-parameter-group/reset.ts';
import { CreateCacheSubnetGroup } from './cache-subnet-group/create.ts';
import { DeleteCacheSubnetGroup } from './cache-subnet-group/delete.ts';
import { DescribeCacheSubnetGroups } from './cache-subnet-group/describe.ts';
import { ModifyCacheSubnetGroup } from './cache-subnet-group/modify.ts';
import { CreateConsoleSignIn } from './console/create-sign-in.ts';
import { DescribeCacheEngineVersions } from './engine-version/describe.ts';
import { DescribeEvents } from './event/describe.ts';
import { DescribeMetrics } from './metric/describe.ts';
import { DescribeNodeFigures } from './node/describe-figures.ts';
import { DescribeNodeLog } from './node/describe-log.ts';
import { ListAllowedNodeTypeModifications } from './node-type/list-allowed-modifications.ts';
import { DescribeOperations } from './operation/describe.ts';
import { CancelPendingModifications } from './replication-group/cancel-pending-modifications.ts';
import { CreateReplicationGroup } from './replication-group/create.ts';
import { DecreaseReplicaCount } from './replication-group/decrease-replica-count.ts';
import { DeleteReplicationGroup } from './replication-group/delete.ts';
import { DemoteCacheCluster } from './replication-group/demote-cache-cluster.ts';
import { DescribeReplicationGroups } from './replication-group/describe.ts';
import { DescribeFailovers } from './replication-group/describe-failovers.ts';
import { DescribeReplication } from './replication-group/describe-replication.ts';
import { ForceFailover } from './replication-group/force-failover.ts';
import { IncreaseReplicaCount } from './replication-group/increase-replica-count.ts';
import { ModifyReplicationGroup } from './replication-group/modify.ts';
import { PromoteReadReplica } from './replication-group/promote-read-replica.ts';
import { TestFailover } from './replication-group/test-failover.ts';
import { CopySnapshot } from './snapshot/copy.ts';
import { CreateSnapshot } from './snapshot/create.ts';
import { DeleteSnapshot } from './snapshot/delete.ts';
import { DescribeSnapshots } from './snapshot/describe.ts';
import { DescribeSnapshotManifest } from './snapshot/describe-manifest.ts';
import { AddTagsToResource } from './tag/add.ts';
import { ListTagsForResource } from './tag/list.ts';
import { RemoveTagsFromResource } from './tag/remove.ts';

/** The operations that are built, by their names in the API. */
export const actions: Readonly<Record<string, Action<never, unknown>>> = {
  AddTagsToResource,
  CancelPendingModifications,
  CopySnapshot,
  CreateCacheCluster,
  CreateCacheParameterGroup,
  CreateCacheSubnetGroup,
  CreateConsoleSignIn,
  CreateReplicationGroup,
  CreateSnapshot,
  DecreaseReplicaCount,
  DeleteCacheCluster,
  DeleteCacheParameterGroup,
  DeleteCacheSubnetGroup,
  DeleteReplicationGroup,
  DeleteSnapshot,
  DemoteCacheCluster,
  DescribeCacheClusters,
  DescribeCacheEngineVersions,
  DescribeCacheParameterGroups,
  DescribeCacheParameters,
  DescribeCacheSubnetGroups,
  DescribeEngineDefaultParameters,
  DescribeEvents,
  DescribeFailovers,
  DescribeMetrics,
  DescribeNodeFigures,
  DescribeNodeLog,
  DescribeOperations,
  DescribeReplication,
  DescribeReplicationGroups,
  DescribeSnapshotManifest,
  DescribeSnapshots,
  ForceFailover,
  IncreaseReplicaCount,
  ListAllowedNodeTypeModifications,
  ListTagsForResource,
  ModifyCacheCluster,
  ModifyCacheParameterGroup,
  ModifyCacheSubnetGroup,
  ModifyReplicationGroup,
  PromoteReadReplica,
  RebootCacheCluster,
  RemoveTagsFromResource,
  ResetCacheParameterGroup,
  TestFailover,
};
