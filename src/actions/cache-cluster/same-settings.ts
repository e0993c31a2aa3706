import type { CreateCacheClusterMessage, CreateReplicationGroupMessage } from '@aws-sdk/client-elasticache';
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
  input: Partial<Request>,
  primary: CacheClusterRow,
  { why, remedy }: { why: string; remedy: string },
): void {
  for (const field of ['SnapshotName', 'SnapshotArns'] as const) {
    if ((input[field]?.length ?? 0) === 0) continue;
    throw new Fault(
      'InvalidParameterCombination',
      `${field} can't be used here: the data is that of the primary, ${quoted(primary.id)}. Leave it out.`,
    );
  }
  for (const [field, given, has] of comparisons(input, primary)) {
    if (given === has) continue;
    throw new Fault(
      'InvalidParameterCombination',
      `${field} ${quoted(given)} can't be used here: ${why}, ${quoted(primary.id)}, which has ${quoted(has)}. ${remedy}.`,
    );
  }
}

function comparisons(
  input: Partial<Request>,
  primary: CacheClusterRow,
): [field: string, given: string, has: string][] {
  const given: [field: string, given: string | undefined, has: string][] = [
    ['CacheNodeType', input.CacheNodeType, primary.node_type],
    ['Engine', input.Engine && parseEngine(input.Engine), primary.engine],
    [
      'EngineVersion',
      input.EngineVersion && sameVersion(input.EngineVersion, primary),
      primary.shown_version,
    ],
    ['CacheParameterGroupName', input.CacheParameterGroupName?.toLowerCase(), primary.parameter_group],
    ['CacheSubnetGroupName', input.CacheSubnetGroupName?.toLowerCase(), primary.subnet_group ?? ''],
    ['Port', input.Port?.toString(), String(primary.port)],
    [
      'PreferredMaintenanceWindow',
      input.PreferredMaintenanceWindow &&
        formatWindow(parseMaintenanceWindow(input.PreferredMaintenanceWindow)),
      primary.maintenance_window,
    ],
    [
      'SnapshotWindow',
      input.SnapshotWindow && formatWindow(parseSnapshotWindow(input.SnapshotWindow)),
      primary.snapshot_window,
    ],
    [
      'SnapshotRetentionLimit',
      input.SnapshotRetentionLimit ? String(input.SnapshotRetentionLimit) : undefined,
      String(primary.snapshot_retention_limit),
    ],
    ['NotificationTopicArn', input.NotificationTopicArn, primary.notification_topic_arn ?? ''],
    [
      'SecurityGroupIds',
      input.SecurityGroupIds?.toSorted().join(', '),
      (JSON.parse(primary.security_group_ids_json) as string[]).toSorted().join(', '),
    ],
    [
      'AutoMinorVersionUpgrade',
      input.AutoMinorVersionUpgrade === false ? 'false' : undefined,
      String(primary.auto_minor_version_upgrade === 1),
    ],
  ];
  return given.flatMap(([field, value, has]) => (value ? [[field, value, has]] : []));
}

/** The primary's version when that is what was asked for, as `7.0` asks for 7.0.15. */
function sameVersion(asked: string, { engine_version, shown_version }: CacheClusterRow): string {
  const wanted = asked.replace(/\.x$/, '');
  const same = [engine_version, shown_version].some((one) => one === wanted || one.startsWith(`${wanted}.`));
  return same ? shown_version : asked;
}
