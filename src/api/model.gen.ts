// Generated from the official SDK by scripts/generate-model.ts. Do not edit.

import type { Operation, Structure } from './protocol/shape.ts';

/** The operations of AWS, each with the names of its structures. */
export const OPERATIONS = {
  AddTagsToResource: { input: 'AddTagsToResourceMessage', output: 'TagListMessage' },
  AuthorizeCacheSecurityGroupIngress: { input: 'AuthorizeCacheSecurityGroupIngressMessage', output: 'AuthorizeCacheSecurityGroupIngressResult' },
  BatchApplyUpdateAction: { input: 'BatchApplyUpdateActionMessage', output: 'UpdateActionResultsMessage' },
  BatchStopUpdateAction: { input: 'BatchStopUpdateActionMessage', output: 'UpdateActionResultsMessage' },
  CompleteMigration: { input: 'CompleteMigrationMessage', output: 'CompleteMigrationResponse' },
  CopyServerlessCacheSnapshot: { input: 'CopyServerlessCacheSnapshotRequest', output: 'CopyServerlessCacheSnapshotResponse' },
  CopySnapshot: { input: 'CopySnapshotMessage', output: 'CopySnapshotResult' },
  CreateCacheCluster: { input: 'CreateCacheClusterMessage', output: 'CreateCacheClusterResult' },
  CreateCacheParameterGroup: { input: 'CreateCacheParameterGroupMessage', output: 'CreateCacheParameterGroupResult' },
  CreateCacheSecurityGroup: { input: 'CreateCacheSecurityGroupMessage', output: 'CreateCacheSecurityGroupResult' },
  CreateCacheSubnetGroup: { input: 'CreateCacheSubnetGroupMessage', output: 'CreateCacheSubnetGroupResult' },
  CreateGlobalReplicationGroup: { input: 'CreateGlobalReplicationGroupMessage', output: 'CreateGlobalReplicationGroupResult' },
  CreateReplicationGroup: { input: 'CreateReplicationGroupMessage', output: 'CreateReplicationGroupResult' },
  CreateServerlessCache: { input: 'CreateServerlessCacheRequest', output: 'CreateServerlessCacheResponse' },
  CreateServerlessCacheSnapshot: { input: 'CreateServerlessCacheSnapshotRequest', output: 'CreateServerlessCacheSnapshotResponse' },
  CreateSnapshot: { input: 'CreateSnapshotMessage', output: 'CreateSnapshotResult' },
  CreateUser: { input: 'CreateUserMessage', output: 'User' },
  CreateUserGroup: { input: 'CreateUserGroupMessage', output: 'UserGroup' },
  DecreaseNodeGroupsInGlobalReplicationGroup: { input: 'DecreaseNodeGroupsInGlobalReplicationGroupMessage', output: 'DecreaseNodeGroupsInGlobalReplicationGroupResult' },
  DecreaseReplicaCount: { input: 'DecreaseReplicaCountMessage', output: 'DecreaseReplicaCountResult' },
  DeleteCacheCluster: { input: 'DeleteCacheClusterMessage', output: 'DeleteCacheClusterResult' },
  DeleteCacheParameterGroup: { input: 'DeleteCacheParameterGroupMessage' },
  DeleteCacheSecurityGroup: { input: 'DeleteCacheSecurityGroupMessage' },
  DeleteCacheSubnetGroup: { input: 'DeleteCacheSubnetGroupMessage' },
  DeleteGlobalReplicationGroup: { input: 'DeleteGlobalReplicationGroupMessage', output: 'DeleteGlobalReplicationGroupResult' },
  DeleteReplicationGroup: { input: 'DeleteReplicationGroupMessage', output: 'DeleteReplicationGroupResult' },
  DeleteServerlessCache: { input: 'DeleteServerlessCacheRequest', output: 'DeleteServerlessCacheResponse' },
  DeleteServerlessCacheSnapshot: { input: 'DeleteServerlessCacheSnapshotRequest', output: 'DeleteServerlessCacheSnapshotResponse' },
  DeleteSnapshot: { input: 'DeleteSnapshotMessage', output: 'DeleteSnapshotResult' },
  DeleteUser: { input: 'DeleteUserMessage', output: 'User' },
  DeleteUserGroup: { input: 'DeleteUserGroupMessage', output: 'UserGroup' },
  DescribeCacheClusters: { input: 'DescribeCacheClustersMessage', output: 'CacheClusterMessage' },
  DescribeCacheEngineVersions: { input: 'DescribeCacheEngineVersionsMessage', output: 'CacheEngineVersionMessage' },
  DescribeCacheParameterGroups: { input: 'DescribeCacheParameterGroupsMessage', output: 'CacheParameterGroupsMessage' },
  DescribeCacheParameters: { input: 'DescribeCacheParametersMessage', output: 'CacheParameterGroupDetails' },
  DescribeCacheSecurityGroups: { input: 'DescribeCacheSecurityGroupsMessage', output: 'CacheSecurityGroupMessage' },
  DescribeCacheSubnetGroups: { input: 'DescribeCacheSubnetGroupsMessage', output: 'CacheSubnetGroupMessage' },
  DescribeEngineDefaultParameters: { input: 'DescribeEngineDefaultParametersMessage', output: 'DescribeEngineDefaultParametersResult' },
  DescribeEvents: { input: 'DescribeEventsMessage', output: 'EventsMessage' },
  DescribeGlobalReplicationGroups: { input: 'DescribeGlobalReplicationGroupsMessage', output: 'DescribeGlobalReplicationGroupsResult' },
  DescribeReplicationGroups: { input: 'DescribeReplicationGroupsMessage', output: 'ReplicationGroupMessage' },
  DescribeReservedCacheNodes: { input: 'DescribeReservedCacheNodesMessage', output: 'ReservedCacheNodeMessage' },
  DescribeReservedCacheNodesOfferings: { input: 'DescribeReservedCacheNodesOfferingsMessage', output: 'ReservedCacheNodesOfferingMessage' },
  DescribeServerlessCacheSnapshots: { input: 'DescribeServerlessCacheSnapshotsRequest', output: 'DescribeServerlessCacheSnapshotsResponse' },
  DescribeServerlessCaches: { input: 'DescribeServerlessCachesRequest', output: 'DescribeServerlessCachesResponse' },
  DescribeServiceUpdates: { input: 'DescribeServiceUpdatesMessage', output: 'ServiceUpdatesMessage' },
  DescribeSnapshots: { input: 'DescribeSnapshotsMessage', output: 'DescribeSnapshotsListMessage' },
  DescribeUpdateActions: { input: 'DescribeUpdateActionsMessage', output: 'UpdateActionsMessage' },
  DescribeUserGroups: { input: 'DescribeUserGroupsMessage', output: 'DescribeUserGroupsResult' },
  DescribeUsers: { input: 'DescribeUsersMessage', output: 'DescribeUsersResult' },
  DisassociateGlobalReplicationGroup: { input: 'DisassociateGlobalReplicationGroupMessage', output: 'DisassociateGlobalReplicationGroupResult' },
  ExportServerlessCacheSnapshot: { input: 'ExportServerlessCacheSnapshotRequest', output: 'ExportServerlessCacheSnapshotResponse' },
  FailoverGlobalReplicationGroup: { input: 'FailoverGlobalReplicationGroupMessage', output: 'FailoverGlobalReplicationGroupResult' },
  IncreaseNodeGroupsInGlobalReplicationGroup: { input: 'IncreaseNodeGroupsInGlobalReplicationGroupMessage', output: 'IncreaseNodeGroupsInGlobalReplicationGroupResult' },
  IncreaseReplicaCount: { input: 'IncreaseReplicaCountMessage', output: 'IncreaseReplicaCountResult' },
  ListAllowedNodeTypeModifications: { input: 'ListAllowedNodeTypeModificationsMessage', output: 'AllowedNodeTypeModificationsMessage' },
  ListTagsForResource: { input: 'ListTagsForResourceMessage', output: 'TagListMessage' },
  ModifyCacheCluster: { input: 'ModifyCacheClusterMessage', output: 'ModifyCacheClusterResult' },
  ModifyCacheParameterGroup: { input: 'ModifyCacheParameterGroupMessage', output: 'CacheParameterGroupNameMessage' },
  ModifyCacheSubnetGroup: { input: 'ModifyCacheSubnetGroupMessage', output: 'ModifyCacheSubnetGroupResult' },
  ModifyGlobalReplicationGroup: { input: 'ModifyGlobalReplicationGroupMessage', output: 'ModifyGlobalReplicationGroupResult' },
  ModifyReplicationGroup: { input: 'ModifyReplicationGroupMessage', output: 'ModifyReplicationGroupResult' },
  ModifyReplicationGroupShardConfiguration: { input: 'ModifyReplicationGroupShardConfigurationMessage', output: 'ModifyReplicationGroupShardConfigurationResult' },
  ModifyServerlessCache: { input: 'ModifyServerlessCacheRequest', output: 'ModifyServerlessCacheResponse' },
  ModifyUser: { input: 'ModifyUserMessage', output: 'User' },
  ModifyUserGroup: { input: 'ModifyUserGroupMessage', output: 'UserGroup' },
  PurchaseReservedCacheNodesOffering: { input: 'PurchaseReservedCacheNodesOfferingMessage', output: 'PurchaseReservedCacheNodesOfferingResult' },
  RebalanceSlotsInGlobalReplicationGroup: { input: 'RebalanceSlotsInGlobalReplicationGroupMessage', output: 'RebalanceSlotsInGlobalReplicationGroupResult' },
  RebootCacheCluster: { input: 'RebootCacheClusterMessage', output: 'RebootCacheClusterResult' },
  RemoveTagsFromResource: { input: 'RemoveTagsFromResourceMessage', output: 'TagListMessage' },
  ResetCacheParameterGroup: { input: 'ResetCacheParameterGroupMessage', output: 'CacheParameterGroupNameMessage' },
  RevokeCacheSecurityGroupIngress: { input: 'RevokeCacheSecurityGroupIngressMessage', output: 'RevokeCacheSecurityGroupIngressResult' },
  StartMigration: { input: 'StartMigrationMessage', output: 'StartMigrationResponse' },
  TestFailover: { input: 'TestFailoverMessage', output: 'TestFailoverResult' },
  TestMigration: { input: 'TestMigrationMessage', output: 'TestMigrationResponse' },
} as const satisfies Record<string, Operation>;

