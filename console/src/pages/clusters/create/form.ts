import { port as asPort, snapshotRetentionLimit } from '../../../../../src/domain/limits.ts';
import { notificationTopicArn, securityGroupId } from '../../../../../src/domain/network-identifiers.ts';
import type { Input } from '../../../api/json.ts';
import type { EngineVersion } from '../../../fields/engine-fields.tsx';
import { isIdentifier } from '../../../fields/identifier.ts';
import type { Tag } from '../../../fields/tags-field.tsx';
import { isWindow } from '../../../fields/window-field.tsx';

/** What the wizard asks for, as it stands in its fields; empty for what Holdfast is to choose. */
export interface CreateForm {
  method: 'empty' | 'snapshot';
  /** The snapshot to restore. */
  snapshot: string;
  id: string;
  engine: EngineVersion | undefined;
  nodeType: string;
  port: string;
  zone: string;
  parameterGroup: string;
  subnetGroup: string;
  /** Ids, with commas or spaces between. */
  securityGroups: string;
  retention: string;
  snapshotWindow: string;
  maintenanceWindow: string;
  autoUpgrade: boolean;
  topic: string;
  tags: readonly Tag[];
}

export const EMPTY_FORM: CreateForm = {
  method: 'empty',
  snapshot: '',
  id: '',
  engine: undefined,
  nodeType: 'cache.t4g.micro',
  port: '',
  zone: '',
  parameterGroup: '',
  subnetGroup: '',
  securityGroups: '',
  retention: '0',
  snapshotWindow: '',
  maintenanceWindow: '',
  autoUpgrade: true,
  topic: '',
  tags: [],
};

export type Change = (change: Partial<CreateForm>) => void;

/** The members of the request by the step that asks for them: a refusal leads back to its field. */
export const FIELDS_OF_STEPS = [
  ['CacheClusterId', 'EngineVersion', 'Engine', 'CacheNodeType'],
  [
    'Port',
    'NumCacheNodes',
    'PreferredAvailabilityZone',
    'CacheParameterGroupName',
    'CacheSubnetGroupName',
    'SecurityGroupIds',
  ],
  ['SnapshotRetentionLimit', 'SnapshotWindow', 'PreferredMaintenanceWindow', 'NotificationTopicArn', 'Tags'],
] as const;

/** The first free one of `redis-1`, `redis-2`, ... */
export function proposedId(engine: string, taken: readonly string[]): string {
  const names = new Set(taken);
  let number = 1;
  while (names.has(`${engine}-${number}`)) number++;
  return `${engine}-${number}`;
}

/** What the form asks the API for. */
export function toRequest(form: CreateForm): Input<'CreateCacheCluster'> {
  const port = form.port.trim();
  const retention = Number(form.retention);
  const groups = idsIn(form.securityGroups);
  return {
    CacheClusterId: form.id.trim(),
    Engine: form.engine?.engine,
    EngineVersion: form.engine?.version,
    CacheNodeType: form.nodeType,
    NumCacheNodes: 1,
    ...(port !== '' && { Port: Number(port) }),
    ...given('PreferredAvailabilityZone', form.zone),
    ...given('CacheParameterGroupName', form.parameterGroup),
    ...given('CacheSubnetGroupName', form.subnetGroup),
    ...(groups.length > 0 && { SecurityGroupIds: groups }),
    ...(retention > 0 && { SnapshotRetentionLimit: retention }),
    ...given('SnapshotWindow', form.snapshotWindow),
    ...given('PreferredMaintenanceWindow', form.maintenanceWindow),
    ...(!form.autoUpgrade && { AutoMinorVersionUpgrade: false }),
    ...given('NotificationTopicArn', form.topic),
    ...(form.tags.length > 0 && { Tags: form.tags.map(({ Key, Value }) => ({ Key, Value })) }),
  };
}

function given<Name extends string>(name: Name, text: string): Partial<Record<Name, string>> {
  const trimmed = text.trim();
  return trimmed === '' ? {} : ({ [name]: trimmed } as Record<Name, string>);
}

export function idsIn(text: string): string[] {
  return text.split(/[\s,]+/).filter((id) => id !== '');
}

/** The members of a step that can't be sent as they stand, by the API's own rules. */
export function wrongFields(form: CreateForm, step: number, region: string): string[] {
  const checks: Readonly<Record<string, boolean>> = {
    CacheClusterId: isIdentifier('cluster', form.id.trim()),
    EngineVersion: form.engine !== undefined,
    Port: form.port.trim() === '' || passes(() => asPort(Number(form.port))),
    SecurityGroupIds: passes(() => idsIn(form.securityGroups).map((id) => securityGroupId(id))),
    SnapshotRetentionLimit: passes(() => snapshotRetentionLimit(Number(form.retention))),
    SnapshotWindow: form.snapshotWindow.trim() === '' || isWindow('snapshot', form.snapshotWindow),
    PreferredMaintenanceWindow:
      form.maintenanceWindow.trim() === '' || isWindow('maintenance', form.maintenanceWindow),
    NotificationTopicArn:
      form.topic.trim() === '' || passes(() => notificationTopicArn(form.topic.trim(), region)),
  };
  return (FIELDS_OF_STEPS[step] ?? []).filter((field) => checks[field] === false);
}

function passes(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}
