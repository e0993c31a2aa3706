import type { ReplicationBoard } from '../../control/group/board.ts';
import { type GroupWithMembers, loadMembers } from '../../control/group/rows.ts';
import type { Action } from '../action.ts';
import { findGroup } from './find.ts';

/** A member as last seen. Bytes of the replication stream; absent of one that could not be reached. */
interface ReplicationMember {
  ReplicationGroupId: string;
  CacheClusterId: string;
  CurrentRole: 'primary' | 'replica';
  LinkStatus: 'primary' | 'up' | 'syncing' | 'down';
  Offset?: number;
  LagBytes?: number;
  ObservedAt?: Date;
}

/** Holdfast's own: who follows whom, and how far behind, in one group or in all of the region. */
export const DescribeReplication: Action<
  { ReplicationGroupId?: string },
  { Members: ReplicationMember[] }
> = async (input, { store, region, control }) => {
  const groups = input.ReplicationGroupId
    ? [await findGroup(store, region, input.ReplicationGroupId)]
    : await allGroups(store, region);
  return { Members: groups.flatMap((found) => showMembers(found, control.replication)) };
};

async function allGroups(
  store: Parameters<typeof loadMembers>[0],
  region: string,
): Promise<GroupWithMembers[]> {
  const groups = await store
    .selectFrom('replication_group')
    .selectAll()
    .where('region', '=', region)
    .orderBy('id')
    .execute();
  return Promise.all(groups.map(async (group) => ({ group, members: await loadMembers(store, group) })));
}

function showMembers({ group, members }: GroupWithMembers, board: ReplicationBoard): ReplicationMember[] {
  return members.map(({ cluster, node }) => {
    const seen = board.of(node);
    const isPrimary = cluster.id === group.primary_cluster_id;
    return {
      ReplicationGroupId: group.id,
      CacheClusterId: cluster.id,
      CurrentRole: isPrimary ? 'primary' : 'replica',
      LinkStatus: linkOf(seen, isPrimary),
      ...(seen && { Offset: seen.offset, LagBytes: seen.lagBytes, ObservedAt: seen.at }),
    };
  });
}

function linkOf(
  seen: ReturnType<ReplicationBoard['of']>,
  isPrimary: boolean,
): ReplicationMember['LinkStatus'] {
  if (seen?.syncing) return 'syncing';
  if (isPrimary) return seen?.role === 'master' ? 'primary' : 'down';
  return seen?.inSync ? 'up' : 'down';
}
