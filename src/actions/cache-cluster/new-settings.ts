import type { ModifyCacheClusterMessage } from '@aws-sdk/client-elasticache';
import { chooseWindows } from '../../domain/default-windows.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import { snapshotRetentionLimit } from '../../domain/limits.ts';
import { notificationTopicArn, securityGroupId } from '../../domain/network-identifiers.ts';
import { canSnapshot, nodeType } from '../../domain/node-types.ts';
import { formatWindow, parseMaintenanceWindow, parseSnapshotWindow } from '../../domain/windows.ts';
import type { CacheClusterRow } from '../../store/schema.ts';

/** What a request changes of Holdfast's own settings, which take effect at once. @throws Fault */
export function newSettings(
  input: ModifyCacheClusterMessage,
  cluster: CacheClusterRow,
): Partial<CacheClusterRow> {
  const { region, id } = cluster;
  const windows = chooseWindows(region, id, {
    maintenance: parseMaintenanceWindow(input.PreferredMaintenanceWindow || cluster.maintenance_window),
    snapshot: parseSnapshotWindow(input.SnapshotWindow || cluster.snapshot_window),
  });
  const retention = snapshotRetentionLimit(input.SnapshotRetentionLimit ?? cluster.snapshot_retention_limit);
  if (retention > 0 && !canSnapshot(nodeType(input.CacheNodeType ?? cluster.node_type))) {
    throw new Fault(
      'InvalidParameterCombination',
      `SnapshotRetentionLimit ${retention}: ${cluster.node_type} can't be snapshotted. Set it to 0.`,
    );
  }
  const status = input.NotificationTopicStatus;
  if (status !== undefined && status !== 'active' && status !== 'inactive') {
    throw new Fault(
      'InvalidParameterValue',
      `Invalid value ${quoted(status)} for NotificationTopicStatus. Use "active" or "inactive".`,
    );
  }
  return {
    maintenance_window: formatWindow(windows.maintenance),
    snapshot_window: formatWindow(windows.snapshot),
    snapshot_retention_limit: retention,
    ...(input.AutoMinorVersionUpgrade === undefined
      ? {}
      : { auto_minor_version_upgrade: input.AutoMinorVersionUpgrade ? 1 : 0 }),
    ...(input.SecurityGroupIds
      ? {
          security_group_ids_json: JSON.stringify(
            input.SecurityGroupIds.map((group) => securityGroupId(group)),
          ),
        }
      : {}),
    ...(input.NotificationTopicArn
      ? {
          notification_topic_arn: notificationTopicArn(input.NotificationTopicArn, region),
          notification_topic_status: 'active',
        }
      : {}),
    ...(status ? { notification_topic_status: status } : {}),
  };
}
