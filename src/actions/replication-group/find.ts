import { type GroupWithMembers, loadGroup } from '../../control/group/rows.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import type { Queryable } from '../../store/database.ts';

/** The group of that id in a region, however its letters are written. @throws Fault ReplicationGroupNotFoundFault */
export async function findGroup(store: Queryable, region: string, id: string): Promise<GroupWithMembers> {
  const found = await loadGroup(store, region, id.toLowerCase());
  if (found) return found;
  throw new Fault(
    'ReplicationGroupNotFoundFault',
    `ReplicationGroup not found: ${quoted(id)} in ${region}. List what is there with DescribeReplicationGroups, and check the region.`,
  );
}
