import { snapshotSource } from '../../control/group/snapshot-source.ts';
import { Fault } from '../../domain/fault.ts';
import { canSnapshotGroup, type ReplicationGroupStatus } from '../../domain/group-status.ts';
import { quoted } from '../../domain/identifiers.ts';
import type { Queryable } from '../../store/database.ts';
import type { CacheClusterRow, ReplicationGroupRow } from '../../store/schema.ts';
import type { ActionContext } from '../action.ts';
import { requireSnapshotSupport } from '../snapshot/checks.ts';
import { findGroup } from './find.ts';

/** The member that a snapshot of a group is to be taken of now. @throws Fault when the group or all members are busy */
export async function requireGroupSource(
  transaction: Queryable,
  { control, region }: Pick<ActionContext, 'control' | 'region'>,
  id: string,
  field: string,
): Promise<{ cluster: CacheClusterRow; group: ReplicationGroupRow }> {
  const found = await findGroup(transaction, region, id);
  const { group, members } = found;
  if (!canSnapshotGroup(group.status as ReplicationGroupStatus)) {
    throw new Fault(
      'InvalidReplicationGroupState',
      `Replication group ${quoted(group.id)} is ${group.status}. Wait until it is available, then take the snapshot.`,
    );
  }
  if (members[0]) requireSnapshotSupport(members[0].cluster, field);
  const source = snapshotSource(control, found);
  if (source) return { cluster: source.cluster, group };
  const states = members.map(({ cluster }) => `${cluster.id} is ${cluster.status}`).join(', ');
  throw new Fault(
    'InvalidReplicationGroupState',
    `No member of replication group ${quoted(group.id)} can be saved now: ${states}. Wait until one is available, then take the snapshot.`,
  );
}
