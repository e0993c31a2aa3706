import { listenOn } from '../../engine/replication.ts';
import { updateCluster } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import { failpoint } from '../failpoints.ts';
import { PROXY_KEY } from '../keys.ts';
import { loadSnapshot } from '../snapshot/rows.ts';
import type { Outcome } from '../work-queue.ts';
import { forgetGroup } from './forget.ts';
import { memberOf } from './member.ts';
import { changeGroup } from './note.ts';
import { releasePrimaryFile } from './primary-file.ts';
import type { GroupWithMembers } from './rows.ts';

const POLL_MS = 100;

/** Takes a group apart: after its final snapshot, where one is wanted, its members are deleted, but for a primary that is to stay. */
export async function dissolveGroup(ctx: ControlContext, found: GroupWithMembers): Promise<Outcome> {
  const { group } = found;
  if (group.final_snapshot) {
    const snapshot = await loadSnapshot(ctx.store, group.region, group.final_snapshot);
    if (snapshot?.status === 'creating') {
      ctx.wake({ kind: 'snapshot', region: group.region, id: group.final_snapshot });
      return { againMs: POLL_MS };
    }
    if (snapshot?.status !== 'available') return takeBack(ctx, found);
  }
  if (group.retain_primary === 1) await release(ctx, found);
  const left = await deleteMembers(ctx, found);
  failpoint('group.members-deleting');
  if (left > 0) return { againMs: POLL_MS };
  await forget(ctx, found);
  failpoint('group.forgotten');
  return undefined;
}

/** A final snapshot that failed takes the delete back: nothing is lost unsaved. */
async function takeBack(ctx: ControlContext, { group }: GroupWithMembers): Promise<Outcome> {
  const message = `The replication group was not deleted, since its final snapshot '${group.final_snapshot}' failed; see that snapshot's events`;
  const change = { status: 'modifying', final_snapshot: null, retain_primary: 0 };
  await changeGroup(ctx, group, change, message);
  return { againMs: 0 };
}

/** The primary becomes a cluster of its own, and the endpoint is nobody's. */
async function release(ctx: ControlContext, found: GroupWithMembers): Promise<void> {
  const primary = memberOf(found, found.group.primary_cluster_id);
  if (!primary) return;
  const connection = await ctx.connections.to(primary.node).catch(() => undefined);
  // One that has ended starts again with its own address only.
  if (connection) await listenOn(connection, [primary.node.address]);
  await releasePrimaryFile(ctx, primary.node);
  await updateCluster(ctx.store, primary.cluster, { replication_group_id: null });
  ctx.replication.assign(primary.node, undefined);
  failpoint('group.primary-released');
  const { region, id } = primary.cluster;
  ctx.wake({ kind: 'cluster', region, id });
}

/** @returns how many there still are */
async function deleteMembers(ctx: ControlContext, { group }: GroupWithMembers): Promise<number> {
  const { region, id } = group;
  const members = await ctx.store
    .updateTable('cache_cluster')
    .set({ status: 'deleting', final_snapshot: null })
    .where('region', '=', region)
    .where('replication_group_id', '=', id)
    .returning('id')
    .execute();
  for (const member of members) ctx.wake({ kind: 'cluster', region, id: member.id });
  return members.length;
}

async function forget(ctx: ControlContext, { group }: GroupWithMembers): Promise<void> {
  const automated = await ctx.store
    .transaction()
    .execute((transaction) => forgetGroup(transaction, ctx, group));
  for (const name of automated) ctx.wake({ kind: 'snapshot', region: group.region, id: name });
  ctx.wake(PROXY_KEY);
}
