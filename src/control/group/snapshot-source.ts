import type { ClusterWithNode } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import type { GroupWithMembers } from './rows.ts';

/**
 * The member that a snapshot of the group is taken of: the one that was chosen for it, else a replica that has what its
 * primary has, so that clients of the primary notice nothing, else the primary. Undefined when none can be asked now.
 */
export function snapshotSource(
  { replication }: Pick<ControlContext, 'replication'>,
  { group, members }: GroupWithMembers,
): ClusterWithNode | undefined {
  const able = members.filter(({ cluster }) => cluster.status === 'available' && !cluster.role_change_json);
  const isPrimary = ({ cluster }: ClusterWithNode) => cluster.id === group.primary_cluster_id;
  const isFit = (one: ClusterWithNode) => isPrimary(one) || replication.of(one.node)?.inSync === true;
  return (
    able.find((one) => one.cluster.id === group.snapshotting_cluster_id && isFit(one)) ??
    able.find((one) => !isPrimary(one) && isFit(one)) ??
    able.find(isPrimary)
  );
}
