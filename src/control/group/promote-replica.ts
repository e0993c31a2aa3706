import { isWrittenDown } from '../../engine/append-only.ts';
import { readReplication } from '../../engine/replication.ts';
import { updateCluster } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import { recordEvent } from '../events.ts';
import { failpoint } from '../failpoints.ts';
import { PROXY_KEY } from '../keys.ts';
import type { Answer } from './member.ts';
import { roleChangeOf } from './role-change.ts';
import { type GroupWithMembers, updateGroup } from './rows.ts';

/**
 * Cuts a replica's tie, once it has all that its primary had when that was asked for: it becomes a cluster of its own. A
 * replica that is behind is looked at again soon.
 */
export async function promoteReplica(
  ctx: ControlContext,
  { group }: GroupWithMembers,
  replica: Answer,
  leader: Answer,
): Promise<void> {
  const { cluster } = replica.member;
  if (roleChangeOf(cluster)?.kind !== 'promote') return;
  const { offset = 0 } = await readReplication(replica.connection!, cluster.engine_version);
  // The primary was asked before: what it had then is what must be here.
  if (offset < leader.replication!.offset!) return;
  // And on its own disk, which is all that it will have.
  if (!(await isWrittenDown(ctx.paths.at(replica.member.node.directory)))) return;
  failpoint('promote.caught-up');
  const { region, id } = cluster;
  await ctx.store.transaction().execute(async (transaction) => {
    await updateCluster(transaction, cluster, { replication_group_id: null, role_change_json: null });
    if (group.snapshotting_cluster_id === id)
      await updateGroup(transaction, group, { snapshotting_cluster_id: null });
    const at = ctx.clock.now();
    const message = `Promoted: a cluster of its own now, with what ${leader.member.cluster.id} held (offset ${offset})`;
    await recordEvent(transaction, { region, source: 'cache-cluster', id, message, at });
    const left = `${id} was promoted and is no replica of this group any more`;
    await recordEvent(transaction, { region, source: 'replication-group', id: group.id, message: left, at });
  });
  failpoint('promote.cut');
  ctx.replication.assign(replica.member.node, undefined);
  // Nobody who reads the group's data is to come to it any more.
  ctx.wake(PROXY_KEY);
  // Who keeps the cluster gives it the right to write.
  ctx.wake({ kind: 'cluster', region, id });
}
