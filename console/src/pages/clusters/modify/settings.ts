import { familyOf } from '../../../../../src/domain/family-names.ts';
import type { CacheCluster, Input } from '../../../api/json.ts';
import type { EngineVersion } from '../../../fields/engine-fields.tsx';
import { idsIn } from '../create/form.ts';

/** What can be changed of a cluster, as the fields of the form hold it. */
export interface Settings {
  nodeType: string;
  /** `redis 7.0.15` */
  engine: string;
  parameterGroup: string;
  securityGroups: string;
  maintenanceWindow: string;
  snapshotWindow: string;
  retention: string;
  autoUpgrade: boolean;
  topic: string;
  topicActive: boolean;
}

export type Setting = keyof Settings;

export function settingsOf(cluster: CacheCluster): Settings {
  const topic = cluster.NotificationConfiguration;
  return {
    nodeType: cluster.CacheNodeType ?? '',
    engine: `${cluster.Engine} ${cluster.EngineVersion}`,
    parameterGroup: cluster.CacheParameterGroup?.CacheParameterGroupName ?? '',
    securityGroups: (cluster.SecurityGroups ?? []).map((one) => one.SecurityGroupId).join(', '),
    maintenanceWindow: cluster.PreferredMaintenanceWindow ?? '',
    snapshotWindow: cluster.SnapshotWindow ?? '',
    retention: String(cluster.SnapshotRetentionLimit ?? 0),
    autoUpgrade: cluster.AutoMinorVersionUpgrade ?? true,
    topic: topic?.TopicArn ?? '',
    topicActive: topic?.TopicStatus !== 'inactive',
  };
}

/** The settings that differ, in the order of the form. */
export function differing(before: Settings, after: Settings): Setting[] {
  return (Object.keys(before) as Setting[]).filter((name) => before[name] !== after[name]);
}

/** What somebody wants to be other than it is; fields that were set back are no changes. */
export function wanted(base: Settings, edits: Partial<Settings>): Partial<Settings> {
  const after = { ...base, ...edits };
  return Object.fromEntries(differing(base, after).map((name) => [name, after[name]]));
}

/** What waits for the maintenance window unless it is applied at once. */
export function isDeferrable(changes: Partial<Settings>): boolean {
  return changes.nodeType !== undefined || changes.engine !== undefined;
}

/** Asks for what was changed and for nothing else: what others changed meanwhile stays. */
export function toRequest(
  id: string,
  base: Settings,
  edits: Partial<Settings>,
  { immediately }: { immediately: boolean },
): Input<'ModifyCacheCluster'> {
  const changes = wanted(base, edits);
  const engine = changes.engine === undefined ? undefined : engineOf(changes.engine);
  const sameEngine = engine?.engine === engineOf(base.engine).engine;
  return {
    CacheClusterId: id,
    CacheNodeType: changes.nodeType,
    ...(engine && { ...(!sameEngine && { Engine: engine.engine }), EngineVersion: engine.version }),
    CacheParameterGroupName: changes.parameterGroup,
    ...(changes.securityGroups !== undefined && { SecurityGroupIds: idsIn(changes.securityGroups) }),
    PreferredMaintenanceWindow: changes.maintenanceWindow?.trim(),
    SnapshotWindow: changes.snapshotWindow?.trim(),
    ...(changes.retention !== undefined && { SnapshotRetentionLimit: Number(changes.retention) }),
    AutoMinorVersionUpgrade: changes.autoUpgrade,
    ...(changes.topic !== undefined && { NotificationTopicArn: changes.topic.trim() }),
    ...(changes.topicActive !== undefined && {
      NotificationTopicStatus: changes.topicActive ? 'active' : 'inactive',
    }),
    // Without such a change there is nothing to hurry, and what waits already goes on waiting.
    ...(isDeferrable(changes) && { ApplyImmediately: immediately }),
  };
}

export function engineOf(text: string): EngineVersion {
  const [engine = '', version = ''] = text.split(' ');
  return { engine, version, family: familyFor(engine, version) };
}

function familyFor(engine: string, version: string): string {
  try {
    return familyOf(engine as 'redis' | 'valkey', version);
  } catch {
    return '';
  }
}
