import type {
  CreateCacheClusterMessage,
  CreateReplicationGroupMessage,
  ModifyCacheClusterMessage,
} from '@aws-sdk/client-elasticache';
import { parseEngine } from '../../domain/engine-versions.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import { formatWindow, parseMaintenanceWindow, parseSnapshotWindow } from '../../domain/windows.ts';
import type { CacheClusterRow } from '../../store/schema.ts';

type Request = Pick<
  CreateCacheClusterMessage & CreateReplicationGroupMessage,
  keyof CreateCacheClusterMessage & keyof CreateReplicationGroupMessage
>;

/**
 * Refuses settings that a request gives and that differ from those of the primary, which hold. What clients send
 * without being asked to passes: no retention, and minor upgrades.
 * @throws Fault InvalidParameterCombination
 */
export function requireSameSettings(
  given: Partial<Request>,
  primary: CacheClusterRow,
  { why, remedy }: { why: string; remedy: string },
): void {
  const { SnapshotRetentionLimit, AutoMinorVersionUpgrade, ...rest } = given;
  const input: Partial<Request> = { ...rest };
  if (SnapshotRetentionLimit) input.SnapshotRetentionLimit = SnapshotRetentionLimit;
  if (AutoMinorVersionUpgrade === false) input.AutoMinorVersionUpgrade = false;
  for (const field of ['SnapshotName', 'SnapshotArns'] as const) {
    if ((input[field]?.length ?? 0) === 0) continue;
    throw new Fault(
      'InvalidParameterCombination',
      `${field} can't be used here: the data is that of the primary, ${quoted(primary.id)}. Leave it out.`,
    );
  }
  const other = difference(input, primary);
  if (!other) return;
  throw new Fault(
    'InvalidParameterCombination',
    `${other.field} ${quoted(other.value)} can't be used here: ${why}, ${quoted(primary.id)}, which has ${quoted(other.has)}. ${remedy}.`,
  );
}

/**
 * The settings of a group's member are the group's: a request may repeat them.
 * @throws Fault InvalidParameterCombination
 */
export function requireSettingsOfGroup(input: ModifyCacheClusterMessage, member: CacheClusterRow): void {
  const other = difference(input, member);
  if (!other) return;
  throw new Fault(
    'InvalidParameterCombination',
    `${other.field} ${quoted(other.value)}: cache cluster ${quoted(member.id)} is a member of replication group ${quoted(member.replication_group_id!)}, whose members have the same settings. Use ModifyReplicationGroup to change it from ${quoted(other.has)} for all of them.`,
  );
}

type Settings = Partial<Request> & Pick<ModifyCacheClusterMessage, 'NotificationTopicStatus'>;

/** The first setting that a request gives and that a cluster has otherwise. */
function difference(
  input: Settings,
  cluster: CacheClusterRow,
): { field: string; value: string; has: string } | undefined {
  const compared: [field: string, value: string | undefined, has: string][] = [
    ['CacheNodeType', input.CacheNodeType, cluster.node_type],
    ['Engine', input.Engine && parseEngine(input.Engine), cluster.engine],
    [
      'EngineVersion',
      input.EngineVersion && sameVersion(input.EngineVersion, cluster),
      cluster.shown_version,
    ],
    ['CacheParameterGroupName', input.CacheParameterGroupName?.toLowerCase(), cluster.parameter_group],
    ['CacheSubnetGroupName', input.CacheSubnetGroupName?.toLowerCase(), cluster.subnet_group ?? ''],
    ['Port', input.Port?.toString(), String(cluster.port)],
    [
      'PreferredMaintenanceWindow',
      input.PreferredMaintenanceWindow &&
        formatWindow(parseMaintenanceWindow(input.PreferredMaintenanceWindow)),
      cluster.maintenance_window,
    ],
    [
      'SnapshotWindow',
      input.SnapshotWindow && formatWindow(parseSnapshotWindow(input.SnapshotWindow)),
      cluster.snapshot_window,
    ],
    [
      'SnapshotRetentionLimit',
      input.SnapshotRetentionLimit?.toString(),
      String(cluster.snapshot_retention_limit),
    ],
    ['NotificationTopicArn', input.NotificationTopicArn, cluster.notification_topic_arn ?? ''],
    ['NotificationTopicStatus', input.NotificationTopicStatus, cluster.notification_topic_status],
    [
      'SecurityGroupIds',
      input.SecurityGroupIds?.toSorted().join(', '),
      (JSON.parse(cluster.security_group_ids_json) as string[]).toSorted().join(', '),
    ],
    [
      'AutoMinorVersionUpgrade',
      input.AutoMinorVersionUpgrade?.toString(),
      String(cluster.auto_minor_version_upgrade === 1),
    ],
  ];
  const other = compared.find(([, value, has]) => value && value !== has);
  return other && { field: other[0], value: other[1]!, has: other[2] };
}

/** The primary's version when that is what was asked for, as `7.0` asks for 7.0.15. */
function sameVersion(asked: string, { engine_version, shown_version }: CacheClusterRow): string {
  const wanted = asked.replace(/\.x$/, '');
  const same = [engine_version, shown_version].some((one) => one === wanted || one.startsWith(`${wanted}.`));
  return same ? shown_version : asked;
}
