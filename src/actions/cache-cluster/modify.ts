import type { ModifyCacheClusterMessage, ModifyCacheClusterResult } from '@aws-sdk/client-elasticache';
import { maxmemoryWith } from '../../control/cluster/parameters.ts';
import { type ClusterChange, pendingOf } from '../../control/cluster/pending.ts';
import { updateCluster } from '../../control/cluster/rows.ts';
import { recordEvent } from '../../control/events.ts';
import { type CacheClusterStatus, canModify } from '../../domain/cluster-status.ts';
import { chooseWindows } from '../../domain/default-windows.ts';
import { type Engine, isUpgrade, parseEngine, resolveEngineVersion } from '../../domain/engine-versions.ts';
import { defaultParameterGroupName, familyOf } from '../../domain/family-names.ts';
import { Fault } from '../../domain/fault.ts';
import { isDefaultParameterGroupName, quoted } from '../../domain/identifiers.ts';
import { numCacheNodes, snapshotRetentionLimit } from '../../domain/limits.ts';
import { memoryShortage } from '../../domain/memory-fit.ts';
import { notificationTopicArn, securityGroupId } from '../../domain/network-identifiers.ts';
import { allowedNodeTypeModifications, canSnapshot, nodeType } from '../../domain/node-types.ts';
import { formatWindow, parseMaintenanceWindow, parseSnapshotWindow } from '../../domain/windows.ts';
import { infoNumber } from '../../engine/info.ts';
import type { Queryable } from '../../store/database.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import type { Action, ActionContext } from '../action.ts';
import { findCluster } from './find.ts';
import { chooseParameterGroup } from './groups.ts';
import { showCluster } from './show.ts';
import { refuseUnsupported } from './unsupported.ts';

/**
 * Settings of Holdfast's own take effect at once, as in ElastiCache; a new node type or engine version does with
 * ApplyImmediately, and else waits, shown as pending, for the maintenance window.
 */
export const ModifyCacheCluster: Action<ModifyCacheClusterMessage, ModifyCacheClusterResult> = async (
  input,
  context,
) => {
  const { store, region, accountId, now, wake } = context;
  refuseUnsupported(input);
  if (input.NumCacheNodes !== undefined) numCacheNodes(input.NumCacheNodes);
  const usedMemory = await usedMemoryOf(input, context);
  const modified = await store.transaction().execute(async (transaction) => {
    const { cluster } = await findCluster(transaction, region, input.CacheClusterId ?? '');
    if (!canModify(cluster.status as CacheClusterStatus)) {
      throw new Fault(
        'InvalidCacheClusterState',
        `Cache cluster ${quoted(cluster.id)} is ${cluster.status}. Wait until it is available, then modify it.`,
      );
    }
    const settings = newSettings(input, cluster);
    const asked = await deferrable(transaction, input, cluster, context);
    await checkFit(transaction, { ...cluster, ...asked }, input, usedMemory);
    // What already is so has nothing to wait for: asking for it again takes back what was pending.
    const waiting = differing({ ...pendingOf(cluster), ...asked }, cluster);
    const immediate = input.ApplyImmediately ? waiting : {};
    // A parameter group alone takes effect as soon as possible, whether or not other changes wait.
    if (asked.parameter_group && !waiting.engine_version) {
      Object.assign(immediate, { parameter_group: asked.parameter_group });
      delete waiting.parameter_group;
    }
    const applies = Object.keys(differing(immediate, cluster)).length > 0;
    const change: Partial<CacheClusterRow> = {
      ...settings,
      ...immediate,
      pending_json: JSON.stringify(input.ApplyImmediately ? {} : waiting),
      ...(applies ? { status: 'modifying' } : {}),
      ...(immediate.parameter_group ? { parameter_apply_status: 'applying' } : {}),
    };
    await updateCluster(transaction, cluster, change);
    const message = applies ? 'Modifying the cache cluster' : 'Settings of the cache cluster changed';
    await recordEvent(transaction, { region, source: 'cache-cluster', id: cluster.id, message, at: now });
    return { ...cluster, ...change };
  });
  wake({ kind: 'cluster', region, id: modified.id });
  return { CacheCluster: showCluster(modified, { accountId }) };
};

