import type { Input } from '../../api/json.ts';
import type { EngineVersion } from '../../fields/engine-fields.tsx';
import type { Tag } from '../../fields/tags-field.tsx';

/** What the form for a new group holds; texts are empty where nothing was given. */
export interface GroupForm {
  from: 'primary' | 'nothing';
  primary: string;
  id: string;
  description: string;
  members: number;
  /** Undefined while none was chosen: the newest of the usual engine. */
  engine: EngineVersion | undefined;
  nodeType: string;
  automaticFailover: boolean;
  multiAz: boolean;
  /** For each member there may be, the primary's first; undefined where Holdfast is to choose. */
  zones: readonly string[] | undefined;
  parameterGroup: string;
  subnetGroup: string;
  port: string;
  maintenanceWindow: string;
  snapshotWindow: string;
  retention: string;
  minorUpgrades: boolean;
  tags: readonly Tag[];
}

const NAMES = ['ReplicationGroupId', 'ReplicationGroupDescription'];

/** Members of the API's input by what the form shows then: a refusal stands beside them. */
export const FIELDS: Readonly<Record<GroupForm['from'], readonly string[]>> = {
  primary: [...NAMES, 'PrimaryClusterId'],
  nothing: [
    ...NAMES,
    'NumCacheClusters',
    'EngineVersion',
    'CacheNodeType',
    'AutomaticFailoverEnabled',
    'MultiAZEnabled',
    'PreferredCacheClusterAZs',
    'CacheParameterGroupName',
    'CacheSubnetGroupName',
    'Port',
    'PreferredMaintenanceWindow',
    'SnapshotWindow',
    'SnapshotRetentionLimit',
  ],
};

/** ElastiCache's defaults: two replicas, failover by itself, members in several zones. */
export function newForm(primary: string | undefined): GroupForm {
  return {
    from: primary === undefined ? 'nothing' : 'primary',
    primary: primary ?? '',
    id: '',
    description: '',
    members: 3,
    engine: undefined,
    nodeType: 'cache.t4g.micro',
    automaticFailover: true,
    multiAz: true,
    zones: undefined,
    parameterGroup: '',
    subnetGroup: '',
    port: '',
    maintenanceWindow: '',
    snapshotWindow: '',
    retention: '',
    minorUpgrades: true,
    tags: [],
  };
}

export function createInput(form: GroupForm): Input<'CreateReplicationGroup'> {
  const names = {
    ReplicationGroupId: form.id,
    // The API wants one; a name that says enough needn't be told twice.
    ReplicationGroupDescription: form.description || form.id,
  };
  const tags = form.tags.filter(({ Key }) => Key !== '');
  if (form.from === 'primary') {
    return { ...names, PrimaryClusterId: form.primary, Tags: some(tags) };
  }
  return {
    ...names,
    NumCacheClusters: form.members,
    Engine: form.engine?.engine,
    EngineVersion: form.engine?.version,
    CacheNodeType: form.nodeType,
    AutomaticFailoverEnabled: hasFailover(form),
    MultiAZEnabled: hasFailover(form) && form.multiAz,
    PreferredCacheClusterAZs: form.zones?.slice(0, form.members),
    CacheParameterGroupName: form.parameterGroup || undefined,
    CacheSubnetGroupName: form.subnetGroup || undefined,
    Port: form.port === '' ? undefined : Number(form.port),
    PreferredMaintenanceWindow: form.maintenanceWindow || undefined,
    SnapshotWindow: form.snapshotWindow || undefined,
    SnapshotRetentionLimit: form.retention === '' ? undefined : Number(form.retention),
    AutoMinorVersionUpgrade: form.minorUpgrades,
    Tags: some(tags),
  };
}

/** Nobody can take over from a primary that is alone. */
export function hasFailover({ members, automaticFailover }: GroupForm): boolean {
  return members > 1 && automaticFailover;
}

function some<Item>(items: readonly Item[]): Item[] | undefined {
  return items.length > 0 ? [...items] : undefined;
}
