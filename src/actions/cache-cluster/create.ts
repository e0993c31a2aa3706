import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { CreateCacheClusterMessage, CreateCacheClusterResult } from '@aws-sdk/client-elasticache';
import type { Insertable } from 'kysely';
import { freeAddress } from '../../control/cluster/addresses.ts';
import { maxmemoryWith } from '../../control/cluster/parameters.ts';
import { loadCluster } from '../../control/cluster/rows.ts';
import { recordEvent } from '../../control/events.ts';
import { failpoint } from '../../control/failpoints.ts';
import { formatArn } from '../../domain/arn.ts';
import { chooseWindows } from '../../domain/default-windows.ts';
import {
  type Engine,
  parseEngine,
  type ResolvedEngine,
  resolveEngineVersion,
} from '../../domain/engine-versions.ts';
import { Fault } from '../../domain/fault.ts';
import { cacheClusterId, quoted } from '../../domain/identifiers.ts';
import { DEFAULT_PORT, numCacheNodes, port, snapshotRetentionLimit } from '../../domain/limits.ts';
import { memoryShortage } from '../../domain/memory-fit.ts';
import { notificationTopicArn, securityGroupId } from '../../domain/network-identifiers.ts';
import { canSnapshot, nodeType } from '../../domain/node-types.ts';
import { canLoad } from '../../domain/rdb-compatibility.ts';
import { availabilityZone, defaultAvailabilityZone } from '../../domain/regions.ts';
import { formatWindow, parseMaintenanceWindow, parseSnapshotWindow } from '../../domain/windows.ts';
import type { Queryable } from '../../store/database.ts';
import type { Database } from '../../store/schema.ts';
import type { Action, ActionContext } from '../action.ts';
import { findSubnetGroup } from '../cache-subnet-group/find.ts';
import { writeTags } from '../tag/write-tags.ts';
import { chooseParameterGroup } from './groups.ts';
import { type Origin, originOf } from './restore-source.ts';
import { showCluster } from './show.ts';
import { refuseUnsupported } from './unsupported.ts';

const NODE_ID = '0001';

export const CreateCacheCluster: Action<CreateCacheClusterMessage, CreateCacheClusterResult> = async (
  input,
  context,
) => {
  const id = cacheClusterId(input.CacheClusterId ?? '');
  refuseUnsupported(input);
  if (input.ReplicationGroupId) {
    throw new Fault(
      'ReplicationGroupNotFoundFault',
      `Replication group not found: ${quoted(input.ReplicationGroupId)} in ${context.region}.`,
    );
  }
  const origin = await originOf(input, context);
  const engine = await chooseEngine(input, origin, context);
  const { region, accountId, now, store } = context;
  const created = await store.transaction().execute(async (transaction) => {
    if (await loadCluster(transaction, region, id)) {
      throw new Fault(
        'CacheClusterAlreadyExists',
        `Cache cluster ${quoted(id)} already exists in ${region}. Choose another CacheClusterId, or delete it first.`,
      );
    }
    const row = await newRow(transaction, { id, input, origin, engine, context });
    await checkMemory(transaction, row, origin);
    const address = await freeAddress(context.control, transaction, row.port);
    await transaction.insertInto('cache_cluster').values(row).execute();
    await transaction
      .insertInto('cache_node')
      .values({
        region,
        cluster_id: id,
        id: NODE_ID,
        address,
        port: row.port,
        // A directory is never used twice: what was left of an older cluster of this name is not this one's.
        directory: join('nodes', region, `${id}-${NODE_ID}-${randomBytes(4).toString('hex')}`),
        admin_password: randomBytes(24).toString('base64url'),
        directives_json: '{}',
        created_at: row.created_at,
      })
      .execute();
    await writeTags(
      transaction,
      { region, arn: formatArn({ type: 'cluster', region, accountId, name: id }) },
      input.Tags,
    );
    await recordEvent(transaction, {
      region,
      source: 'cache-cluster',
      id,
      message: 'Cache cluster is being created',
      at: now,
    });
    return loadCluster(transaction, region, id);
  });
  failpoint('create.accepted');
  context.wake({ kind: 'cluster', region, id });
  return { CacheCluster: showCluster(created!.cluster, { accountId }) };
};

/** The engine asked for, or the snapshot's own; one that can't load the snapshot is refused here, before anything starts. */
async function chooseEngine(
  input: CreateCacheClusterMessage,
  origin: Origin | undefined,
  context: ActionContext,
): Promise<ResolvedEngine> {
  const available = await context.engines.list();
  const { settings, manifest } = origin ?? {};
  if (!input.Engine && !settings) {
    throw new Fault('InvalidParameterValue', 'Engine is missing. Set it to "redis" or "valkey".');
  }
  const engine: Engine = input.Engine ? parseEngine(input.Engine) : (settings!.Engine as Engine);
  const own = settings && engine === settings.Engine;
  const resolved = resolveEngineVersion(
    engine,
    input.EngineVersion || (own ? settings.BinaryVersion : undefined),
    available,
  );
  const rdb = manifest?.nodes[0]?.rdb;
  const verdict = rdb && canLoad(resolved, rdb);
  if (verdict && !verdict.ok) {
    throw new Fault(
      'InvalidParameterCombination',
      `Snapshot ${quoted(manifest.name)} can't be restored into ${engine} ${resolved.version}: ${verdict.reason}`,
    );
  }
  return own && !input.EngineVersion ? { ...resolved, shown: settings.EngineVersion } : resolved;
}

async function newRow(
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
): Promise<Insertable<Database['cache_cluster']>> {
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

async function checkMemory(
  store: Queryable,
  row: Insertable<Database['cache_cluster']>,
  origin: Origin | undefined,
): Promise<void> {
  const node = origin?.manifest?.nodes[0];
  if (!node) return;
  const maxmemory = await maxmemoryWith(store, row.region, row.node_type, row.parameter_group);
  const shortage = memoryShortage({ usedMemory: node.usedMemory, maxmemory, nodeType: row.node_type });
  if (shortage)
    throw new Fault(
      'InvalidParameterValue',
      `Snapshot ${quoted(origin.manifest!.name)} doesn't fit: ${shortage}`,
    );
}
