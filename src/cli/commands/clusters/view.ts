import { formatTime, yesNo } from '../../output/format.ts';
import { type Style, statusText } from '../../output/style.ts';
import { fields } from '../../output/table.ts';
import type { CacheCluster } from '../../wait.ts';

export function engineOf({ Engine, EngineVersion }: { Engine?: string; EngineVersion?: string }): string {
  return [Engine, EngineVersion].filter(Boolean).join(' ');
}

/** `127.80.0.1:6379`; undefined as long as there is none. */
export function endpointOf(cluster: CacheCluster): string | undefined {
  const endpoint = cluster.CacheNodes?.[0]?.Endpoint;
  return endpoint?.Address ? `${endpoint.Address}:${endpoint.Port}` : undefined;
}

/** Everything about one cluster, its nodes included. */
export function describeCluster(cluster: CacheCluster & { CurrentRole?: string }, style: Style): string {
  const group = cluster.CacheParameterGroup;
  const retention = cluster.SnapshotRetentionLimit;
  return fields(
    [
      ['cluster', cluster.CacheClusterId],
      ['status', statusText(cluster.CacheClusterStatus, style)],
      ['group', cluster.ReplicationGroupId],
      ['role', cluster.CurrentRole],
      ['engine', engineOf(cluster)],
      ['node type', cluster.CacheNodeType],
      ['nodes', cluster.CacheNodes?.map((node) => describeNode(node)).join('\n')],
      ['zone', cluster.PreferredAvailabilityZone],
      ['parameter group', group && `${group.CacheParameterGroupName} (${group.ParameterApplyStatus})`],
      ['subnet group', cluster.CacheSubnetGroupName],
      ['security groups', cluster.SecurityGroups?.map((one) => one.SecurityGroupId).join(', ')],
      ['maintenance window', cluster.PreferredMaintenanceWindow],
      ['snapshot window', cluster.SnapshotWindow],
      ['snapshots kept', retention === 0 ? 'none taken by itself' : retention && `${retention} days`],
      ['minor upgrades', yesNo(cluster.AutoMinorVersionUpgrade)],
      ['notifications', cluster.NotificationConfiguration?.TopicArn],
      ['pending', describePending(cluster.PendingModifiedValues)],
      ['created', formatTime(cluster.CacheClusterCreateTime)],
      ['arn', cluster.ARN],
    ],
    style,
  );
}

function describeNode(node: NonNullable<CacheCluster['CacheNodes']>[number]): string {
  const endpoint = node.Endpoint?.Address
    ? `${node.Endpoint.Address}:${node.Endpoint.Port}`
    : 'no endpoint yet';
  return `${node.CacheNodeId}  ${endpoint}  ${node.CacheNodeStatus ?? ''}`.trimEnd();
}

/** What waits for the maintenance window: `CacheNodeType=cache.m5.large`. */
export function describePending(pending: object | undefined): string | undefined {
  return Object.entries(pending ?? {})
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .join(' ');
}
