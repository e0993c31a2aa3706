import { join } from 'node:path';
import type { Insertable } from 'kysely';
import type { SnapshotSource } from '../../domain/snapshot-status.ts';
import type { Queryable } from '../../store/database.ts';
import type { CacheClusterRow, Database, ReplicationGroupRow } from '../../store/schema.ts';

/** A cluster's settings as Snapshot shows them, by the API's field names. */
export interface ShownSettings {
  CacheClusterId: string;
  CacheNodeType: string;
  Engine: string;
  EngineVersion: string;
  NumCacheNodes: number;
  PreferredAvailabilityZone: string;
  CacheClusterCreateTime: string;
  PreferredMaintenanceWindow: string;
  TopicArn: string | null;
  Port: number;
  CacheParameterGroupName: string;
  CacheSubnetGroupName: string | null;
  AutoMinorVersionUpgrade: boolean;
  SnapshotRetentionLimit: number;
  SnapshotWindow: string;
  /** Of one that was taken of a replication group. */
  ReplicationGroupId?: string;
  ReplicationGroupDescription?: string;
  AutomaticFailover?: 'enabled' | 'disabled';
  /** Not shown: the binary's own version, which may differ from the shown one (an alias). */
  BinaryVersion: string;
}

export function snapshotDirectory(region: string, name: string): string {
  return join('snapshots', region, name);
}

/** The row by which a snapshot of `cluster` is asked for, or of the group of which it is a member. */
export function newSnapshotRow(
  cluster: CacheClusterRow,
  {
    name,
    source,
    now,
    group,
  }: { name: string; source: SnapshotSource; now: Date; group?: ReplicationGroupRow },
): Insertable<Database['snapshot']> {
  return {
    region: cluster.region,
    name,
    status: 'creating',
    source,
    cluster_id: cluster.id,
    replication_group_id: group?.id ?? null,
    shown_json: JSON.stringify({ ...shownSettings(cluster), ...(group && settingsOfGroup(group)) }),
    directory: snapshotDirectory(cluster.region, name),
    copy_of: null,
    bytes: null,
    created_at: now.toISOString(),
    finished_at: null,
  };
}

function shownSettings(cluster: CacheClusterRow): ShownSettings {
  return {
    CacheClusterId: cluster.id,
    CacheNodeType: cluster.node_type,
    Engine: cluster.engine,
    EngineVersion: cluster.shown_version,
    NumCacheNodes: 1,
    PreferredAvailabilityZone: cluster.availability_zone,
    CacheClusterCreateTime: cluster.created_at,
    PreferredMaintenanceWindow: cluster.maintenance_window,
    TopicArn: cluster.notification_topic_arn,
    Port: cluster.port,
    CacheParameterGroupName: cluster.parameter_group,
    CacheSubnetGroupName: cluster.subnet_group,
    AutoMinorVersionUpgrade: cluster.auto_minor_version_upgrade === 1,
    SnapshotRetentionLimit: cluster.snapshot_retention_limit,
    SnapshotWindow: cluster.snapshot_window,
    BinaryVersion: cluster.engine_version,
  };
}

function settingsOfGroup(group: ReplicationGroupRow): Partial<ShownSettings> {
  return {
    ReplicationGroupId: group.id,
    ReplicationGroupDescription: group.description,
    AutomaticFailover: group.automatic_failover === 1 ? 'enabled' : 'disabled',
  };
}

/** Whether a snapshot of this name is there, in any state. */
export async function snapshotExists(store: Queryable, region: string, name: string): Promise<boolean> {
  const row = await store
    .selectFrom('snapshot')
    .select('name')
    .where('region', '=', region)
    .where('name', '=', name)
    .executeTakeFirst();
  return row !== undefined;
}
