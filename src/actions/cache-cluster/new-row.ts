import type { CreateCacheClusterMessage } from '@aws-sdk/client-elasticache';
import { maxmemoryWith } from '../../control/cluster/parameters.ts';
import { chooseWindows } from '../../domain/default-windows.ts';
import type { ResolvedEngine } from '../../domain/engine-versions.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import { DEFAULT_PORT, numCacheNodes, port, snapshotRetentionLimit } from '../../domain/limits.ts';
import { memoryShortage } from '../../domain/memory-fit.ts';
import { notificationTopicArn, securityGroupId } from '../../domain/network-identifiers.ts';
import { canSnapshot, nodeType } from '../../domain/node-types.ts';
import { availabilityZone, defaultAvailabilityZone } from '../../domain/regions.ts';
import { formatWindow, parseMaintenanceWindow, parseSnapshotWindow } from '../../domain/windows.ts';
import type { Queryable } from '../../store/database.ts';
import type { ActionContext } from '../action.ts';
import { findSubnetGroup } from '../cache-subnet-group/find.ts';
import { requireDatabases } from './databases.ts';
import { chooseParameterGroup } from './groups.ts';
import type { NewCluster } from './insert.ts';
import type { Origin } from './restore-source.ts';

/** The row of a new cluster: what was asked for, then what the snapshot proposes, then ElastiCache's defaults. @throws Fault */
export async function newClusterRow(
  store: Queryable,
  {
    id,
    input,
    origin,
    engine,
    context,
  }: {
    id: string;
    input: CreateCacheClusterMessage;
    origin: Origin | undefined;
    engine: ResolvedEngine;
    context: ActionContext;
  },
): Promise<NewCluster> {
  const { region, now } = context;
  const settings = origin?.settings;
  numCacheNodes(input.NumCacheNodes ?? 1);
  const typeName = input.CacheNodeType ?? settings?.CacheNodeType;
  if (!typeName)
    throw new Fault(
      'InvalidParameterValue',
      'CacheNodeType is missing. Choose one, for example cache.t4g.micro or cache.m7g.large.',
    );
  const type = nodeType(typeName);
  const retention = snapshotRetentionLimit(input.SnapshotRetentionLimit ?? 0);
  if (retention > 0 && !canSnapshot(type)) {
    throw new Fault(
      'InvalidParameterCombination',
      `SnapshotRetentionLimit ${retention}: ${type.name} can't be snapshotted. Set it to 0, or choose cache.m1.small or larger.`,
    );
  }
  const windows = chooseWindows(region, id, {
    maintenance: input.PreferredMaintenanceWindow
      ? parseMaintenanceWindow(input.PreferredMaintenanceWindow, 'PreferredMaintenanceWindow')
      : undefined,
    snapshot: input.SnapshotWindow ? parseSnapshotWindow(input.SnapshotWindow) : undefined,
  });
  return {
    region,
    id,
    status: 'creating',
    engine: engine.engine,
    engine_version: engine.version,
    shown_version: engine.shown,
    node_type: type.name,
    port: port(input.Port ?? settings?.Port ?? DEFAULT_PORT),
    availability_zone: input.PreferredAvailabilityZone
      ? availabilityZone(input.PreferredAvailabilityZone, region)
      : defaultAvailabilityZone(region, id),
    parameter_group: await chooseParameterGroup(store, region, input.CacheParameterGroupName, engine),
    parameter_apply_status: 'in-sync',
    subnet_group: input.CacheSubnetGroupName
      ? (await findSubnetGroup(store, region, input.CacheSubnetGroupName)).name
      : null,
    security_group_ids_json: JSON.stringify(
      (input.SecurityGroupIds ?? []).map((group) => securityGroupId(group)),
    ),
    maintenance_window: formatWindow(windows.maintenance),
    snapshot_window: formatWindow(windows.snapshot),
    snapshot_retention_limit: retention,
    auto_minor_version_upgrade: input.AutoMinorVersionUpgrade === false ? 0 : 1,
    notification_topic_arn: input.NotificationTopicArn
      ? notificationTopicArn(input.NotificationTopicArn, region)
      : null,
    restore_source_json: origin ? JSON.stringify(origin.source) : null,
    pending_json: '{}',
    created_at: now.toISOString(),
  };
}
/** A snapshot whose data would not fit is refused before anything starts. @throws Fault */
export async function requireRoom(
  store: Queryable,
  row: NewCluster,
  origin: Origin | undefined,
): Promise<void> {
  const node = origin?.manifest?.nodes[0];
  if (!node) return;
  await requireDatabases(store, row, origin.manifest!);
  const maxmemory = await maxmemoryWith(store, row.region, row.node_type, row.parameter_group);
  const shortage = memoryShortage({ usedMemory: node.usedMemory, maxmemory, nodeType: row.node_type });
  if (shortage)
    throw new Fault(
      'InvalidParameterValue',
      `Snapshot ${quoted(origin.manifest!.name)} doesn't fit: ${shortage}`,
    );
}