function newSettings(input: ModifyCacheClusterMessage, cluster: CacheClusterRow): Partial<CacheClusterRow> {
  const { region, id } = cluster;
  const windows = chooseWindows(region, id, {
    maintenance: parseMaintenanceWindow(input.PreferredMaintenanceWindow || cluster.maintenance_window),
    snapshot: parseSnapshotWindow(input.SnapshotWindow || cluster.snapshot_window),
  });
  const retention = snapshotRetentionLimit(input.SnapshotRetentionLimit ?? cluster.snapshot_retention_limit);
  if (retention > 0 && !canSnapshot(nodeType(input.CacheNodeType ?? cluster.node_type))) {
    throw new Fault(
      'InvalidParameterCombination',
      `SnapshotRetentionLimit ${retention}: ${cluster.node_type} can't be snapshotted. Set it to 0.`,
    );
  }
  const status = input.NotificationTopicStatus;
  if (status !== undefined && status !== 'active' && status !== 'inactive') {
    throw new Fault(
      'InvalidParameterValue',
      `Invalid value ${quoted(status)} for NotificationTopicStatus. Use "active" or "inactive".`,
    );
  }
  return {
    maintenance_window: formatWindow(windows.maintenance),
    snapshot_window: formatWindow(windows.snapshot),
    snapshot_retention_limit: retention,
    ...(input.AutoMinorVersionUpgrade === undefined
      ? {}
      : { auto_minor_version_upgrade: input.AutoMinorVersionUpgrade ? 1 : 0 }),
    ...(input.SecurityGroupIds
      ? {
          security_group_ids_json: JSON.stringify(
            input.SecurityGroupIds.map((group) => securityGroupId(group)),
          ),
        }
      : {}),
    ...(input.NotificationTopicArn
      ? {
          notification_topic_arn: notificationTopicArn(input.NotificationTopicArn, region),
          notification_topic_status: 'active',
        }
      : {}),
    ...(status ? { notification_topic_status: status } : {}),
  };
}

/** The changes that may have to wait, checked as if they were made now. */
async function deferrable(
  store: Queryable,
  input: ModifyCacheClusterMessage,
  cluster: CacheClusterRow,
  context: ActionContext,
): Promise<ClusterChange> {
  const change: ClusterChange = {};
  if (input.CacheNodeType) change.node_type = allowedType(input.CacheNodeType, cluster);
  const engine = input.Engine ? parseEngine(input.Engine) : (cluster.engine as Engine);
  let version = cluster.engine_version;
  if (input.EngineVersion || engine !== cluster.engine) {
    const resolved = resolveEngineVersion(engine, input.EngineVersion, await context.engines.list());
    version = resolved.version;
    const same = engine === cluster.engine && version === cluster.engine_version;
    if (
      !same &&
      !isUpgrade({ engine: cluster.engine as Engine, version: cluster.engine_version }, { engine, version })
    ) {
      throw new Fault(
        'InvalidParameterCombination',
        `EngineVersion: ${cluster.engine} ${cluster.shown_version} can't be changed to ${engine} ${resolved.shown} in place, which is no upgrade. Restore a snapshot into a new cluster of that version instead.`,
      );
    }
    Object.assign(change, { engine, engine_version: version, shown_version: resolved.shown });
  }
  const otherFamily =
    familyOf(engine, version) !== familyOf(cluster.engine as Engine, cluster.engine_version);
  if (input.CacheParameterGroupName) {
    change.parameter_group = await chooseParameterGroup(
      store,
      cluster.region,
      input.CacheParameterGroupName,
      { engine, version },
    );
  } else if (otherFamily && isDefaultParameterGroupName(cluster.parameter_group)) {
    change.parameter_group = defaultParameterGroupName(familyOf(engine, version));
  } else if (otherFamily) {
    throw new Fault(
      'InvalidParameterCombination',
      `The parameter group ${quoted(cluster.parameter_group)} isn't of family ${familyOf(engine, version)}, which ${engine} ${version} needs. Name one that is as CacheParameterGroupName.`,
    );
  }
  return change;
}

function allowedType(asked: string, cluster: CacheClusterRow): string {
  const to = nodeType(asked).name;
  const { scaleUp, scaleDown } = allowedNodeTypeModifications(nodeType(cluster.node_type));
  if (to === cluster.node_type || scaleUp.includes(to) || scaleDown.includes(to)) return to;
  throw new Fault(
    'InvalidParameterValue',
    `CacheNodeType ${quoted(asked)}: a ${cluster.node_type} can't be changed to it. ListAllowedNodeTypeModifications lists what it can be changed to.`,
  );
}

function differing(change: ClusterChange, cluster: CacheClusterRow): ClusterChange {
  return Object.fromEntries(
    Object.entries(change).filter(([column, value]) => cluster[column as keyof ClusterChange] !== value),
  );
}

/** Asked before the transaction, which must not wait for a node. */
async function usedMemoryOf(
  input: ModifyCacheClusterMessage,
  { control, store, region }: ActionContext,
): Promise<number> {
  if (!input.CacheNodeType && !input.CacheParameterGroupName) return 0;
  const { node } = await findCluster(store, region, input.CacheClusterId ?? '');
  const info = await control.connections
    .to(node)
    .then((connection) => connection.info('memory'))
    .catch(() => undefined);
  return info ? infoNumber(info, 'used_memory') : 0;
}

/** A node with less memory than its data takes would begin to evict or refuse at once. */
async function checkFit(
  store: Queryable,
  wanted: CacheClusterRow,
  input: ModifyCacheClusterMessage,
  usedMemory: number,
): Promise<void> {
  if (usedMemory === 0) return;
  const maxmemory = await maxmemoryWith(store, wanted.region, wanted.node_type, wanted.parameter_group);
  const shortage = memoryShortage({ usedMemory, maxmemory, nodeType: wanted.node_type });
  if (!shortage) return;
  throw new Fault(
    'InvalidParameterValue',
    `${input.CacheNodeType ? 'CacheNodeType' : 'CacheParameterGroupName'}: cache cluster ${quoted(wanted.id)} can't be changed to it: ${shortage}`,
  );
}
