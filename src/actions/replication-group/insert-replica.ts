import type { GroupWithMembers } from '../../control/group/rows.ts';
import { formatArn } from '../../domain/arn.ts';
import type { Queryable } from '../../store/database.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import type { ActionContext } from '../action.ts';
import { insertCluster, type NewCluster, requireNewClusterId } from '../cache-cluster/insert.ts';
import { type GivenTags, readTags } from '../tag/write-tags.ts';
import { primaryOf } from './primary.ts';

/** Writes down one more member of a group, with the group's tags beside its own. The caller wakes both afterwards. */
export async function insertReplica(
  transaction: Queryable,
  found: GroupWithMembers,
  { id, zone, tags }: { id: string; zone: string; tags?: GivenTags | undefined },
  context: ActionContext,
): Promise<void> {
  const { region, accountId, now } = context;
  await requireNewClusterId(transaction, region, id);
  const arn = formatArn({ type: 'replicationgroup', region, accountId, name: found.group.id });
  const own = new Set(tags?.map((tag) => tag.Key));
  const ofGroup = (await readTags(transaction, { region, arn })).filter((tag) => !own.has(tag.Key));
  const last = Math.max(0, ...found.members.map(({ cluster }) => cluster.preferred_order));
  const row = replicaRow(primaryOf(found), { id, zone, order: last + 1, now });
  await insertCluster(transaction, row, [...ofGroup, ...(tags ?? [])], context);
}

/** A new member with all settings of the primary. */
export function replicaRow(
  primary: NewCluster | CacheClusterRow,
  { id, zone, order, now }: { id: string; zone: string; order: number; now: Date },
): NewCluster {
  return {
    ...primary,
    id,
    status: 'creating',
    availability_zone: zone,
    parameter_apply_status: 'in-sync',
    restore_source_json: null,
    pending_json: '{}',
    final_snapshot: null,
    reboot_requested: 0,
    role_change_json: null,
    preferred_order: order,
    created_at: now.toISOString(),
  };
}
