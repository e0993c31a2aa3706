// Generated from the official SDK by scripts/generate-model.ts. Do not edit.

import type {
  AddTagsToResourceMessage,
  AllowedNodeTypeModificationsMessage,
  AuthorizeCacheSecurityGroupIngressMessage,
  AuthorizeCacheSecurityGroupIngressResult,
  BatchApplyUpdateActionMessage,
  BatchStopUpdateActionMessage,
  CacheClusterMessage,
  CacheEngineVersionMessage,
  CacheParameterGroupDetails,
  CacheParameterGroupNameMessage,
  CacheParameterGroupsMessage,
  CacheSecurityGroupMessage,
  CacheSubnetGroupMessage,
  CompleteMigrationMessage,
  CompleteMigrationResponse,
  CopyServerlessCacheSnapshotRequest,
  CopyServerlessCacheSnapshotResponse,
  CopySnapshotMessage,
  CopySnapshotResult,
  CreateCacheClusterMessage,
  CreateCacheClusterResult,
  CreateCacheParameterGroupMessage,
  CreateCacheParameterGroupResult,
  CreateCacheSecurityGroupMessage,
  CreateCacheSecurityGroupResult,
  CreateCacheSubnetGroupMessage,
  CreateCacheSubnetGroupResult,
  CreateGlobalReplicationGroupMessage,
  CreateGlobalReplicationGroupResult,
  CreateReplicationGroupMessage,
  CreateReplicationGroupResult,
  CreateServerlessCacheRequest,
  CreateServerlessCacheResponse,
  CreateServerlessCacheSnapshotRequest,
  CreateServerlessCacheSnapshotResponse,
  CreateSnapshotMessage,
  CreateSnapshotResult,
  CreateUserGroupMessage,
  CreateUserMessage,
  DecreaseNodeGroupsInGlobalReplicationGroupMessage,
  DecreaseNodeGroupsInGlobalReplicationGroupResult,
  DecreaseReplicaCountMessage,
  DecreaseReplicaCountResult,
  DeleteCacheClusterMessage,
  DeleteCacheClusterResult,
  DeleteCacheParameterGroupMessage,
  DeleteCacheSecurityGroupMessage,
  DeleteCacheSubnetGroupMessage,
  DeleteGlobalReplicationGroupMessage,
  DeleteGlobalReplicationGroupResult,
  DeleteReplicationGroupMessage,
  DeleteReplicationGroupResult,
  DeleteServerlessCacheRequest,
  DeleteServerlessCacheResponse,
  DeleteServerlessCacheSnapshotRequest,
  DeleteServerlessCacheSnapshotResponse,
  DeleteSnapshotMessage,
  DeleteSnapshotResult,
  DeleteUserGroupMessage,
  DeleteUserMessage,
  DescribeCacheClustersMessage,
  DescribeCacheEngineVersionsMessage,
  DescribeCacheParameterGroupsMessage,
  DescribeCacheParametersMessage,
  DescribeCacheSecurityGroupsMessage,
  DescribeCacheSubnetGroupsMessage,
  DescribeEngineDefaultParametersMessage,
  DescribeEngineDefaultParametersResult,
  DescribeEventsMessage,
  DescribeGlobalReplicationGroupsMessage,
  DescribeGlobalReplicationGroupsResult,
  DescribeReplicationGroupsMessage,
  DescribeReservedCacheNodesMessage,
  DescribeReservedCacheNodesOfferingsMessage,
  DescribeServerlessCacheSnapshotsRequest,
  DescribeServerlessCacheSnapshotsResponse,
  DescribeServerlessCachesRequest,
  DescribeServerlessCachesResponse,
  DescribeServiceUpdatesMessage,
  DescribeSnapshotsListMessage,
  DescribeSnapshotsMessage,
  DescribeUpdateActionsMessage,
  DescribeUserGroupsMessage,
  DescribeUserGroupsResult,
  DescribeUsersMessage,
  DescribeUsersResult,
  DisassociateGlobalReplicationGroupMessage,
  DisassociateGlobalReplicationGroupResult,
  EventsMessage,
  ExportServerlessCacheSnapshotRequest,
  ExportServerlessCacheSnapshotResponse,
  FailoverGlobalReplicationGroupMessage,
  FailoverGlobalReplicationGroupResult,
  IncreaseNodeGroupsInGlobalReplicationGroupMessage,
  IncreaseNodeGroupsInGlobalReplicationGroupResult,
  IncreaseReplicaCountMessage,
  IncreaseReplicaCountResult,
  ListAllowedNodeTypeModificationsMessage,
  ListTagsForResourceMessage,
  ModifyCacheClusterMessage,
  ModifyCacheClusterResult,
  ModifyCacheParameterGroupMessage,
  ModifyCacheSubnetGroupMessage,
  ModifyCacheSubnetGroupResult,
  ModifyGlobalReplicationGroupMessage,
  ModifyGlobalReplicationGroupResult,
  ModifyReplicationGroupMessage,
  ModifyReplicationGroupResult,
  ModifyReplicationGroupShardConfigurationMessage,
  ModifyReplicationGroupShardConfigurationResult,
  ModifyServerlessCacheRequest,
  ModifyServerlessCacheResponse,
  ModifyUserGroupMessage,
  ModifyUserMessage,
  PurchaseReservedCacheNodesOfferingMessage,
  PurchaseReservedCacheNodesOfferingResult,
  RebalanceSlotsInGlobalReplicationGroupMessage,
  RebalanceSlotsInGlobalReplicationGroupResult,
  RebootCacheClusterMessage,
  RebootCacheClusterResult,
  RemoveTagsFromResourceMessage,
  ReplicationGroupMessage,
  ReservedCacheNodeMessage,
  ReservedCacheNodesOfferingMessage,
  ResetCacheParameterGroupMessage,
  RevokeCacheSecurityGroupIngressMessage,
  RevokeCacheSecurityGroupIngressResult,
  ServiceUpdatesMessage,
  StartMigrationMessage,
  StartMigrationResponse,
  TagListMessage,
  TestFailoverMessage,
  TestFailoverResult,
  TestMigrationMessage,
  TestMigrationResponse,
  UpdateActionResultsMessage,
  UpdateActionsMessage,
  User,
  UserGroup,
} from '@aws-sdk/client-elasticache';

