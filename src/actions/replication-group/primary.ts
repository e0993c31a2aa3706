import type { GroupWithMembers } from '../../control/group/rows.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import type { CacheClusterRow } from '../../store/schema.ts';

/** The member whose settings are the group's. @throws Fault InvalidReplicationGroupState while it is being deleted */
export function primaryOf({ group, members }: GroupWithMembers): CacheClusterRow {
  const primary = members.find(({ cluster }) => cluster.id === group.primary_cluster_id);
  if (primary) return primary.cluster;
  throw new Fault(
    'InvalidReplicationGroupState',
    `Replication group ${quoted(group.id)} is ${group.status} and has no primary. Wait until it is available.`,
  );
}
