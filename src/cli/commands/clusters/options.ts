import type { Command } from 'commander';
import { list, wholeNumber } from '../../command.ts';
import { UsageError } from '../../errors.ts';

/** Options that a new cluster and a changed one share. */
export interface CommonOptions {
  nodeType?: string;
  engineVersion?: string;
  parameterGroup?: string;
  securityGroup?: string[];
  maintenanceWindow?: string;
  snapshotWindow?: string;
  snapshotRetention?: number;
  autoMinorVersionUpgrade?: boolean;
  notificationTopic?: string;
}

export function addCommonOptions(command: Command): Command {
  return command
    .option('--node-type <type>', 'such as cache.t4g.micro, cache.m7g.large')
    .option('--engine-version <version>', 'such as 7.0')
    .option('--parameter-group <name>')
    .option('--security-group <ids>', 'security group ids', list)
    .option('--maintenance-window <window>', 'such as sun:05:00-sun:06:00 (UTC)')
    .option('--snapshot-window <window>', 'such as 05:00-06:00 (UTC)')
    .option(
      '--snapshot-retention <days>',
      'days that automatic snapshots are kept; 0 takes none',
      wholeNumber('--snapshot-retention', { max: 35 }),
    )
    .option('--auto-minor-version-upgrade', 'take newer patch versions by itself')
    .option('--no-auto-minor-version-upgrade')
    .option('--notification-topic <arn>');
}

/** What a cluster gets where nothing else was said: small, and able to be snapshotted. */
export const USUAL_NODE_TYPE = 'cache.t4g.micro';

/** The members of CreateCacheCluster and ModifyCacheCluster that the common options name. */
export function commonInput(options: CommonOptions) {
  return {
    CacheNodeType: options.nodeType,
    EngineVersion: options.engineVersion,
    CacheParameterGroupName: options.parameterGroup,
    SecurityGroupIds: options.securityGroup,
    PreferredMaintenanceWindow: options.maintenanceWindow,
    SnapshotWindow: options.snapshotWindow,
    SnapshotRetentionLimit: options.snapshotRetention,
    AutoMinorVersionUpgrade: options.autoMinorVersionUpgrade,
    NotificationTopicArn: options.notificationTopic,
  };
}

export interface WaitOption {
  wait: boolean;
}

export function addWaitOption(command: Command): Command {
  return command.option('--wait', 'wait until it is done', true).option('--no-wait', 'return at once');
}

/** Reads `name=value` pairs, as of --tag. */
export function parseTag(
  text: string,
  before: { Key: string; Value: string }[] = [],
): { Key: string; Value: string }[] {
  const at = text.indexOf('=');
  const key = at === -1 ? text : text.slice(0, at);
  if (key === '') throw new UsageError(`--tag ${text}: write it as name=value`);
  return [...before, { Key: key, Value: at === -1 ? '' : text.slice(at + 1) }];
}
