import { familyOf } from '../../../../src/domain/family-names.ts';
import type { CacheCluster, Input } from '../../api/json.ts';
import type { EngineVersion } from '../../fields/engine-fields.tsx';
import { type GroupView, primaryOf } from './group-view.ts';

/** What can be changed of a group, as the fields of the form hold it. */
export interface GroupSettings {
  description: string;
  automaticFailover: boolean;
  multiAz: boolean;
  nodeType: string;
  /** `redis 7.0.15` */
  engine: string;
  parameterGroup: string;
  maintenanceWindow: string;
  snapshotWindow: string;
  retention: string;
  /** Empty for any replica. */
  snapshottingCluster: string;
  autoUpgrade: boolean;
}

export type GroupSetting = keyof GroupSettings;

/** As the group is now. What all members have in common is read off the primary. */
export function groupSettingsOf(view: GroupView): GroupSettings {
  const { group } = view;
  const primary: CacheCluster = primaryOf(view)?.cluster ?? {};
  return {
    description: group.Description ?? '',
    automaticFailover: group.AutomaticFailover !== 'disabled',
    multiAz: group.MultiAZ === 'enabled',
    nodeType: group.CacheNodeType ?? '',
    engine: `${primary.Engine} ${primary.EngineVersion}`,
    parameterGroup: primary.CacheParameterGroup?.CacheParameterGroupName ?? '',
    maintenanceWindow: primary.PreferredMaintenanceWindow ?? '',
    snapshotWindow: primary.SnapshotWindow ?? '',
    retention: String(primary.SnapshotRetentionLimit ?? 0),
    snapshottingCluster: group.SnapshottingClusterId ?? '',
    autoUpgrade: primary.AutoMinorVersionUpgrade ?? true,
  };
}

export function differing(before: GroupSettings, after: GroupSettings): GroupSetting[] {
  return (Object.keys(before) as GroupSetting[]).filter((name) => before[name] !== after[name]);
}

/** What somebody wants to be other than it is; fields that were set back are no changes. */
export function wanted(base: GroupSettings, edits: Partial<GroupSettings>): Partial<GroupSettings> {
  const after = { ...base, ...edits };
  return Object.fromEntries(differing(base, after).map((name) => [name, after[name]]));
}

/** What waits for the primary's maintenance window unless it is applied at once. */
export function isDeferrable(changes: Partial<GroupSettings>): boolean {
  return ['nodeType', 'engine', 'automaticFailover', 'multiAz'].some((name) => name in changes);
}

/** Asks for what was changed and for nothing else: what others changed meanwhile stays. */
export function modifyInput(
  id: string,
  base: GroupSettings,
  edits: Partial<GroupSettings>,
  immediately: boolean,
): Input<'ModifyReplicationGroup'> {
  const changes = wanted(base, edits);
  const engine = changes.engine === undefined ? undefined : engineOf(changes.engine);
  const otherEngine = engine !== undefined && engine.engine !== engineOf(base.engine).engine;
  return {
    ReplicationGroupId: id,
    ReplicationGroupDescription: changes.description,
    AutomaticFailoverEnabled: changes.automaticFailover,
    MultiAZEnabled: changes.multiAz,
    CacheNodeType: changes.nodeType,
    ...(otherEngine && { Engine: engine.engine }),
    EngineVersion: engine?.version,
    CacheParameterGroupName: changes.parameterGroup,
    PreferredMaintenanceWindow: changes.maintenanceWindow?.trim(),
    SnapshotWindow: changes.snapshotWindow?.trim(),
    SnapshotRetentionLimit: changes.retention === undefined ? undefined : Number(changes.retention),
    SnapshottingClusterId: changes.snapshottingCluster,
    AutoMinorVersionUpgrade: changes.autoUpgrade,
    // Without such a change there is nothing to hurry, and what waits already goes on waiting.
    ...(isDeferrable(changes) && { ApplyImmediately: immediately }),
  };
}

/** `redis 7.0.15`, with the family of parameter groups that fits. */
export function engineOf(text: string): EngineVersion {
  const [engine = '', version = ''] = text.split(' ');
  try {
    return { engine, version, family: familyOf(engine as 'redis' | 'valkey', version) };
  } catch {
    return { engine, version, family: '' };
  }
}
