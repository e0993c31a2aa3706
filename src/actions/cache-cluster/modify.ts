import type { ModifyCacheClusterMessage, ModifyCacheClusterResult } from '@aws-sdk/client-elasticache';
import { type ClusterChange, pendingOf } from '../../control/cluster/change.ts';
import { updateCluster } from '../../control/cluster/rows.ts';
import { recordEvent } from '../../control/events.ts';
import { failpoint } from '../../control/failpoints.ts';
import { type CacheClusterStatus, canModify } from '../../domain/cluster-status.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import { numCacheNodes } from '../../domain/limits.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import type { Action } from '../action.ts';
import { deferrableChange } from './deferrable-change.ts';
import { findCluster } from './find.ts';
import { newSettings } from './new-settings.ts';
import { requireRoomFor, usedMemoryOf } from './room.ts';
import { requireSettingsOfGroup } from './same-settings.ts';
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
    if (cluster.replication_group_id) {
      requireSettingsOfGroup(input, cluster);
      return cluster;
    }
    const settings = newSettings(input, cluster);
    const asked = await deferrableChange(transaction, input, cluster, context);
    await requireRoomFor(transaction, { ...cluster, ...asked }, input, usedMemory);
    // What already is so has nothing to wait for: asking for it again takes back what was pending.
    const { role_change, ...pending } = pendingOf(cluster);
    const waiting = differing({ ...pending, ...asked }, cluster);
    const immediate = input.ApplyImmediately ? { ...waiting } : {};
    // A parameter group alone takes effect as soon as possible, whether or not other changes wait.
    if (asked.parameter_group && !waiting.engine_version) {
      Object.assign(immediate, { parameter_group: asked.parameter_group });
      delete waiting.parameter_group;
    }
    const applies = Object.keys(differing(immediate, cluster)).length > 0;
    const change: Partial<CacheClusterRow> = {
      ...settings,
      ...immediate,
      // What replaces a cluster's data, or cuts it off, is never hurried along by something else.
      pending_json: JSON.stringify({ ...(input.ApplyImmediately ? {} : waiting), role_change }),
      ...(applies ? { status: 'modifying' } : {}),
      ...(immediate.parameter_group ? { parameter_apply_status: 'applying' } : {}),
    };
    await updateCluster(transaction, cluster, change);
    const message = applies ? 'Modifying the cache cluster' : 'Settings of the cache cluster changed';
    await recordEvent(transaction, { region, source: 'cache-cluster', id: cluster.id, message, at: now });
    return { ...cluster, ...change };
  });
  failpoint('modify.accepted');
  wake({ kind: 'cluster', region, id: modified.id });
  return { CacheCluster: showCluster(modified, { accountId }) };
};

function differing(change: ClusterChange, cluster: CacheClusterRow): ClusterChange {
  return Object.fromEntries(
    Object.entries(change).filter(([column, value]) => cluster[column as keyof ClusterChange] !== value),
  );
}
