import type { GroupWithMembers } from '../../control/group/rows.ts';
import { Fault } from '../../domain/fault.ts';
import { canModifyGroup, type ReplicationGroupStatus } from '../../domain/group-status.ts';
import { quoted } from '../../domain/identifiers.ts';

/** @throws Fault InvalidReplicationGroupState unless the group is at rest */
export function requireAvailable({ group }: GroupWithMembers, doing: string): void {
  if (canModifyGroup(group.status as ReplicationGroupStatus)) return;
  const remedy =
    group.status === 'failed'
      ? `It has no primary that can be trusted: see its events, then delete it or use ForceFailover.`
      : `Wait until it is available, then ${doing}.`;
  throw new Fault(
    'InvalidReplicationGroupState',
    `Replication group ${quoted(group.id)} is ${group.status}. ${remedy}`,
  );
}

/** @throws Fault InvalidCacheClusterState unless all members are at rest */
export function requireAvailableMembers({ members }: GroupWithMembers, doing: string): void {
  const busy = members.find(({ cluster }) => cluster.status !== 'available');
  if (!busy) return;
  throw new Fault(
    'InvalidCacheClusterState',
    `Cache cluster ${quoted(busy.cluster.id)} is ${busy.cluster.status}. Wait until all members are available, or delete it, then ${doing}.`,
  );
}