export const STRUCTURES = {
  AddTagsToResourceMessage: {
    required: ['ResourceName', 'Tags'],
    members: {
      ResourceName: 'string',
      Tags: { list: 'Tag', element: 'Tag' },
    },
  },
  AllowedNodeTypeModificationsMessage: {
    members: {
      ScaleUpModifications: { list: 'string', element: 'member' },
      ScaleDownModifications: { list: 'string', element: 'member' },
    },
  },
  Authentication: {
    members: {
      Type: 'string',
      PasswordCount: 'number',
    },
  },
  AuthenticationMode: {
    members: {
      Type: 'string',
      Passwords: { list: 'string', element: 'member' },
    },
  },
  AuthorizeCacheSecurityGroupIngressMessage: {
    required: ['CacheSecurityGroupName', 'EC2SecurityGroupName', 'EC2SecurityGroupOwnerId'],
    members: {
      CacheSecurityGroupName: 'string',
      EC2SecurityGroupName: 'string',
      EC2SecurityGroupOwnerId: 'string',
    },
  },
  AuthorizeCacheSecurityGroupIngressResult: {
    members: {
      CacheSecurityGroup: 'CacheSecurityGroup',
    },
  },
  AvailabilityZone: {
    members: {
      Name: 'string',
    },
  },
  BatchApplyUpdateActionMessage: {
    required: ['ServiceUpdateName'],
    members: {
      ServiceUpdateName: 'string',
      ReplicationGroupIds: { list: 'string', element: 'member' },
      CacheClusterIds: { list: 'string', element: 'member' },
    },
  },
  BatchStopUpdateActionMessage: {
    required: ['ServiceUpdateName'],
    members: {
      ServiceUpdateName: 'string',
      ReplicationGroupIds: { list: 'string', element: 'member' },
      CacheClusterIds: { list: 'string', element: 'member' },
    },
  },
  CacheCluster: {
    members: {
      CacheClusterId: 'string',
      ConfigurationEndpoint: 'Endpoint',
      ClientDownloadLandingPage: 'string',
      CacheNodeType: 'string',
      Engine: 'string',
      EngineVersion: 'string',
      CacheClusterStatus: 'string',
      NumCacheNodes: 'number',
      PreferredAvailabilityZone: 'string',
      PreferredOutpostArn: 'string',
      CacheClusterCreateTime: 'timestamp',
      PreferredMaintenanceWindow: 'string',
      PendingModifiedValues: 'PendingModifiedValues',
      NotificationConfiguration: 'NotificationConfiguration',
      CacheSecurityGroups: { list: 'CacheSecurityGroupMembership', element: 'CacheSecurityGroup' },
      CacheParameterGroup: 'CacheParameterGroupStatus',
      CacheSubnetGroupName: 'string',
      CacheNodes: { list: 'CacheNode', element: 'CacheNode' },
      AutoMinorVersionUpgrade: 'boolean',
      SecurityGroups: { list: 'SecurityGroupMembership', element: 'member' },
      ReplicationGroupId: 'string',
      SnapshotRetentionLimit: 'number',
      SnapshotWindow: 'string',
      AuthTokenEnabled: 'boolean',
      AuthTokenLastModifiedDate: 'timestamp',
      TransitEncryptionEnabled: 'boolean',
      AtRestEncryptionEnabled: 'boolean',
      ARN: 'string',
      ReplicationGroupLogDeliveryEnabled: 'boolean',
      LogDeliveryConfigurations: { list: 'LogDeliveryConfiguration', element: 'LogDeliveryConfiguration' },
      NetworkType: 'string',
      IpDiscovery: 'string',
      TransitEncryptionMode: 'string',
    },
  },
  CacheClusterMessage: {
    members: {
      Marker: 'string',
      CacheClusters: { list: 'CacheCluster', element: 'CacheCluster' },
    },
  },
  CacheEngineVersion: {
    members: {
      Engine: 'string',
      EngineVersion: 'string',
      CacheParameterGroupFamily: 'string',
      CacheEngineDescription: 'string',
      CacheEngineVersionDescription: 'string',
    },
  },
  CacheEngineVersionMessage: {
    members: {
      Marker: 'string',
      CacheEngineVersions: { list: 'CacheEngineVersion', element: 'CacheEngineVersion' },
    },
  },
  CacheNode: {
    members: {
      CacheNodeId: 'string',
      CacheNodeStatus: 'string',
      CacheNodeCreateTime: 'timestamp',
      Endpoint: 'Endpoint',
      ParameterGroupStatus: 'string',
      SourceCacheNodeId: 'string',
      CustomerAvailabilityZone: 'string',
      CustomerOutpostArn: 'string',
    },
  },
  CacheNodeTypeSpecificParameter: {
    members: {
      ParameterName: 'string',
      Description: 'string',
      Source: 'string',
      DataType: 'string',
      AllowedValues: 'string',
      IsModifiable: 'boolean',
      MinimumEngineVersion: 'string',
      CacheNodeTypeSpecificValues: { list: 'CacheNodeTypeSpecificValue', element: 'CacheNodeTypeSpecificValue' },
      ChangeType: 'string',
    },
  },
  CacheNodeTypeSpecificValue: {
    members: {
      CacheNodeType: 'string',
      Value: 'string',
    },
  },
  CacheNodeUpdateStatus: {
    members: {
      CacheNodeId: 'string',
      NodeUpdateStatus: 'string',
      NodeDeletionDate: 'timestamp',
      NodeUpdateStartDate: 'timestamp',
      NodeUpdateEndDate: 'timestamp',
      NodeUpdateInitiatedBy: 'string',
      NodeUpdateInitiatedDate: 'timestamp',
      NodeUpdateStatusModifiedDate: 'timestamp',
    },
  },
  CacheParameterGroup: {
    members: {
      CacheParameterGroupName: 'string',
      CacheParameterGroupFamily: 'string',
      Description: 'string',
      IsGlobal: 'boolean',
      ARN: 'string',
    },
  },
  CacheParameterGroupDetails: {
    members: {
      Marker: 'string',
      Parameters: { list: 'Parameter', element: 'Parameter' },
      CacheNodeTypeSpecificParameters: { list: 'CacheNodeTypeSpecificParameter', element: 'CacheNodeTypeSpecificParameter' },
    },
  },
  CacheParameterGroupNameMessage: {
    members: {
      CacheParameterGroupName: 'string',
    },
  },
  CacheParameterGroupStatus: {
    members: {
      CacheParameterGroupName: 'string',
      ParameterApplyStatus: 'string',
      CacheNodeIdsToReboot: { list: 'string', element: 'CacheNodeId' },
    },
  },
  CacheParameterGroupsMessage: {
    members: {
      Marker: 'string',
      CacheParameterGroups: { list: 'CacheParameterGroup', element: 'CacheParameterGroup' },
    },
  },
  CacheSecurityGroup: {
    members: {
      OwnerId: 'string',
      CacheSecurityGroupName: 'string',
      Description: 'string',
      EC2SecurityGroups: { list: 'EC2SecurityGroup', element: 'EC2SecurityGroup' },
      ARN: 'string',
    },
  },
  CacheSecurityGroupMembership: {
    members: {
      CacheSecurityGroupName: 'string',
      Status: 'string',
    },
  },
  CacheSecurityGroupMessage: {
    members: {
      Marker: 'string',
      CacheSecurityGroups: { list: 'CacheSecurityGroup', element: 'CacheSecurityGroup' },
    },
  },
  CacheSubnetGroup: {
    members: {
      CacheSubnetGroupName: 'string',
      CacheSubnetGroupDescription: 'string',
      VpcId: 'string',
      Subnets: { list: 'Subnet', element: 'Subnet' },
      ARN: 'string',
      SupportedNetworkTypes: { list: 'string', element: 'member' },
    },
  },
  CacheSubnetGroupMessage: {
    members: {
      Marker: 'string',
      CacheSubnetGroups: { list: 'CacheSubnetGroup', element: 'CacheSubnetGroup' },
    },
  },
  CacheUsageLimits: {
    members: {
      DataStorage: 'DataStorage',
      ECPUPerSecond: 'ECPUPerSecond',
    },
  },
  CloudWatchLogsDestinationDetails: {
    members: {
      LogGroup: 'string',
    },
  },
  CompleteMigrationMessage: {
    required: ['ReplicationGroupId'],
    members: {
      ReplicationGroupId: 'string',
      Force: 'boolean',
    },
  },
  CompleteMigrationResponse: {
    members: {
      ReplicationGroup: 'ReplicationGroup',
    },
  },
  ConfigureShard: {
    required: ['NodeGroupId', 'NewReplicaCount'],
    members: {
      NodeGroupId: 'string',
      NewReplicaCount: 'integer',
      PreferredAvailabilityZones: { list: 'string', element: 'PreferredAvailabilityZone' },
      PreferredOutpostArns: { list: 'string', element: 'PreferredOutpostArn' },
    },
  },
  CopyServerlessCacheSnapshotRequest: {
    required: ['SourceServerlessCacheSnapshotName', 'TargetServerlessCacheSnapshotName'],
    members: {
      SourceServerlessCacheSnapshotName: 'string',
      TargetServerlessCacheSnapshotName: 'string',
      KmsKeyId: 'string',
      Tags: { list: 'Tag', element: 'Tag' },
    },
  },
  CopyServerlessCacheSnapshotResponse: {
    members: {
      ServerlessCacheSnapshot: 'ServerlessCacheSnapshot',
    },
  },
  CopySnapshotMessage: {
    required: ['SourceSnapshotName', 'TargetSnapshotName'],
    members: {
      SourceSnapshotName: 'string',
      TargetSnapshotName: 'string',
      TargetBucket: 'string',
      KmsKeyId: 'string',
      Tags: { list: 'Tag', element: 'Tag' },
    },
  },
  CopySnapshotResult: {
    members: {
      Snapshot: 'Snapshot',
    },
  },
  CreateCacheClusterMessage: {
    required: ['CacheClusterId'],
    members: {
      CacheClusterId: 'string',
      ReplicationGroupId: 'string',
      AZMode: 'string',
      PreferredAvailabilityZone: 'string',
      PreferredAvailabilityZones: { list: 'string', element: 'PreferredAvailabilityZone' },
      NumCacheNodes: 'integer',
      CacheNodeType: 'string',
      Engine: 'string',
      EngineVersion: 'string',
      CacheParameterGroupName: 'string',
      CacheSubnetGroupName: 'string',
      CacheSecurityGroupNames: { list: 'string', element: 'CacheSecurityGroupName' },
      SecurityGroupIds: { list: 'string', element: 'SecurityGroupId' },
      Tags: { list: 'Tag', element: 'Tag' },
      SnapshotArns: { list: 'string', element: 'SnapshotArn' },
      SnapshotName: 'string',
      PreferredMaintenanceWindow: 'string',
      Port: 'integer',
      NotificationTopicArn: 'string',
      AutoMinorVersionUpgrade: 'boolean',
      SnapshotRetentionLimit: 'integer',
      SnapshotWindow: 'string',
      AuthToken: 'string',
      OutpostMode: 'string',
      PreferredOutpostArn: 'string',
      PreferredOutpostArns: { list: 'string', element: 'PreferredOutpostArn' },
      LogDeliveryConfigurations: { list: 'LogDeliveryConfigurationRequest', element: 'LogDeliveryConfigurationRequest' },
      TransitEncryptionEnabled: 'boolean',
      NetworkType: 'string',
      IpDiscovery: 'string',
    },
  },
  CreateCacheClusterResult: {
    members: {
      CacheCluster: 'CacheCluster',
    },
  },
  CreateCacheParameterGroupMessage: {
    required: ['CacheParameterGroupName', 'CacheParameterGroupFamily', 'Description'],
    members: {
      CacheParameterGroupName: 'string',
      CacheParameterGroupFamily: 'string',
      Description: 'string',
      Tags: { list: 'Tag', element: 'Tag' },
    },
  },
  CreateCacheParameterGroupResult: {
    members: {
      CacheParameterGroup: 'CacheParameterGroup',
    },
  },
  CreateCacheSecurityGroupMessage: {
    required: ['CacheSecurityGroupName', 'Description'],
    members: {
      CacheSecurityGroupName: 'string',
      Description: 'string',
      Tags: { list: 'Tag', element: 'Tag' },
    },
  },
  CreateCacheSecurityGroupResult: {
    members: {
      CacheSecurityGroup: 'CacheSecurityGroup',
    },
  },
  CreateCacheSubnetGroupMessage: {
    required: ['CacheSubnetGroupName', 'CacheSubnetGroupDescription', 'SubnetIds'],
    members: {
      CacheSubnetGroupName: 'string',
      CacheSubnetGroupDescription: 'string',
      SubnetIds: { list: 'string', element: 'SubnetIdentifier' },
      Tags: { list: 'Tag', element: 'Tag' },
    },
  },
  CreateCacheSubnetGroupResult: {
    members: {
      CacheSubnetGroup: 'CacheSubnetGroup',
    },
  },
  CreateGlobalReplicationGroupMessage: {
    required: ['GlobalReplicationGroupIdSuffix', 'PrimaryReplicationGroupId'],
    members: {
      GlobalReplicationGroupIdSuffix: 'string',
      PrimaryReplicationGroupId: 'string',
      GlobalReplicationGroupDescription: 'string',
    },
  },
  CreateGlobalReplicationGroupResult: {
    members: {
      GlobalReplicationGroup: 'GlobalReplicationGroup',
    },
  },
  CreateReplicationGroupMessage: {
    required: ['ReplicationGroupId', 'ReplicationGroupDescription'],
    members: {
      ReplicationGroupId: 'string',
      ReplicationGroupDescription: 'string',
      GlobalReplicationGroupId: 'string',
      PrimaryClusterId: 'string',
      AutomaticFailoverEnabled: 'boolean',
      MultiAZEnabled: 'boolean',
      NumCacheClusters: 'integer',
      PreferredCacheClusterAZs: { list: 'string', element: 'AvailabilityZone' },
      NumNodeGroups: 'integer',
      ReplicasPerNodeGroup: 'integer',
      NodeGroupConfiguration: { list: 'NodeGroupConfiguration', element: 'NodeGroupConfiguration' },
      CacheNodeType: 'string',
      Engine: 'string',
      EngineVersion: 'string',
      CacheParameterGroupName: 'string',
      CacheSubnetGroupName: 'string',
      CacheSecurityGroupNames: { list: 'string', element: 'CacheSecurityGroupName' },
      SecurityGroupIds: { list: 'string', element: 'SecurityGroupId' },
      Tags: { list: 'Tag', element: 'Tag' },
      SnapshotArns: { list: 'string', element: 'SnapshotArn' },
      SnapshotName: 'string',
      PreferredMaintenanceWindow: 'string',
      Port: 'integer',
      NotificationTopicArn: 'string',
      AutoMinorVersionUpgrade: 'boolean',
      SnapshotRetentionLimit: 'integer',
      SnapshotWindow: 'string',
      AuthToken: 'string',
      TransitEncryptionEnabled: 'boolean',
      AtRestEncryptionEnabled: 'boolean',
      KmsKeyId: 'string',
      UserGroupIds: { list: 'string', element: 'member' },
      LogDeliveryConfigurations: { list: 'LogDeliveryConfigurationRequest', element: 'LogDeliveryConfigurationRequest' },
      DataTieringEnabled: 'boolean',
      NetworkType: 'string',
      IpDiscovery: 'string',
      TransitEncryptionMode: 'string',
      ClusterMode: 'string',
      ServerlessCacheSnapshotName: 'string',
      Durability: 'string',
    },
  },
  CreateReplicationGroupResult: {
    members: {
      ReplicationGroup: 'ReplicationGroup',
    },
  },
  CreateServerlessCacheRequest: {
    required: ['ServerlessCacheName', 'Engine'],
    members: {
      ServerlessCacheName: 'string',
      Engine: 'string',
      Description: 'string',
      MajorEngineVersion: 'string',
      CacheUsageLimits: 'CacheUsageLimits',
      KmsKeyId: 'string',
      SecurityGroupIds: { list: 'string', element: 'SecurityGroupId' },
      SnapshotArnsToRestore: { list: 'string', element: 'SnapshotArn' },
      Tags: { list: 'Tag', element: 'Tag' },
      UserGroupId: 'string',
      SubnetIds: { list: 'string', element: 'SubnetId' },
      SnapshotRetentionLimit: 'integer',
      DailySnapshotTime: 'string',
      NetworkType: 'string',
    },
  },
  CreateServerlessCacheResponse: {
    members: {
      ServerlessCache: 'ServerlessCache',
    },
  },
  CreateServerlessCacheSnapshotRequest: {
    required: ['ServerlessCacheSnapshotName', 'ServerlessCacheName'],
    members: {
      ServerlessCacheSnapshotName: 'string',
      ServerlessCacheName: 'string',
      KmsKeyId: 'string',
      Tags: { list: 'Tag', element: 'Tag' },
    },
  },
  CreateServerlessCacheSnapshotResponse: {
    members: {
      ServerlessCacheSnapshot: 'ServerlessCacheSnapshot',
    },
  },
  CreateSnapshotMessage: {
    required: ['SnapshotName'],
    members: {
      SnapshotName: 'string',
      ReplicationGroupId: 'string',
      CacheClusterId: 'string',
      KmsKeyId: 'string',
      Tags: { list: 'Tag', element: 'Tag' },
    },
  },
  CreateSnapshotResult: {
    members: {
      Snapshot: 'Snapshot',
    },
  },
  CreateUserGroupMessage: {
    required: ['UserGroupId', 'Engine'],
    members: {
      UserGroupId: 'string',
      Engine: 'string',
      UserIds: { list: 'string', element: 'member' },
      Tags: { list: 'Tag', element: 'Tag' },
    },
  },
  CreateUserMessage: {
    required: ['UserId', 'UserName', 'Engine', 'AccessString'],
    members: {
      UserId: 'string',
      UserName: 'string',
      Engine: 'string',
      AccessString: 'string',
      Passwords: { list: 'string', element: 'member' },
      NoPasswordRequired: 'boolean',
      Tags: { list: 'Tag', element: 'Tag' },
      AuthenticationMode: 'AuthenticationMode',
    },
  },
  CustomerNodeEndpoint: {
    members: {
      Address: 'string',
      Port: 'integer',
    },
  },
  DataStorage: {
    required: ['Unit'],
    members: {
      Unit: 'string',
      Maximum: 'integer',
      Minimum: 'integer',
    },
  },
  DecreaseNodeGroupsInGlobalReplicationGroupMessage: {
    required: ['GlobalReplicationGroupId', 'NodeGroupCount', 'ApplyImmediately'],
    members: {
      GlobalReplicationGroupId: 'string',
      NodeGroupCount: 'integer',
      ApplyImmediately: 'boolean',
      GlobalNodeGroupsToRemove: { list: 'string', element: 'GlobalNodeGroupId' },
      GlobalNodeGroupsToRetain: { list: 'string', element: 'GlobalNodeGroupId' },
    },
  },
  DecreaseNodeGroupsInGlobalReplicationGroupResult: {
    members: {
      GlobalReplicationGroup: 'GlobalReplicationGroup',
    },
  },
  DecreaseReplicaCountMessage: {
    required: ['ReplicationGroupId', 'ApplyImmediately'],
    members: {
      ReplicationGroupId: 'string',
      ApplyImmediately: 'boolean',
      NewReplicaCount: 'integer',
      ReplicaConfiguration: { list: 'ConfigureShard', element: 'ConfigureShard' },
      ReplicasToRemove: { list: 'string', element: 'member' },
    },
  },
  DecreaseReplicaCountResult: {
    members: {
      ReplicationGroup: 'ReplicationGroup',
    },
  },
  DeleteCacheClusterMessage: {
    required: ['CacheClusterId'],
    members: {
      CacheClusterId: 'string',
      FinalSnapshotIdentifier: 'string',
    },
  },
  DeleteCacheClusterResult: {
    members: {
      CacheCluster: 'CacheCluster',
    },
  },
  DeleteCacheParameterGroupMessage: {
    required: ['CacheParameterGroupName'],
    members: {
      CacheParameterGroupName: 'string',
    },
  },
  DeleteCacheSecurityGroupMessage: {
    required: ['CacheSecurityGroupName'],
    members: {
      CacheSecurityGroupName: 'string',
    },
  },
  DeleteCacheSubnetGroupMessage: {
    required: ['CacheSubnetGroupName'],
    members: {
      CacheSubnetGroupName: 'string',
    },
  },
  DeleteGlobalReplicationGroupMessage: {
    required: ['GlobalReplicationGroupId', 'RetainPrimaryReplicationGroup'],
    members: {
      GlobalReplicationGroupId: 'string',
      RetainPrimaryReplicationGroup: 'boolean',
    },
  },
  DeleteGlobalReplicationGroupResult: {
    members: {
      GlobalReplicationGroup: 'GlobalReplicationGroup',
    },
  },
  DeleteReplicationGroupMessage: {
    required: ['ReplicationGroupId'],
    members: {
      ReplicationGroupId: 'string',
      RetainPrimaryCluster: 'boolean',
      FinalSnapshotIdentifier: 'string',
    },
  },
  DeleteReplicationGroupResult: {
    members: {
      ReplicationGroup: 'ReplicationGroup',
    },
  },
  DeleteServerlessCacheRequest: {
    required: ['ServerlessCacheName'],
    members: {
      ServerlessCacheName: 'string',
      FinalSnapshotName: 'string',
    },
  },
  DeleteServerlessCacheResponse: {
    members: {
      ServerlessCache: 'ServerlessCache',
    },
  },
  DeleteServerlessCacheSnapshotRequest: {
    required: ['ServerlessCacheSnapshotName'],
    members: {
      ServerlessCacheSnapshotName: 'string',
    },
  },
  DeleteServerlessCacheSnapshotResponse: {
    members: {
      ServerlessCacheSnapshot: 'ServerlessCacheSnapshot',
    },
  },
  DeleteSnapshotMessage: {
    required: ['SnapshotName'],
    members: {
      SnapshotName: 'string',
    },
  },
  DeleteSnapshotResult: {
    members: {
      Snapshot: 'Snapshot',
    },
  },
  DeleteUserGroupMessage: {
    required: ['UserGroupId'],
    members: {
      UserGroupId: 'string',
    },
  },
  DeleteUserMessage: {
    required: ['UserId'],
    members: {
      UserId: 'string',
    },
  },
  DescribeCacheClustersMessage: {
    members: {
      CacheClusterId: 'string',
      MaxRecords: 'integer',
      Marker: 'string',
      ShowCacheNodeInfo: 'boolean',
      ShowCacheClustersNotInReplicationGroups: 'boolean',
    },
  },
  DescribeCacheEngineVersionsMessage: {
    members: {
      Engine: 'string',
      EngineVersion: 'string',
      CacheParameterGroupFamily: 'string',
      MaxRecords: 'integer',
      Marker: 'string',
      DefaultOnly: 'boolean',
    },
  },
  DescribeCacheParameterGroupsMessage: {
    members: {
      CacheParameterGroupName: 'string',
      MaxRecords: 'integer',
      Marker: 'string',
    },
  },
  DescribeCacheParametersMessage: {
    required: ['CacheParameterGroupName'],
    members: {
      CacheParameterGroupName: 'string',
      Source: 'string',
      MaxRecords: 'integer',
      Marker: 'string',
    },
  },
  DescribeCacheSecurityGroupsMessage: {
    members: {
      CacheSecurityGroupName: 'string',
      MaxRecords: 'integer',
      Marker: 'string',
    },
  },
  DescribeCacheSubnetGroupsMessage: {
    members: {
      CacheSubnetGroupName: 'string',
      MaxRecords: 'integer',
      Marker: 'string',
    },
  },
  DescribeEngineDefaultParametersMessage: {
    required: ['CacheParameterGroupFamily'],
    members: {
      CacheParameterGroupFamily: 'string',
      MaxRecords: 'integer',
      Marker: 'string',
    },
  },
  DescribeEngineDefaultParametersResult: {
    members: {
      EngineDefaults: 'EngineDefaults',
    },
  },
  DescribeEventsMessage: {
    members: {
      SourceIdentifier: 'string',
      SourceType: 'string',
      StartTime: 'timestamp',
      EndTime: 'timestamp',
      Duration: 'integer',
      MaxRecords: 'integer',
      Marker: 'string',
    },
  },
  DescribeGlobalReplicationGroupsMessage: {
    members: {
      GlobalReplicationGroupId: 'string',
      MaxRecords: 'integer',
      Marker: 'string',
      ShowMemberInfo: 'boolean',
    },
  },
  DescribeGlobalReplicationGroupsResult: {
    members: {
      Marker: 'string',
      GlobalReplicationGroups: { list: 'GlobalReplicationGroup', element: 'GlobalReplicationGroup' },
    },
  },
  DescribeReplicationGroupsMessage: {
    members: {
      ReplicationGroupId: 'string',
      MaxRecords: 'integer',
      Marker: 'string',
    },
  },
  DescribeReservedCacheNodesMessage: {
    members: {
      ReservedCacheNodeId: 'string',
      ReservedCacheNodesOfferingId: 'string',
      CacheNodeType: 'string',
      Duration: 'string',
      ProductDescription: 'string',
      OfferingType: 'string',
      MaxRecords: 'integer',
      Marker: 'string',
    },
  },
  DescribeReservedCacheNodesOfferingsMessage: {
    members: {
      ReservedCacheNodesOfferingId: 'string',
      CacheNodeType: 'string',
      Duration: 'string',
      ProductDescription: 'string',
      OfferingType: 'string',
      MaxRecords: 'integer',
      Marker: 'string',
    },
  },
  DescribeServerlessCacheSnapshotsRequest: {
    members: {
      ServerlessCacheName: 'string',
      ServerlessCacheSnapshotName: 'string',
      SnapshotType: 'string',
      NextToken: 'string',
      MaxResults: 'integer',
    },
  },
  DescribeServerlessCacheSnapshotsResponse: {
    members: {
      NextToken: 'string',
      ServerlessCacheSnapshots: { list: 'ServerlessCacheSnapshot', element: 'ServerlessCacheSnapshot' },
    },
  },
  DescribeServerlessCachesRequest: {
    members: {
      ServerlessCacheName: 'string',
      MaxResults: 'integer',
      NextToken: 'string',
    },
  },
  DescribeServerlessCachesResponse: {
    members: {
      NextToken: 'string',
      ServerlessCaches: { list: 'ServerlessCache', element: 'member' },
    },
  },
  DescribeServiceUpdatesMessage: {
    members: {
      ServiceUpdateName: 'string',
      ServiceUpdateStatus: { list: 'string', element: 'member' },
      MaxRecords: 'integer',
      Marker: 'string',
    },
  },
  DescribeSnapshotsListMessage: {
    members: {
      Marker: 'string',
      Snapshots: { list: 'Snapshot', element: 'Snapshot' },
    },
  },
  DescribeSnapshotsMessage: {
    members: {
      ReplicationGroupId: 'string',
      CacheClusterId: 'string',
      SnapshotName: 'string',
      SnapshotSource: 'string',
      Marker: 'string',
      MaxRecords: 'integer',
      ShowNodeGroupConfig: 'boolean',
    },
  },
  DescribeUpdateActionsMessage: {
    members: {
      ServiceUpdateName: 'string',
      ReplicationGroupIds: { list: 'string', element: 'member' },
      CacheClusterIds: { list: 'string', element: 'member' },
      Engine: 'string',
      ServiceUpdateStatus: { list: 'string', element: 'member' },
      ServiceUpdateTimeRange: 'TimeRangeFilter',
      UpdateActionStatus: { list: 'string', element: 'member' },
      ShowNodeLevelUpdateStatus: 'boolean',
      MaxRecords: 'integer',
      Marker: 'string',
    },
  },
  DescribeUserGroupsMessage: {
    members: {
      UserGroupId: 'string',
      MaxRecords: 'integer',
      Marker: 'string',
    },
  },
  DescribeUserGroupsResult: {
    members: {
      UserGroups: { list: 'UserGroup', element: 'member' },
      Marker: 'string',
    },
  },
  DescribeUsersMessage: {
    members: {
      Engine: 'string',
      UserId: 'string',
      Filters: { list: 'Filter', element: 'member' },
      MaxRecords: 'integer',
      Marker: 'string',
    },
  },
  DescribeUsersResult: {
    members: {
      Users: { list: 'User', element: 'member' },
      Marker: 'string',
    },
  },
  DestinationDetails: {
    members: {
      CloudWatchLogsDetails: 'CloudWatchLogsDestinationDetails',
      KinesisFirehoseDetails: 'KinesisFirehoseDestinationDetails',
    },
  },
  DisassociateGlobalReplicationGroupMessage: {
    required: ['GlobalReplicationGroupId', 'ReplicationGroupId', 'ReplicationGroupRegion'],
    members: {
      GlobalReplicationGroupId: 'string',
      ReplicationGroupId: 'string',
      ReplicationGroupRegion: 'string',
    },
  },
  DisassociateGlobalReplicationGroupResult: {
    members: {
      GlobalReplicationGroup: 'GlobalReplicationGroup',
    },
  },
  EC2SecurityGroup: {
    members: {
      Status: 'string',
      EC2SecurityGroupName: 'string',
      EC2SecurityGroupOwnerId: 'string',
    },
  },
  ECPUPerSecond: {
    members: {
      Maximum: 'integer',
      Minimum: 'integer',
    },
  },
  Endpoint: {
    members: {
      Address: 'string',
      Port: 'number',
    },
  },
  EngineDefaults: {
    members: {
      CacheParameterGroupFamily: 'string',
      Marker: 'string',
      Parameters: { list: 'Parameter', element: 'Parameter' },
      CacheNodeTypeSpecificParameters: { list: 'CacheNodeTypeSpecificParameter', element: 'CacheNodeTypeSpecificParameter' },
    },
  },
  Event: {
    members: {
      SourceIdentifier: 'string',
      SourceType: 'string',
      Message: 'string',
      Date: 'timestamp',
    },
  },
  EventsMessage: {
    members: {
      Marker: 'string',
      Events: { list: 'Event', element: 'Event' },
    },
  },
  ExportServerlessCacheSnapshotRequest: {
    required: ['ServerlessCacheSnapshotName', 'S3BucketName'],
    members: {
      ServerlessCacheSnapshotName: 'string',
      S3BucketName: 'string',
    },
  },
  ExportServerlessCacheSnapshotResponse: {
    members: {
      ServerlessCacheSnapshot: 'ServerlessCacheSnapshot',
    },
  },
  FailoverGlobalReplicationGroupMessage: {
    required: ['GlobalReplicationGroupId', 'PrimaryRegion', 'PrimaryReplicationGroupId'],
    members: {
      GlobalReplicationGroupId: 'string',
      PrimaryRegion: 'string',
      PrimaryReplicationGroupId: 'string',
    },
  },
  FailoverGlobalReplicationGroupResult: {
    members: {
      GlobalReplicationGroup: 'GlobalReplicationGroup',
    },
  },
  Filter: {
    required: ['Name', 'Values'],
    members: {
      Name: 'string',
      Values: { list: 'string', element: 'member' },
    },
  },
  GlobalNodeGroup: {
    members: {
      GlobalNodeGroupId: 'string',
      Slots: 'string',
    },
  },
  GlobalReplicationGroup: {
    members: {
      GlobalReplicationGroupId: 'string',
      GlobalReplicationGroupDescription: 'string',
      Status: 'string',
      CacheNodeType: 'string',
      Engine: 'string',
      EngineVersion: 'string',
      Members: { list: 'GlobalReplicationGroupMember', element: 'GlobalReplicationGroupMember' },
      ClusterEnabled: 'boolean',
      GlobalNodeGroups: { list: 'GlobalNodeGroup', element: 'GlobalNodeGroup' },
      AuthTokenEnabled: 'boolean',
      TransitEncryptionEnabled: 'boolean',
      AtRestEncryptionEnabled: 'boolean',
      ARN: 'string',
    },
  },
  GlobalReplicationGroupInfo: {
    members: {
      GlobalReplicationGroupId: 'string',
      GlobalReplicationGroupMemberRole: 'string',
    },
  },
  GlobalReplicationGroupMember: {
    members: {
      ReplicationGroupId: 'string',
      ReplicationGroupRegion: 'string',
      Role: 'string',
      AutomaticFailover: 'string',
      Status: 'string',
    },
  },
  IncreaseNodeGroupsInGlobalReplicationGroupMessage: {
    required: ['GlobalReplicationGroupId', 'NodeGroupCount', 'ApplyImmediately'],
    members: {
      GlobalReplicationGroupId: 'string',
      NodeGroupCount: 'integer',
      ApplyImmediately: 'boolean',
      RegionalConfigurations: { list: 'RegionalConfiguration', element: 'RegionalConfiguration' },
    },
  },
  IncreaseNodeGroupsInGlobalReplicationGroupResult: {
    members: {
      GlobalReplicationGroup: 'GlobalReplicationGroup',
    },
  },
  IncreaseReplicaCountMessage: {
    required: ['ReplicationGroupId', 'ApplyImmediately'],
    members: {
      ReplicationGroupId: 'string',
      ApplyImmediately: 'boolean',
      NewReplicaCount: 'integer',
      ReplicaConfiguration: { list: 'ConfigureShard', element: 'ConfigureShard' },
    },
  },
  IncreaseReplicaCountResult: {
    members: {
      ReplicationGroup: 'ReplicationGroup',
    },
  },
  KinesisFirehoseDestinationDetails: {
    members: {
      DeliveryStream: 'string',
    },
  },
  ListAllowedNodeTypeModificationsMessage: {
    members: {
      CacheClusterId: 'string',
      ReplicationGroupId: 'string',
    },
  },
  ListTagsForResourceMessage: {
    required: ['ResourceName'],
    members: {
      ResourceName: 'string',
    },
  },
  LogDeliveryConfiguration: {
    members: {
      LogType: 'string',
      DestinationType: 'string',
      DestinationDetails: 'DestinationDetails',
      LogFormat: 'string',
      Status: 'string',
      Message: 'string',
    },
  },
  LogDeliveryConfigurationRequest: {
    members: {
      LogType: 'string',
      DestinationType: 'string',
      DestinationDetails: 'DestinationDetails',
      LogFormat: 'string',
      Enabled: 'boolean',
    },
  },
  ModifyCacheClusterMessage: {
    required: ['CacheClusterId'],
    members: {
      CacheClusterId: 'string',
      NumCacheNodes: 'integer',
      CacheNodeIdsToRemove: { list: 'string', element: 'CacheNodeId' },
      AZMode: 'string',
      NewAvailabilityZones: { list: 'string', element: 'PreferredAvailabilityZone' },
      CacheSecurityGroupNames: { list: 'string', element: 'CacheSecurityGroupName' },
      SecurityGroupIds: { list: 'string', element: 'SecurityGroupId' },
      PreferredMaintenanceWindow: 'string',
      NotificationTopicArn: 'string',
      CacheParameterGroupName: 'string',
      NotificationTopicStatus: 'string',
      ApplyImmediately: 'boolean',
      Engine: 'string',
      EngineVersion: 'string',
      AutoMinorVersionUpgrade: 'boolean',
      SnapshotRetentionLimit: 'integer',
      SnapshotWindow: 'string',
      CacheNodeType: 'string',
      AuthToken: 'string',
      AuthTokenUpdateStrategy: 'string',
      LogDeliveryConfigurations: { list: 'LogDeliveryConfigurationRequest', element: 'LogDeliveryConfigurationRequest' },
      IpDiscovery: 'string',
      ScaleConfig: 'ScaleConfig',
    },
  },
  ModifyCacheClusterResult: {
    members: {
      CacheCluster: 'CacheCluster',
    },
  },
  ModifyCacheParameterGroupMessage: {
    required: ['CacheParameterGroupName', 'ParameterNameValues'],
    members: {
      CacheParameterGroupName: 'string',
      ParameterNameValues: { list: 'ParameterNameValue', element: 'ParameterNameValue' },
    },
  },
  ModifyCacheSubnetGroupMessage: {
    required: ['CacheSubnetGroupName'],
    members: {
      CacheSubnetGroupName: 'string',
      CacheSubnetGroupDescription: 'string',
      SubnetIds: { list: 'string', element: 'SubnetIdentifier' },
    },
  },
  ModifyCacheSubnetGroupResult: {
    members: {
      CacheSubnetGroup: 'CacheSubnetGroup',
    },
  },
  ModifyGlobalReplicationGroupMessage: {
    required: ['GlobalReplicationGroupId', 'ApplyImmediately'],
    members: {
      GlobalReplicationGroupId: 'string',
      ApplyImmediately: 'boolean',
      CacheNodeType: 'string',
      Engine: 'string',
      EngineVersion: 'string',
      CacheParameterGroupName: 'string',
      GlobalReplicationGroupDescription: 'string',
      AutomaticFailoverEnabled: 'boolean',
    },
  },
  ModifyGlobalReplicationGroupResult: {
    members: {
      GlobalReplicationGroup: 'GlobalReplicationGroup',
    },
  },
  ModifyReplicationGroupMessage: {
    required: ['ReplicationGroupId'],
    members: {
      ReplicationGroupId: 'string',
      ReplicationGroupDescription: 'string',
      PrimaryClusterId: 'string',
      SnapshottingClusterId: 'string',
      AutomaticFailoverEnabled: 'boolean',
      MultiAZEnabled: 'boolean',
      NodeGroupId: 'string',
      CacheSecurityGroupNames: { list: 'string', element: 'CacheSecurityGroupName' },
      SecurityGroupIds: { list: 'string', element: 'SecurityGroupId' },
      PreferredMaintenanceWindow: 'string',
      NotificationTopicArn: 'string',
      CacheParameterGroupName: 'string',
      NotificationTopicStatus: 'string',
      ApplyImmediately: 'boolean',
      Engine: 'string',
      EngineVersion: 'string',
      AutoMinorVersionUpgrade: 'boolean',
      SnapshotRetentionLimit: 'integer',
      SnapshotWindow: 'string',
      CacheNodeType: 'string',
      AuthToken: 'string',
      AuthTokenUpdateStrategy: 'string',
      UserGroupIdsToAdd: { list: 'string', element: 'member' },
      UserGroupIdsToRemove: { list: 'string', element: 'member' },
      RemoveUserGroups: 'boolean',
      LogDeliveryConfigurations: { list: 'LogDeliveryConfigurationRequest', element: 'LogDeliveryConfigurationRequest' },
      IpDiscovery: 'string',
      TransitEncryptionEnabled: 'boolean',
      TransitEncryptionMode: 'string',
      ClusterMode: 'string',
      Durability: 'string',
    },
  },
  ModifyReplicationGroupResult: {
    members: {
      ReplicationGroup: 'ReplicationGroup',
    },
  },
  ModifyReplicationGroupShardConfigurationMessage: {
    required: ['ReplicationGroupId', 'NodeGroupCount', 'ApplyImmediately'],
    members: {
      ReplicationGroupId: 'string',
      NodeGroupCount: 'integer',
      ApplyImmediately: 'boolean',
      ReshardingConfiguration: { list: 'ReshardingConfiguration', element: 'ReshardingConfiguration' },
      NodeGroupsToRemove: { list: 'string', element: 'NodeGroupToRemove' },
      NodeGroupsToRetain: { list: 'string', element: 'NodeGroupToRetain' },
    },
  },
  ModifyReplicationGroupShardConfigurationResult: {
    members: {
      ReplicationGroup: 'ReplicationGroup',
    },
  },
  ModifyServerlessCacheRequest: {
    required: ['ServerlessCacheName'],
    members: {
      ServerlessCacheName: 'string',
      Description: 'string',
      CacheUsageLimits: 'CacheUsageLimits',
      RemoveUserGroup: 'boolean',
      UserGroupId: 'string',
      SecurityGroupIds: { list: 'string', element: 'SecurityGroupId' },
      SnapshotRetentionLimit: 'integer',
      DailySnapshotTime: 'string',
      Engine: 'string',
      MajorEngineVersion: 'string',
    },
  },
  ModifyServerlessCacheResponse: {
    members: {
      ServerlessCache: 'ServerlessCache',
    },
  },
  ModifyUserGroupMessage: {
    required: ['UserGroupId'],
    members: {
      UserGroupId: 'string',
      UserIdsToAdd: { list: 'string', element: 'member' },
      UserIdsToRemove: { list: 'string', element: 'member' },
      Engine: 'string',
    },
  },
  ModifyUserMessage: {
    required: ['UserId'],
    members: {
      UserId: 'string',
      AccessString: 'string',
      AppendAccessString: 'string',
      Passwords: { list: 'string', element: 'member' },
      NoPasswordRequired: 'boolean',
      AuthenticationMode: 'AuthenticationMode',
      Engine: 'string',
    },
  },
  NodeGroup: {
    members: {
      NodeGroupId: 'string',
      Status: 'string',
      PrimaryEndpoint: 'Endpoint',
      ReaderEndpoint: 'Endpoint',
      Slots: 'string',
      NodeGroupMembers: { list: 'NodeGroupMember', element: 'NodeGroupMember' },
    },
  },
  NodeGroupConfiguration: {
    members: {
      NodeGroupId: 'string',
      Slots: 'string',
      ReplicaCount: 'integer',
      PrimaryAvailabilityZone: 'string',
      ReplicaAvailabilityZones: { list: 'string', element: 'AvailabilityZone' },
      PrimaryOutpostArn: 'string',
      ReplicaOutpostArns: { list: 'string', element: 'OutpostArn' },
    },
  },
  NodeGroupMember: {
    members: {
      CacheClusterId: 'string',
      CacheNodeId: 'string',
      ReadEndpoint: 'Endpoint',
      PreferredAvailabilityZone: 'string',
      PreferredOutpostArn: 'string',
      CurrentRole: 'string',
    },
  },
  NodeGroupMemberUpdateStatus: {
    members: {
      CacheClusterId: 'string',
      CacheNodeId: 'string',
      NodeUpdateStatus: 'string',
      NodeDeletionDate: 'timestamp',
      NodeUpdateStartDate: 'timestamp',
      NodeUpdateEndDate: 'timestamp',
      NodeUpdateInitiatedBy: 'string',
      NodeUpdateInitiatedDate: 'timestamp',
      NodeUpdateStatusModifiedDate: 'timestamp',
    },
  },
  NodeGroupUpdateStatus: {
    members: {
      NodeGroupId: 'string',
      NodeGroupMemberUpdateStatus: { list: 'NodeGroupMemberUpdateStatus', element: 'NodeGroupMemberUpdateStatus' },
    },
  },
  NodeSnapshot: {
    members: {
      CacheClusterId: 'string',
      NodeGroupId: 'string',
      CacheNodeId: 'string',
      NodeGroupConfiguration: 'NodeGroupConfiguration',
      CacheSize: 'string',
      CacheNodeCreateTime: 'timestamp',
      SnapshotCreateTime: 'timestamp',
    },
  },
  NotificationConfiguration: {
    members: {
      TopicArn: 'string',
      TopicStatus: 'string',
    },
  },
  Parameter: {
    members: {
      ParameterName: 'string',
      ParameterValue: 'string',
      Description: 'string',
      Source: 'string',
      DataType: 'string',
      AllowedValues: 'string',
      IsModifiable: 'boolean',
      MinimumEngineVersion: 'string',
      ChangeType: 'string',
    },
  },
  ParameterNameValue: {
    members: {
      ParameterName: 'string',
      ParameterValue: 'string',
    },
  },
  PendingLogDeliveryConfiguration: {
    members: {
      LogType: 'string',
      DestinationType: 'string',
      DestinationDetails: 'DestinationDetails',
      LogFormat: 'string',
    },
  },
  PendingModifiedValues: {
    members: {
      NumCacheNodes: 'number',
      CacheNodeIdsToRemove: { list: 'string', element: 'CacheNodeId' },
      EngineVersion: 'string',
      CacheNodeType: 'string',
      AuthTokenStatus: 'string',
      LogDeliveryConfigurations: { list: 'PendingLogDeliveryConfiguration', element: 'member' },
      TransitEncryptionEnabled: 'boolean',
      TransitEncryptionMode: 'string',
      ScaleConfig: 'ScaleConfig',
    },
  },
  ProcessedUpdateAction: {
    members: {
      ReplicationGroupId: 'string',
      CacheClusterId: 'string',
      ServiceUpdateName: 'string',
      UpdateActionStatus: 'string',
    },
  },
  PurchaseReservedCacheNodesOfferingMessage: {
    required: ['ReservedCacheNodesOfferingId'],
    members: {
      ReservedCacheNodesOfferingId: 'string',
      ReservedCacheNodeId: 'string',
      CacheNodeCount: 'integer',
      Tags: { list: 'Tag', element: 'Tag' },
    },
  },
  PurchaseReservedCacheNodesOfferingResult: {
    members: {
      ReservedCacheNode: 'ReservedCacheNode',
    },
  },
  RebalanceSlotsInGlobalReplicationGroupMessage: {
    required: ['GlobalReplicationGroupId', 'ApplyImmediately'],
    members: {
      GlobalReplicationGroupId: 'string',
      ApplyImmediately: 'boolean',
    },
  },
  RebalanceSlotsInGlobalReplicationGroupResult: {
    members: {
      GlobalReplicationGroup: 'GlobalReplicationGroup',
    },
  },
  RebootCacheClusterMessage: {
    required: ['CacheClusterId', 'CacheNodeIdsToReboot'],
    members: {
      CacheClusterId: 'string',
      CacheNodeIdsToReboot: { list: 'string', element: 'CacheNodeId' },
    },
  },
  RebootCacheClusterResult: {
    members: {
      CacheCluster: 'CacheCluster',
    },
  },
  RecurringCharge: {
    members: {
      RecurringChargeAmount: 'number',
      RecurringChargeFrequency: 'string',
    },
  },
  RegionalConfiguration: {
    required: ['ReplicationGroupId', 'ReplicationGroupRegion', 'ReshardingConfiguration'],
    members: {
      ReplicationGroupId: 'string',
      ReplicationGroupRegion: 'string',
      ReshardingConfiguration: { list: 'ReshardingConfiguration', element: 'ReshardingConfiguration' },
    },
  },
  RemoveTagsFromResourceMessage: {
    required: ['ResourceName', 'TagKeys'],
    members: {
      ResourceName: 'string',
      TagKeys: { list: 'string', element: 'member' },
    },
  },
  ReplicationGroup: {
    members: {
      ReplicationGroupId: 'string',
      Description: 'string',
      GlobalReplicationGroupInfo: 'GlobalReplicationGroupInfo',
      Status: 'string',
      PendingModifiedValues: 'ReplicationGroupPendingModifiedValues',
      MemberClusters: { list: 'string', element: 'ClusterId' },
      NodeGroups: { list: 'NodeGroup', element: 'NodeGroup' },
      SnapshottingClusterId: 'string',
      AutomaticFailover: 'string',
      MultiAZ: 'string',
      ConfigurationEndpoint: 'Endpoint',
      SnapshotRetentionLimit: 'number',
      SnapshotWindow: 'string',
      ClusterEnabled: 'boolean',
      CacheNodeType: 'string',
      AuthTokenEnabled: 'boolean',
      AuthTokenLastModifiedDate: 'timestamp',
      TransitEncryptionEnabled: 'boolean',
      AtRestEncryptionEnabled: 'boolean',
      MemberClustersOutpostArns: { list: 'string', element: 'ReplicationGroupOutpostArn' },
      KmsKeyId: 'string',
      StorageEncryptionType: 'string',
      ARN: 'string',
      UserGroupIds: { list: 'string', element: 'member' },
      LogDeliveryConfigurations: { list: 'LogDeliveryConfiguration', element: 'LogDeliveryConfiguration' },
      ReplicationGroupCreateTime: 'timestamp',
      DataTiering: 'string',
      AutoMinorVersionUpgrade: 'boolean',
      NetworkType: 'string',
      IpDiscovery: 'string',
      TransitEncryptionMode: 'string',
      ClusterMode: 'string',
      Engine: 'string',
      Durability: 'string',
      EffectiveDurability: 'string',
    },
  },
  ReplicationGroupMessage: {
    members: {
      Marker: 'string',
      ReplicationGroups: { list: 'ReplicationGroup', element: 'ReplicationGroup' },
    },
  },
  ReplicationGroupPendingModifiedValues: {
    members: {
      PrimaryClusterId: 'string',
      AutomaticFailoverStatus: 'string',
      Resharding: 'ReshardingStatus',
      AuthTokenStatus: 'string',
      UserGroups: 'UserGroupsUpdateStatus',
      LogDeliveryConfigurations: { list: 'PendingLogDeliveryConfiguration', element: 'member' },
      TransitEncryptionEnabled: 'boolean',
      TransitEncryptionMode: 'string',
      ClusterMode: 'string',
    },
  },
  ReservedCacheNode: {
    members: {
      ReservedCacheNodeId: 'string',
      ReservedCacheNodesOfferingId: 'string',
      CacheNodeType: 'string',
      StartTime: 'timestamp',
      Duration: 'number',
      FixedPrice: 'number',
      UsagePrice: 'number',
      CacheNodeCount: 'number',
      ProductDescription: 'string',
      OfferingType: 'string',
      State: 'string',
      RecurringCharges: { list: 'RecurringCharge', element: 'RecurringCharge' },
      ReservationARN: 'string',
    },
  },
  ReservedCacheNodeMessage: {
    members: {
      Marker: 'string',
      ReservedCacheNodes: { list: 'ReservedCacheNode', element: 'ReservedCacheNode' },
    },
  },
  ReservedCacheNodesOffering: {
    members: {
      ReservedCacheNodesOfferingId: 'string',
      CacheNodeType: 'string',
      Duration: 'number',
      FixedPrice: 'number',
      UsagePrice: 'number',
      ProductDescription: 'string',
      OfferingType: 'string',
      RecurringCharges: { list: 'RecurringCharge', element: 'RecurringCharge' },
    },
  },
  ReservedCacheNodesOfferingMessage: {
    members: {
      Marker: 'string',
      ReservedCacheNodesOfferings: { list: 'ReservedCacheNodesOffering', element: 'ReservedCacheNodesOffering' },
    },
  },
  ResetCacheParameterGroupMessage: {
    required: ['CacheParameterGroupName'],
    members: {
      CacheParameterGroupName: 'string',
      ResetAllParameters: 'boolean',
      ParameterNameValues: { list: 'ParameterNameValue', element: 'ParameterNameValue' },
    },
  },
  ReshardingConfiguration: {
    members: {
      NodeGroupId: 'string',
      PreferredAvailabilityZones: { list: 'string', element: 'AvailabilityZone' },
    },
  },
  ReshardingStatus: {
    members: {
      SlotMigration: 'SlotMigration',
    },
  },
  RevokeCacheSecurityGroupIngressMessage: {
    required: ['CacheSecurityGroupName', 'EC2SecurityGroupName', 'EC2SecurityGroupOwnerId'],
    members: {
      CacheSecurityGroupName: 'string',
      EC2SecurityGroupName: 'string',
      EC2SecurityGroupOwnerId: 'string',
    },
  },
  RevokeCacheSecurityGroupIngressResult: {
    members: {
      CacheSecurityGroup: 'CacheSecurityGroup',
    },
  },
  ScaleConfig: {
    members: {
      ScalePercentage: 'integer',
      ScaleIntervalMinutes: 'integer',
    },
  },
  SecurityGroupMembership: {
    members: {
      SecurityGroupId: 'string',
      Status: 'string',
    },
  },
  ServerlessCache: {
    members: {
      ServerlessCacheName: 'string',
      Description: 'string',
      CreateTime: 'timestamp',
      Status: 'string',
      Engine: 'string',
      MajorEngineVersion: 'string',
      FullEngineVersion: 'string',
      CacheUsageLimits: 'CacheUsageLimits',
      KmsKeyId: 'string',
      StorageEncryptionType: 'string',
      SecurityGroupIds: { list: 'string', element: 'SecurityGroupId' },
      Endpoint: 'Endpoint',
      ReaderEndpoint: 'Endpoint',
      ARN: 'string',
      UserGroupId: 'string',
      SubnetIds: { list: 'string', element: 'SubnetId' },
      SnapshotRetentionLimit: 'number',
      DailySnapshotTime: 'string',
      NetworkType: 'string',
    },
  },
  ServerlessCacheConfiguration: {
    members: {
      ServerlessCacheName: 'string',
      Engine: 'string',
      MajorEngineVersion: 'string',
    },
  },
  ServerlessCacheSnapshot: {
    members: {
      ServerlessCacheSnapshotName: 'string',
      ARN: 'string',
      KmsKeyId: 'string',
      SnapshotType: 'string',
      Status: 'string',
      CreateTime: 'timestamp',
      ExpiryTime: 'timestamp',
      BytesUsedForCache: 'string',
      ServerlessCacheConfiguration: 'ServerlessCacheConfiguration',
    },
  },
  ServiceUpdate: {
    members: {
      ServiceUpdateName: 'string',
      ServiceUpdateReleaseDate: 'timestamp',
      ServiceUpdateEndDate: 'timestamp',
      ServiceUpdateSeverity: 'string',
      ServiceUpdateRecommendedApplyByDate: 'timestamp',
      ServiceUpdateStatus: 'string',
      ServiceUpdateDescription: 'string',
      ServiceUpdateType: 'string',
      Engine: 'string',
      EngineVersion: 'string',
      AutoUpdateAfterRecommendedApplyByDate: 'boolean',
      EstimatedUpdateTime: 'string',
    },
  },
  ServiceUpdatesMessage: {
    members: {
      Marker: 'string',
      ServiceUpdates: { list: 'ServiceUpdate', element: 'ServiceUpdate' },
    },
  },
  SlotMigration: {
    members: {
      ProgressPercentage: 'number',
    },
  },
  Snapshot: {
    members: {
      SnapshotName: 'string',
      ReplicationGroupId: 'string',
      ReplicationGroupDescription: 'string',
      CacheClusterId: 'string',
      SnapshotStatus: 'string',
      SnapshotSource: 'string',
      CacheNodeType: 'string',
      Engine: 'string',
      EngineVersion: 'string',
      NumCacheNodes: 'number',
      PreferredAvailabilityZone: 'string',
      PreferredOutpostArn: 'string',
      CacheClusterCreateTime: 'timestamp',
      PreferredMaintenanceWindow: 'string',
      TopicArn: 'string',
      Port: 'number',
      CacheParameterGroupName: 'string',
      CacheSubnetGroupName: 'string',
      VpcId: 'string',
      AutoMinorVersionUpgrade: 'boolean',
      SnapshotRetentionLimit: 'number',
      SnapshotWindow: 'string',
      NumNodeGroups: 'number',
      AutomaticFailover: 'string',
      NodeSnapshots: { list: 'NodeSnapshot', element: 'NodeSnapshot' },
      KmsKeyId: 'string',
      ARN: 'string',
      DataTiering: 'string',
      Durability: 'string',
    },
  },
  StartMigrationMessage: {
    required: ['ReplicationGroupId', 'CustomerNodeEndpointList'],
    members: {
      ReplicationGroupId: 'string',
      CustomerNodeEndpointList: { list: 'CustomerNodeEndpoint', element: 'member' },
    },
  },
  StartMigrationResponse: {
    members: {
      ReplicationGroup: 'ReplicationGroup',
    },
  },
  Subnet: {
    members: {
      SubnetIdentifier: 'string',
      SubnetAvailabilityZone: 'AvailabilityZone',
      SubnetOutpost: 'SubnetOutpost',
      SupportedNetworkTypes: { list: 'string', element: 'member' },
    },
  },
  SubnetOutpost: {
    members: {
      SubnetOutpostArn: 'string',
    },
  },
  Tag: {
    members: {
      Key: 'string',
      Value: 'string',
    },
  },
  TagListMessage: {
    members: {
      TagList: { list: 'Tag', element: 'Tag' },
    },
  },
  TestFailoverMessage: {
    required: ['ReplicationGroupId', 'NodeGroupId'],
    members: {
      ReplicationGroupId: 'string',
      NodeGroupId: 'string',
    },
  },
  TestFailoverResult: {
    members: {
      ReplicationGroup: 'ReplicationGroup',
    },
  },
  TestMigrationMessage: {
    required: ['ReplicationGroupId', 'CustomerNodeEndpointList'],
    members: {
      ReplicationGroupId: 'string',
      CustomerNodeEndpointList: { list: 'CustomerNodeEndpoint', element: 'member' },
    },
  },
  TestMigrationResponse: {
    members: {
      ReplicationGroup: 'ReplicationGroup',
    },
  },
  TimeRangeFilter: {
    members: {
      StartTime: 'timestamp',
      EndTime: 'timestamp',
    },
  },
  UnprocessedUpdateAction: {
    members: {
      ReplicationGroupId: 'string',
      CacheClusterId: 'string',
      ServiceUpdateName: 'string',
      ErrorType: 'string',
      ErrorMessage: 'string',
    },
  },
  UpdateAction: {
    members: {
      ReplicationGroupId: 'string',
      CacheClusterId: 'string',
      ServiceUpdateName: 'string',
      ServiceUpdateReleaseDate: 'timestamp',
      ServiceUpdateSeverity: 'string',
      ServiceUpdateStatus: 'string',
      ServiceUpdateRecommendedApplyByDate: 'timestamp',
      ServiceUpdateType: 'string',
      UpdateActionAvailableDate: 'timestamp',
      UpdateActionStatus: 'string',
      NodesUpdated: 'string',
      UpdateActionStatusModifiedDate: 'timestamp',
      SlaMet: 'string',
      NodeGroupUpdateStatus: { list: 'NodeGroupUpdateStatus', element: 'NodeGroupUpdateStatus' },
      CacheNodeUpdateStatus: { list: 'CacheNodeUpdateStatus', element: 'CacheNodeUpdateStatus' },
      EstimatedUpdateTime: 'string',
      Engine: 'string',
    },
  },
  UpdateActionResultsMessage: {
    members: {
      ProcessedUpdateActions: { list: 'ProcessedUpdateAction', element: 'ProcessedUpdateAction' },
      UnprocessedUpdateActions: { list: 'UnprocessedUpdateAction', element: 'UnprocessedUpdateAction' },
    },
  },
  UpdateActionsMessage: {
    members: {
      Marker: 'string',
      UpdateActions: { list: 'UpdateAction', element: 'UpdateAction' },
    },
  },
  User: {
    members: {
      UserId: 'string',
      UserName: 'string',
      Status: 'string',
      Engine: 'string',
      MinimumEngineVersion: 'string',
      AccessString: 'string',
      UserGroupIds: { list: 'string', element: 'member' },
      Authentication: 'Authentication',
      ARN: 'string',
    },
  },
  UserGroup: {
    members: {
      UserGroupId: 'string',
      Status: 'string',
      Engine: 'string',
      UserIds: { list: 'string', element: 'member' },
      MinimumEngineVersion: 'string',
      PendingChanges: 'UserGroupPendingChanges',
      ReplicationGroups: { list: 'string', element: 'member' },
      ServerlessCaches: { list: 'string', element: 'member' },
      ARN: 'string',
    },
  },
  UserGroupPendingChanges: {
    members: {
      UserIdsToRemove: { list: 'string', element: 'member' },
      UserIdsToAdd: { list: 'string', element: 'member' },
    },
  },
  UserGroupsUpdateStatus: {
    members: {
      UserGroupIdsToAdd: { list: 'string', element: 'member' },
      UserGroupIdsToRemove: { list: 'string', element: 'member' },
    },
  },
} as const satisfies Record<string, Structure>;
