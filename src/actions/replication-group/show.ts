import type {
  NodeGroup,
  ReplicationGroup,
  ReplicationGroupPendingModifiedValues,
} from '@aws-sdk/client-elasticache';
import type { ClusterWithNode } from '../../control/cluster/rows.ts';
import type { Endpoints } from '../../control/endpoints.ts';
import { pendingOfGroup } from '../../control/group/pending.ts';
import type { GroupWithMembers } from '../../control/group/rows.ts';
import { formatArn } from '../../domain/arn.ts';
import { nodeGroupStatusOf, type ReplicationGroupStatus } from '../../domain/group-status.ts';
import { NODE_GROUP_ID } from '../../domain/member-plan.ts';
import type { ReplicationGroupRow } from '../../store/schema.ts';
import { hasEndpoint } from '../cache-cluster/show.ts';

/** A group as the API shows it. What all members have in common is read off its primary. */
export function showGroup(
  { group, members }: GroupWithMembers,
  { accountId, control: { endpoints } }: { accountId: string; control: { endpoints: Endpoints } },
): ReplicationGroup {
  const primary = (members.find((one) => one.cluster.id === group.primary_cluster_id) ?? members[0])?.cluster;
  const { region, id } = group;
  return {
    ReplicationGroupId: id,
    Description: group.description,
    Status: group.status,
    PendingModifiedValues: showPending(group),
    MemberClusters: members.map(({ cluster }) => cluster.id),
    NodeGroups: [showNodeGroup(group, members, endpoints)],
    SnapshottingClusterId: group.snapshotting_cluster_id ?? undefined,
    AutomaticFailover:
      group.automatic_failover === 0 ? 'disabled' : group.status === 'creating' ? 'enabling' : 'enabled',
    MultiAZ: group.multi_az === 1 ? 'enabled' : 'disabled',
    SnapshotRetentionLimit: primary?.snapshot_retention_limit,
    SnapshotWindow: primary?.snapshot_window,
    ClusterEnabled: false,
    ClusterMode: 'disabled',
    CacheNodeType: primary?.node_type,
    AuthTokenEnabled: false,
    TransitEncryptionEnabled: false,
    AtRestEncryptionEnabled: false,
    ARN: formatArn({ type: 'replicationgroup', region, accountId, name: id }),
    UserGroupIds: [],
    LogDeliveryConfigurations: [],
    ReplicationGroupCreateTime: new Date(group.created_at),
    DataTiering: 'disabled',
    AutoMinorVersionUpgrade: primary && primary.auto_minor_version_upgrade === 1,
    NetworkType: 'ipv4',
    IpDiscovery: 'ipv4',
    Engine: primary?.engine,
  };
}

function showNodeGroup(
  group: ReplicationGroupRow,
  members: readonly ClusterWithNode[],
  endpoints: Endpoints,
): NodeGroup {
  const status = group.status as ReplicationGroupStatus;
  // Until it was granted to a primary, nothing serves the endpoint.
  const made = status !== 'creating' && status !== 'create-failed';
  return {
    NodeGroupId: NODE_GROUP_ID,
    Status: nodeGroupStatusOf(status),
    PrimaryEndpoint: made ? endpoints.ofPrimary(group) : undefined,
    ReaderEndpoint: made ? endpoints.ofReader(group) : undefined,
    NodeGroupMembers: members.map(({ cluster, node }) => ({
      CacheClusterId: cluster.id,
      CacheNodeId: node.id,
      ReadEndpoint: hasEndpoint(cluster) ? endpoints.ofNode(node) : undefined,
      PreferredAvailabilityZone: cluster.availability_zone,
      CurrentRole: cluster.id === group.primary_cluster_id ? 'primary' : 'replica',
    })),
  };
}

/** What changes under way or waiting make of the group. Of a node type or an engine version its members tell. */
function showPending(group: ReplicationGroupRow): ReplicationGroupPendingModifiedValues {
  const { switchover_to, automatic_failover } = pendingOfGroup(group);
  return {
    PrimaryClusterId: group.switchover_to ?? switchover_to,
    AutomaticFailoverStatus:
      automatic_failover === undefined ? undefined : automatic_failover === 1 ? 'enabled' : 'disabled',
  };
}
