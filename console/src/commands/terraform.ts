import { type ApiRequest, givenMembers } from './request.ts';

interface Resource {
  type: string;
  /** The member whose value names the resource. */
  nameFrom: string;
  /** Members by the attributes that stand for them. */
  attributes: Readonly<Record<string, string>>;
}

const SHARED = {
  CacheParameterGroupName: 'parameter_group_name',
  CacheSubnetGroupName: 'subnet_group_name',
  Engine: 'engine',
  EngineVersion: 'engine_version',
  CacheNodeType: 'node_type',
  Port: 'port',
  SecurityGroupIds: 'security_group_ids',
  PreferredMaintenanceWindow: 'maintenance_window',
  SnapshotWindow: 'snapshot_window',
  SnapshotRetentionLimit: 'snapshot_retention_limit',
  SnapshotName: 'snapshot_name',
  SnapshotArns: 'snapshot_arns',
  NotificationTopicArn: 'notification_topic_arn',
  AutoMinorVersionUpgrade: 'auto_minor_version_upgrade',
  ApplyImmediately: 'apply_immediately',
  Tags: 'tags',
};

const CLUSTER: Resource = {
  type: 'aws_elasticache_cluster',
  nameFrom: 'CacheClusterId',
  attributes: {
    CacheClusterId: 'cluster_id',
    ReplicationGroupId: 'replication_group_id',
    NumCacheNodes: 'num_cache_nodes',
    PreferredAvailabilityZone: 'availability_zone',
    ...SHARED,
  },
};
const GROUP: Resource = {
  type: 'aws_elasticache_replication_group',
  nameFrom: 'ReplicationGroupId',
  attributes: {
    ReplicationGroupId: 'replication_group_id',
    ReplicationGroupDescription: 'description',
    NumCacheClusters: 'num_cache_clusters',
    AutomaticFailoverEnabled: 'automatic_failover_enabled',
    MultiAZEnabled: 'multi_az_enabled',
    PreferredCacheClusterAZs: 'preferred_cache_cluster_azs',
    ...SHARED,
  },
};
const PARAMETER_GROUP: Resource = {
  type: 'aws_elasticache_parameter_group',
  nameFrom: 'CacheParameterGroupName',
  attributes: {
    CacheParameterGroupName: 'name',
    CacheParameterGroupFamily: 'family',
    Description: 'description',
    Tags: 'tags',
    ParameterNameValues: 'parameter',
  },
};
const SUBNET_GROUP: Resource = {
  type: 'aws_elasticache_subnet_group',
  nameFrom: 'CacheSubnetGroupName',
  attributes: {
    CacheSubnetGroupName: 'name',
    CacheSubnetGroupDescription: 'description',
    SubnetIds: 'subnet_ids',
    Tags: 'tags',
  },
};

const RESOURCES: Readonly<Record<string, Resource>> = {
  CreateCacheCluster: CLUSTER,
  ModifyCacheCluster: CLUSTER,
  CreateReplicationGroup: GROUP,
  ModifyReplicationGroup: GROUP,
  CreateCacheParameterGroup: PARAMETER_GROUP,
  ModifyCacheParameterGroup: PARAMETER_GROUP,
  CreateCacheSubnetGroup: SUBNET_GROUP,
  ModifyCacheSubnetGroup: SUBNET_GROUP,
};
const DELETES: Readonly<Record<string, Resource>> = {
  DeleteCacheCluster: CLUSTER,
  DeleteReplicationGroup: GROUP,
  DeleteCacheParameterGroup: PARAMETER_GROUP,
  DeleteCacheSubnetGroup: SUBNET_GROUP,
};

/** The request as Terraform's AWS provider would make it; undefined for what its resources don't express. */
export function terraform({ operation, input }: ApiRequest): string | undefined {
  const members = Object.fromEntries(givenMembers(input));
  const deleted = DELETES[operation];
  if (deleted) return `terraform destroy -target=${deleted.type}.${label(members[deleted.nameFrom])}`;
  const resource = RESOURCES[operation];
  // A group around a cluster that is there: the provider has no attribute for it.
  if (!resource || 'PrimaryClusterId' in members) return undefined;
  const lines = Object.entries(members).flatMap(([name, value]) => {
    const attribute = resource.attributes[name];
    return attribute === undefined ? [] : render(attribute, value);
  });
  return [`resource "${resource.type}" "${label(members[resource.nameFrom])}" {`, ...align(lines), '}'].join(
    '\n',
  );
}

type Line = { attribute: string; value: string } | { block: string };

function render(attribute: string, value: unknown): Line[] {
  if (attribute === 'parameter')
    return (value as { ParameterName?: string; ParameterValue?: string }[]).map((one) => ({
      block: `  parameter {\n    name  = ${quote(one.ParameterName)}\n    value = ${quote(one.ParameterValue)}\n  }`,
    }));
  if (attribute === 'tags') {
    const tags = (value as { Key?: string; Value?: string }[]).map(
      ({ Key, Value }) => `    ${quote(Key)} = ${quote(Value ?? '')}`,
    );
    return [{ block: `  tags = {\n${tags.join('\n')}\n  }` }];
  }
  if (Array.isArray(value)) return [{ attribute, value: `[${value.map(quote).join(', ')}]` }];
  return [{ attribute, value: typeof value === 'string' ? quote(value) : String(value) }];
}

/** As `terraform fmt` lays it out: the equals signs below each other, blocks after the attributes. */
function align(lines: readonly Line[]): string[] {
  const plain = lines.filter((line) => 'attribute' in line);
  const blocks = lines.filter((line) => 'block' in line);
  const width = Math.max(0, ...plain.map(({ attribute }) => attribute.length));
  return [
    ...plain.map(({ attribute, value }) => `  ${attribute.padEnd(width)} = ${value}`),
    ...blocks.map(({ block }) => `\n${block}`),
  ];
}

/** A name of a resource in Terraform: letters, digits and underscores, no digit first. */
function label(id: unknown): string {
  const name = String(id ?? 'this').replaceAll(/\W/g, '_') || 'this';
  return /^\d/.test(name) ? `_${name}` : name;
}

/** A string of HCL: like JSON's, with `${` and `%{` meant as they stand. */
function quote(value: unknown): string {
  return JSON.stringify(String(value ?? '')).replaceAll(/([$%])\{/g, '$1$1{');
}
