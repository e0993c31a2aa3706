import type { CacheCluster, CacheNode, PendingModifiedValues } from '@aws-sdk/client-elasticache';
import { pendingOf } from '../../control/cluster/change.ts';
import type { Endpoints } from '../../control/endpoints.ts';
import { pendingOfGroup } from '../../control/group/pending.ts';
import { formatArn } from '../../domain/arn.ts';
import { type CacheClusterStatus, nodeStatusOf } from '../../domain/cluster-status.ts';
import type { CacheClusterRow, CacheNodeRow, ReplicationGroupRow } from '../../store/schema.ts';

type Group = Pick<ReplicationGroupRow, 'pending_json'>;

/**
 * A cluster as the API shows it. Its nodes are listed where the caller asked for them; `group` is the one that it is a
 * member of, whose pending changes are its own.
 */
export function showCluster(
  cluster: CacheClusterRow,
  options: {
    accountId: string;
    nodes?: { rows: readonly CacheNodeRow[]; endpoints: Endpoints } | undefined;
    group?: Group | undefined;
  },
): CacheCluster {
  return {
    CacheClusterId: cluster.id,
    CacheNodeType: cluster.node_type,
    Engine: cluster.engine,
    EngineVersion: cluster.shown_version,
    CacheClusterStatus: cluster.status,
    NumCacheNodes: 1,
    PreferredAvailabilityZone: cluster.availability_zone,
    CacheClusterCreateTime: new Date(cluster.created_at),
    PreferredMaintenanceWindow: cluster.maintenance_window,
    PendingModifiedValues: showPending(cluster, options.group),
    NotificationConfiguration: cluster.notification_topic_arn
      ? { TopicArn: cluster.notification_topic_arn, TopicStatus: cluster.notification_topic_status }
      : undefined,
    CacheSecurityGroups: [],
    CacheParameterGroup: {
      CacheParameterGroupName: cluster.parameter_group,
      ParameterApplyStatus: cluster.parameter_apply_status,
      CacheNodeIdsToReboot: cluster.parameter_apply_status === 'pending-reboot' ? ['0001'] : [],
    },
    CacheSubnetGroupName: cluster.subnet_group ?? undefined,
    CacheNodes: options.nodes?.rows.map((node) => showNode(cluster, node, options.nodes!.endpoints)),
    AutoMinorVersionUpgrade: cluster.auto_minor_version_upgrade === 1,
    SecurityGroups: (JSON.parse(cluster.security_group_ids_json) as string[]).map((id) => ({
      SecurityGroupId: id,
      Status: 'active',
    })),
    SnapshotRetentionLimit: cluster.snapshot_retention_limit,
    SnapshotWindow: cluster.snapshot_window,
    AuthTokenEnabled: false,
    TransitEncryptionEnabled: false,
    AtRestEncryptionEnabled: false,
    ARN: formatArn({
      type: 'cluster',
      region: cluster.region,
      accountId: options.accountId,
      name: cluster.id,
    }),
    ReplicationGroupId: cluster.replication_group_id ?? undefined,
    ReplicationGroupLogDeliveryEnabled: false,
    LogDeliveryConfigurations: [],
    NetworkType: 'ipv4',
    IpDiscovery: 'ipv4',
  };
}

/** Of a node that was never up there is no endpoint yet that could be relied on. */
export function hasEndpoint(cluster: Pick<CacheClusterRow, 'status'>): boolean {
  return !['creating', 'restore-failed', 'incompatible-network'].includes(cluster.status);
}

function showNode(cluster: CacheClusterRow, node: CacheNodeRow, endpoints: Endpoints): CacheNode {
  return {
    CacheNodeId: node.id,
    CacheNodeStatus: nodeStatusOf(cluster.status as CacheClusterStatus),
    CacheNodeCreateTime: new Date(node.created_at),
    Endpoint: hasEndpoint(cluster) ? endpoints.ofNode(node) : undefined,
    ParameterGroupStatus: cluster.parameter_apply_status,
    CustomerAvailabilityZone: cluster.availability_zone,
  };
}

/** AWS's, and Holdfast's own of a change of the cluster's role. */
type Pending = PendingModifiedValues & { RoleChange?: string; ReplicationGroupId?: string };

function showPending(cluster: CacheClusterRow, group: Group | undefined): Pending {
  const pending = { ...(group && pendingOfGroup(group)), ...pendingOf(cluster) };
  const change = pending.role_change;
  return {
    CacheNodeType: pending.node_type,
    EngineVersion: pending.shown_version,
    ...(change && { RoleChange: change.kind }),
    ...(change?.kind === 'demote' && { ReplicationGroupId: change.group }),
  };
}
