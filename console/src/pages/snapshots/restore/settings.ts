import type { Snapshot } from '../../../api/json.ts';
import type { ApiRequest } from '../../../commands/request.ts';
import type { EngineVersion } from '../../../fields/engine-fields.tsx';
import type { Tag } from '../../../fields/tags-field.tsx';

/** What the form of a restore holds. Texts as they were typed; empty for what Holdfast chooses. */
export interface RestoreSettings {
  as: 'cluster' | 'group';
  id: string;
  description: string;
  replicas: string;
  automaticFailover: boolean;
  /** A newer version than the snapshot's, chosen deliberately. */
  version: EngineVersion | undefined;
  nodeType: string;
  port: string;
  autoMinor: boolean;
  zone: string;
  subnetGroup: string;
  parameterGroup: string;
  maintenanceWindow: string;
  retention: string;
  snapshotWindow: string;
  tags: readonly Tag[];
}

/** Names of what there is in the region: a snapshot may have come from another, or its groups be gone. */
export interface There {
  subnetGroups: readonly string[];
  /** Of the family that the snapshot's version takes. */
  parameterGroups: readonly string[];
}

/** As the cluster was set that the snapshot was taken of, where that can be had here; for the rest ElastiCache's defaults. */
export function proposedBy(snapshot: Snapshot, there: There): RestoreSettings {
  const retention = snapshot.SnapshotRetentionLimit ?? 0;
  return {
    as: snapshot.ReplicationGroupId ? 'group' : 'cluster',
    id: '',
    description: snapshot.ReplicationGroupDescription ?? '',
    replicas: '1',
    automaticFailover: snapshot.AutomaticFailover !== 'disabled',
    version: undefined,
    nodeType: snapshot.CacheNodeType ?? '',
    port: String(snapshot.Port ?? ''),
    autoMinor: snapshot.AutoMinorVersionUpgrade ?? true,
    zone: '',
    subnetGroup: oneOf(there.subnetGroups, snapshot.CacheSubnetGroupName),
    parameterGroup: oneOf(there.parameterGroups, snapshot.CacheParameterGroupName),
    maintenanceWindow: snapshot.PreferredMaintenanceWindow ?? '',
    retention: String(retention),
    snapshotWindow: retention > 0 ? (snapshot.SnapshotWindow ?? '') : '',
    tags: [],
  };
}

/** What the API is asked for. A default parameter group is left out: it is the engine's own. */
export function restoreRequest(snapshotName: string, settings: RestoreSettings): ApiRequest {
  const common = {
    SnapshotName: snapshotName,
    ...(settings.version && { Engine: settings.version.engine, EngineVersion: settings.version.version }),
    CacheNodeType: settings.nodeType,
    Port: numeric(settings.port),
    AutoMinorVersionUpgrade: settings.autoMinor,
    CacheParameterGroupName: given(settings.parameterGroup),
    CacheSubnetGroupName: given(settings.subnetGroup),
    PreferredMaintenanceWindow: given(settings.maintenanceWindow),
    SnapshotRetentionLimit: numeric(settings.retention),
    SnapshotWindow: given(settings.snapshotWindow),
    Tags: settings.tags.filter(({ Key }) => Key !== ''),
  };
  if (settings.as === 'cluster')
    return {
      operation: 'CreateCacheCluster',
      input: { CacheClusterId: settings.id, ...common, PreferredAvailabilityZone: given(settings.zone) },
    };
  const replicas = Number(settings.replicas);
  return {
    operation: 'CreateReplicationGroup',
    input: {
      ReplicationGroupId: settings.id,
      ReplicationGroupDescription: settings.description,
      NumCacheClusters: replicas + 1,
      AutomaticFailoverEnabled: settings.automaticFailover && replicas > 0,
      ...common,
    },
  };
}

function oneOf(names: readonly string[], wanted: string | undefined): string {
  return wanted !== undefined && names.includes(wanted) && !wanted.startsWith('default.') ? wanted : '';
}

function given(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim();
}

/** A number as it was typed. What is none goes to the API as it stands, which says what is wrong with it. */
function numeric(text: string): number | undefined {
  if (text.trim() === '') return undefined;
  const number = Number(text);
  return Number.isNaN(number) ? (text as unknown as number) : number;
}
