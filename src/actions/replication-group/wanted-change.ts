import type { ModifyReplicationGroupMessage } from '@aws-sdk/client-elasticache';
import { type GroupChange, pendingOfGroup } from '../../control/group/pending.ts';
import type { GroupWithMembers } from '../../control/group/rows.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import type { Queryable } from '../../store/database.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import type { ActionContext } from '../action.ts';
import { deferrableChange } from '../cache-cluster/deferrable-change.ts';
import { checkFailoverSettings } from './failover-settings.ts';
import { primaryOf } from './primary.ts';
import { requireMember } from './require-member.ts';

/**
 * What a request, and what waited before it, change of a group that may have to wait for its maintenance window. What
 * already is so has nothing to wait for: asking for it again takes back what was pending. @throws Fault
 */
export async function wantedChange(
  transaction: Queryable,
  input: ModifyReplicationGroupMessage,
  found: GroupWithMembers,
  context: ActionContext,
): Promise<GroupChange> {
  const { group } = found;
  const primary = primaryOf(found);
  const ofMembers = await deferrableChange(
    transaction,
    { ...input, CacheClusterId: primary.id },
    primary,
    context,
  );
  const change: GroupChange = { ...pendingOfGroup(group), ...ofMembers };
  if (input.PrimaryClusterId) change.switchover_to = nextPrimary(found, input.PrimaryClusterId);
  if (input.AutomaticFailoverEnabled !== undefined)
    change.automatic_failover = input.AutomaticFailoverEnabled ? 1 : 0;
  if (input.MultiAZEnabled !== undefined) change.multi_az = input.MultiAZEnabled ? 1 : 0;
  if (
    input.AutomaticFailoverEnabled !== undefined ||
    input.MultiAZEnabled !== undefined ||
    input.CacheNodeType
  ) {
    checkFailoverSettings({
      automatic: (change.automatic_failover ?? group.automatic_failover) === 1,
      multiAz: (change.multi_az ?? group.multi_az) === 1,
      zones: found.members.map(({ cluster }) => cluster.availability_zone),
      nodeType: change.node_type ?? primary.node_type,
    });
  }
  return differing(change, found, primary);
}

function differing(change: GroupChange, { group }: GroupWithMembers, primary: CacheClusterRow): GroupChange {
  const { automatic_failover, multi_az } = group;
  const has: Record<string, unknown> = {
    ...primary,
    switchover_to: primary.id,
    automatic_failover,
    multi_az,
  };
  const { engine, engine_version, shown_version } = change;
  // Of an engine and its version, both go with the other.
  const upgrade = (engine ?? primary.engine) !== primary.engine || engine_version !== primary.engine_version;
  return {
    ...Object.fromEntries(Object.entries(change).filter(([name, value]) => has[name] !== value)),
    ...(engine_version && upgrade && { engine, engine_version, shown_version }),
  };
}

function nextPrimary(found: GroupWithMembers, id: string): string {
  const { cluster } = requireMember(found, id, 'PrimaryClusterId');
  if (cluster.id === found.group.primary_cluster_id) return cluster.id;
  if (cluster.status === 'available' && !cluster.role_change_json) return cluster.id;
  throw new Fault(
    'InvalidCacheClusterState',
    `Cache cluster ${quoted(cluster.id)} is ${cluster.status}. Wait until it is available, then make it the primary.`,
  );
}
