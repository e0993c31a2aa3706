import type {
  ModifyReplicationGroupMessage,
  ModifyReplicationGroupResult,
} from '@aws-sdk/client-elasticache';
import { updateCluster } from '../../control/cluster/rows.ts';
import { recordEvent } from '../../control/events.ts';
import { applyGroupChange } from '../../control/group/apply-change.ts';
import type { GroupChange } from '../../control/group/pending.ts';
import { type GroupWithMembers, loadGroup, updateGroup } from '../../control/group/rows.ts';
import { upgradeSnapshotName } from '../../control/group/upgrade-snapshot.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import { description } from '../../domain/limits.ts';
import type { CacheClusterRow, ReplicationGroupRow } from '../../store/schema.ts';
import type { Action } from '../action.ts';
import { newSettings } from '../cache-cluster/new-settings.ts';
import { requireRoomFor, usedMemoryOf } from '../cache-cluster/room.ts';
import { requireNewSnapshotName } from '../snapshot/checks.ts';
import { accepted } from './accepted.ts';
import { findGroup } from './find.ts';
import { primaryOf } from './primary.ts';
import { requireAvailable, requireAvailableMembers } from './require-available.ts';
import { requireMember } from './require-member.ts';
import { showGroup } from './show.ts';
import { refuseUnsupported } from './unsupported.ts';
import { wantedChange } from './wanted-change.ts';

/**
 * Settings of Holdfast's own take effect at once, for all members. Another primary, node type, engine version or
 * automatic failover do with ApplyImmediately, and else wait, shown as pending, for the primary's maintenance window.
 */
export const ModifyReplicationGroup: Action<
  ModifyReplicationGroupMessage,
  ModifyReplicationGroupResult
> = async (input, context) => {
  const { store, region, now, control } = context;
  const id = input.ReplicationGroupId ?? '';
  refuseUnsupported(input);
  const { group } = await findGroup(store, region, id);
  const ofPrimary = { ...input, CacheClusterId: group.primary_cluster_id };
  const usedMemory = await usedMemoryOf(ofPrimary, context);
  const { found, begun } = await store.transaction().execute(async (transaction) => {
    const before = await findGroup(transaction, region, id);
    requireAvailable(before, 'modify it');
    const primary = primaryOf(before);
    const settings = newSettings(ofPrimary, primary);
    const wanted = await wantedChange(transaction, input, before, context);
    await requireRoomFor(transaction, wantedPrimary(primary, wanted), ofPrimary, usedMemory);
    const { immediate, waiting } = split(wanted, input);
    if (immediate.engine_version) {
      requireRollout(before, immediate);
      await requireNewSnapshotName(transaction, region, upgradeSnapshotName(before.group.id, now));
    }
    for (const { cluster } of before.members) await updateCluster(transaction, cluster, settings);
    await updateGroup(transaction, before.group, {
      ...settingsOfGroup(input, before),
      pending_json: JSON.stringify(waiting),
    });
    const changed = (await loadGroup(transaction, region, before.group.id))!;
    const applied = await applyGroupChange(transaction, changed, immediate, control, now);
    const message = applied.busy
      ? 'Modifying the replication group'
      : 'Settings of the replication group changed';
    await recordEvent(transaction, {
      region,
      source: 'replication-group',
      id: before.group.id,
      message,
      at: now,
    });
    return { found: (await loadGroup(transaction, region, before.group.id))!, begun: applied };
  });
  accepted(context, { group: found.group.id, clusters: begun.clusters, snapshots: begun.snapshots });
  return { ReplicationGroup: showGroup(found, context) };
};

/** A parameter group alone takes effect as soon as possible, whether or not other changes wait. */
function split(
  wanted: GroupChange,
  input: ModifyReplicationGroupMessage,
): { immediate: GroupChange; waiting: GroupChange } {
  if (input.ApplyImmediately) return { immediate: wanted, waiting: {} };
  const { parameter_group, ...others } = wanted;
  if (!parameter_group || others.engine_version) return { immediate: {}, waiting: wanted };
  return { immediate: { parameter_group }, waiting: others };
}

/** @throws Fault when the group can't be taken to another engine version now */
function requireRollout(found: GroupWithMembers, { switchover_to }: GroupChange): void {
  requireAvailableMembers(found, 'change the engine version');
  if (switchover_to === undefined) return;
  throw new Fault(
    'InvalidParameterCombination',
    `PrimaryClusterId can't be combined with another EngineVersion, which makes a replica the primary on its way. Make ${quoted(switchover_to)} the primary afterwards.`,
  );
}

function wantedPrimary(primary: CacheClusterRow, wanted: GroupChange): CacheClusterRow {
  const { node_type = primary.node_type, parameter_group = primary.parameter_group } = wanted;
  return { ...primary, node_type, parameter_group };
}

/** Settings of the group's own that take effect at once. @throws Fault */
function settingsOfGroup(
  input: ModifyReplicationGroupMessage,
  found: GroupWithMembers,
): Partial<ReplicationGroupRow> {
  const change: Partial<ReplicationGroupRow> = {};
  if (input.ReplicationGroupDescription !== undefined)
    change.description = description(input.ReplicationGroupDescription, 'ReplicationGroupDescription');
  if (input.SnapshottingClusterId) {
    const { cluster } = requireMember(found, input.SnapshottingClusterId, 'SnapshottingClusterId');
    change.snapshotting_cluster_id = cluster.id;
  }
  return change;
}
