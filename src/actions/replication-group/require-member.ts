import type { ClusterWithNode } from '../../control/cluster/rows.ts';
import type { GroupWithMembers } from '../../control/group/rows.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';

/** The member of that id, however its letters are written. @throws Fault InvalidParameterValue that lists the members */
export function requireMember(
  { group, members }: GroupWithMembers,
  id: string,
  field: string,
): ClusterWithNode {
  const member = members.find(({ cluster }) => cluster.id === id.toLowerCase());
  if (member) return member;
  throw new Fault(
    'InvalidParameterValue',
    `${field} ${quoted(id)} is no member of replication group ${quoted(group.id)}. Its members are ${members.map(({ cluster }) => cluster.id).join(', ')}.`,
  );
}