/** Each of AWS's operations with the SDK's own types of what it takes and answers. */
export interface AwsOperationTypes {
  AddTagsToResource: { input: AddTagsToResourceMessage; output: TagListMessage };
  AuthorizeCacheSecurityGroupIngress: { input: AuthorizeCacheSecurityGroupIngressMessage; output: AuthorizeCacheSecurityGroupIngressResult };
  BatchApplyUpdateAction: { input: BatchApplyUpdateActionMessage; output: UpdateActionResultsMessage };
  BatchStopUpdateAction: { input: BatchStopUpdateActionMessage; output: UpdateActionResultsMessage };
  CompleteMigration: { input: CompleteMigrationMessage; output: CompleteMigrationResponse };
  CopyServerlessCacheSnapshot: { input: CopyServerlessCacheSnapshotRequest; output: CopyServerlessCacheSnapshotResponse };
  CopySnapshot: { input: CopySnapshotMessage; output: CopySnapshotResult };
  CreateCacheCluster: { input: CreateCacheClusterMessage; output: CreateCacheClusterResult };
  CreateCacheParameterGroup: { input: CreateCacheParameterGroupMessage; output: CreateCacheParameterGroupResult };
  CreateCacheSecurityGroup: { input: CreateCacheSecurityGroupMessage; output: CreateCacheSecurityGroupResult };
  CreateCacheSubnetGroup: { input: CreateCacheSubnetGroupMessage; output: CreateCacheSubnetGroupResult };
  CreateGlobalReplicationGroup: { input: CreateGlobalReplicationGroupMessage; output: CreateGlobalReplicationGroupResult };
  CreateReplicationGroup: { input: CreateReplicationGroupMessage; output: CreateReplicationGroupResult };
  CreateServerlessCache: { input: CreateServerlessCacheRequest; output: CreateServerlessCacheResponse };
  CreateServerlessCacheSnapshot: { input: CreateServerlessCacheSnapshotRequest; output: CreateServerlessCacheSnapshotResponse };
  CreateSnapshot: { input: CreateSnapshotMessage; output: CreateSnapshotResult };
  CreateUser: { input: CreateUserMessage; output: User };
  CreateUserGroup: { input: CreateUserGroupMessage; output: UserGroup };
  DecreaseNodeGroupsInGlobalReplicationGroup: { input: DecreaseNodeGroupsInGlobalReplicationGroupMessage; output: DecreaseNodeGroupsInGlobalReplicationGroupResult };
  DecreaseReplicaCount: { input: DecreaseReplicaCountMessage; output: DecreaseReplicaCountResult };
  DeleteCacheCluster: { input: DeleteCacheClusterMessage; output: DeleteCacheClusterResult };
  DeleteCacheParameterGroup: { input: DeleteCacheParameterGroupMessage; output: undefined };
  DeleteCacheSecurityGroup: { input: DeleteCacheSecurityGroupMessage; output: undefined };
  DeleteCacheSubnetGroup: { input: DeleteCacheSubnetGroupMessage; output: undefined };
  DeleteGlobalReplicationGroup: { input: DeleteGlobalReplicationGroupMessage; output: DeleteGlobalReplicationGroupResult };
  DeleteReplicationGroup: { input: DeleteReplicationGroupMessage; output: DeleteReplicationGroupResult };
  DeleteServerlessCache: { input: DeleteServerlessCacheRequest; output: DeleteServerlessCacheResponse };
  DeleteServerlessCacheSnapshot: { input: DeleteServerlessCacheSnapshotRequest; output: DeleteServerlessCacheSnapshotResponse };
  DeleteSnapshot: { input: DeleteSnapshotMessage; output: DeleteSnapshotResult };
  DeleteUser: { input: DeleteUserMessage; output: User };
  DeleteUserGroup: { input: DeleteUserGroupMessage; output: UserGroup };
  DescribeCacheClusters: { input: DescribeCacheClustersMessage; output: CacheClusterMessage };
  DescribeCacheEngineVersions: { input: DescribeCacheEngineVersionsMessage; output: CacheEngineVersionMessage };
  DescribeCacheParameterGroups: { input: DescribeCacheParameterGroupsMessage; output: CacheParameterGroupsMessage };
  DescribeCacheParameters: { input: DescribeCacheParametersMessage; output: CacheParameterGroupDetails };
  DescribeCacheSecurityGroups: { input: DescribeCacheSecurityGroupsMessage; output: CacheSecurityGroupMessage };
  DescribeCacheSubnetGroups: { input: DescribeCacheSubnetGroupsMessage; output: CacheSubnetGroupMessage };
  DescribeEngineDefaultParameters: { input: DescribeEngineDefaultParametersMessage; output: DescribeEngineDefaultParametersResult };
  DescribeEvents: { input: DescribeEventsMessage; output: EventsMessage };
  DescribeGlobalReplicationGroups: { input: DescribeGlobalReplicationGroupsMessage; output: DescribeGlobalReplicationGroupsResult };
  DescribeReplicationGroups: { input: DescribeReplicationGroupsMessage; output: ReplicationGroupMessage };
  DescribeReservedCacheNodes: { input: DescribeReservedCacheNodesMessage; output: ReservedCacheNodeMessage };
  DescribeReservedCacheNodesOfferings: { input: DescribeReservedCacheNodesOfferingsMessage; output: ReservedCacheNodesOfferingMessage };
  DescribeServerlessCacheSnapshots: { input: DescribeServerlessCacheSnapshotsRequest; output: DescribeServerlessCacheSnapshotsResponse };
  DescribeServerlessCaches: { input: DescribeServerlessCachesRequest; output: DescribeServerlessCachesResponse };
  DescribeServiceUpdates: { input: DescribeServiceUpdatesMessage; output: ServiceUpdatesMessage };
  DescribeSnapshots: { input: DescribeSnapshotsMessage; output: DescribeSnapshotsListMessage };
  DescribeUpdateActions: { input: DescribeUpdateActionsMessage; output: UpdateActionsMessage };
  DescribeUserGroups: { input: DescribeUserGroupsMessage; output: DescribeUserGroupsResult };
  DescribeUsers: { input: DescribeUsersMessage; output: DescribeUsersResult };
  DisassociateGlobalReplicationGroup: { input: DisassociateGlobalReplicationGroupMessage; output: DisassociateGlobalReplicationGroupResult };
  ExportServerlessCacheSnapshot: { input: ExportServerlessCacheSnapshotRequest; output: ExportServerlessCacheSnapshotResponse };
  FailoverGlobalReplicationGroup: { input: FailoverGlobalReplicationGroupMessage; output: FailoverGlobalReplicationGroupResult };
  IncreaseNodeGroupsInGlobalReplicationGroup: { input: IncreaseNodeGroupsInGlobalReplicationGroupMessage; output: IncreaseNodeGroupsInGlobalReplicationGroupResult };
  IncreaseReplicaCount: { input: IncreaseReplicaCountMessage; output: IncreaseReplicaCountResult };
  ListAllowedNodeTypeModifications: { input: ListAllowedNodeTypeModificationsMessage; output: AllowedNodeTypeModificationsMessage };
  ListTagsForResource: { input: ListTagsForResourceMessage; output: TagListMessage };
  ModifyCacheCluster: { input: ModifyCacheClusterMessage; output: ModifyCacheClusterResult };
  ModifyCacheParameterGroup: { input: ModifyCacheParameterGroupMessage; output: CacheParameterGroupNameMessage };
  ModifyCacheSubnetGroup: { input: ModifyCacheSubnetGroupMessage; output: ModifyCacheSubnetGroupResult };
  ModifyGlobalReplicationGroup: { input: ModifyGlobalReplicationGroupMessage; output: ModifyGlobalReplicationGroupResult };
  ModifyReplicationGroup: { input: ModifyReplicationGroupMessage; output: ModifyReplicationGroupResult };
  ModifyReplicationGroupShardConfiguration: { input: ModifyReplicationGroupShardConfigurationMessage; output: ModifyReplicationGroupShardConfigurationResult };
  ModifyServerlessCache: { input: ModifyServerlessCacheRequest; output: ModifyServerlessCacheResponse };
  ModifyUser: { input: ModifyUserMessage; output: User };
  ModifyUserGroup: { input: ModifyUserGroupMessage; output: UserGroup };
  PurchaseReservedCacheNodesOffering: { input: PurchaseReservedCacheNodesOfferingMessage; output: PurchaseReservedCacheNodesOfferingResult };
  RebalanceSlotsInGlobalReplicationGroup: { input: RebalanceSlotsInGlobalReplicationGroupMessage; output: RebalanceSlotsInGlobalReplicationGroupResult };
  RebootCacheCluster: { input: RebootCacheClusterMessage; output: RebootCacheClusterResult };
  RemoveTagsFromResource: { input: RemoveTagsFromResourceMessage; output: TagListMessage };
  ResetCacheParameterGroup: { input: ResetCacheParameterGroupMessage; output: CacheParameterGroupNameMessage };
  RevokeCacheSecurityGroupIngress: { input: RevokeCacheSecurityGroupIngressMessage; output: RevokeCacheSecurityGroupIngressResult };
  StartMigration: { input: StartMigrationMessage; output: StartMigrationResponse };
  TestFailover: { input: TestFailoverMessage; output: TestFailoverResult };
  TestMigration: { input: TestMigrationMessage; output: TestMigrationResponse };
}
