import type { Snapshot } from '@aws-sdk/client-elasticache';
import type { ShownSettings } from '../../control/snapshot/new.ts';
import { formatArn } from '../../domain/arn.ts';
import { NODE_GROUP_ID } from '../../domain/member-plan.ts';
import type { SnapshotRow } from '../../store/schema.ts';
import { vpcId } from '../cache-subnet-group/network.ts';

/**
 * A snapshot as the API shows it. `restoring`: a cluster is being made from it right now. `bytesSoFar`: what has been
 * written of one that is being created, which its size shows as it grows.
 */
export function showSnapshot(
  row: SnapshotRow,
  options: { accountId: string; restoring?: boolean; bytesSoFar?: number | undefined },
): Snapshot {
  const settings = JSON.parse(row.shown_json) as ShownSettings;
  const { region, name } = row;
  const bytes = row.bytes ?? options.bytesSoFar;
  return {
    SnapshotName: name,
    ReplicationGroupId: settings.ReplicationGroupId,
    ReplicationGroupDescription: settings.ReplicationGroupDescription,
    AutomaticFailover: settings.AutomaticFailover,
    NumNodeGroups: settings.ReplicationGroupId === undefined ? undefined : 1,
    CacheClusterId: row.cluster_id,
    SnapshotStatus: options.restoring && row.status === 'available' ? 'restoring' : row.status,
    SnapshotSource: row.source,
    CacheNodeType: settings.CacheNodeType,
    Engine: settings.Engine,
    EngineVersion: settings.EngineVersion,
    NumCacheNodes: settings.NumCacheNodes,
    PreferredAvailabilityZone: settings.PreferredAvailabilityZone,
    CacheClusterCreateTime: new Date(settings.CacheClusterCreateTime),
    PreferredMaintenanceWindow: settings.PreferredMaintenanceWindow,
    TopicArn: settings.TopicArn ?? undefined,
    Port: settings.Port,
    CacheParameterGroupName: settings.CacheParameterGroupName,
    CacheSubnetGroupName: settings.CacheSubnetGroupName ?? undefined,
    VpcId: settings.CacheSubnetGroupName ? vpcId(region) : undefined,
    AutoMinorVersionUpgrade: settings.AutoMinorVersionUpgrade,
    SnapshotRetentionLimit: settings.SnapshotRetentionLimit,
    SnapshotWindow: settings.SnapshotWindow,
    NodeSnapshots: [
      {
        ...(settings.ReplicationGroupId && { CacheClusterId: row.cluster_id, NodeGroupId: NODE_GROUP_ID }),
        CacheNodeId: '0001',
        CacheSize: bytes === undefined ? undefined : showSize(bytes),
        CacheNodeCreateTime: new Date(settings.CacheClusterCreateTime),
        SnapshotCreateTime: new Date(row.created_at),
      },
    ],
    ARN: formatArn({ type: 'snapshot', region, accountId: options.accountId, name }),
    DataTiering: 'disabled',
  };
}

/** As ElastiCache writes sizes: `5 MB`. */
function showSize(bytes: number): string {
  return `${Math.ceil(bytes / 1_048_576)} MB`;
}
