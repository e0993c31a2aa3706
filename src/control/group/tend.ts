import { listeningOn, listenOn, serveStaleData } from '../../engine/replication.ts';
import { updateNode } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import type { Outcome } from '../work-queue.ts';
import { endIfStopped } from './hung.ts';
import { letFollow } from './let-follow.ts';
import { keepMarks } from './marks.ts';
import type { Answer } from './member.ts';
import { changeGroupOnce } from './note.ts';
import { isInSync } from './observe.ts';
import { promoteReplica } from './promote-replica.ts';
import { removeReceived } from './received-file.ts';
import { advanceRollout } from './roll-out.ts';
import type { GroupWithMembers } from './rows.ts';
import { settleGroup } from './settle.ts';

/** How often a group at rest is looked at: what is seen is what a failover has to go by. */
const LOOK_MS = 1_000;
/** While somebody waits for a replica. */
const BUSY_LOOK_MS = 50;

/** Keeps a group with a serving primary as it should be: the endpoint, who follows whom, and what is told of it. */
export async function tend(
  ctx: ControlContext,
  found: GroupWithMembers,
  answers: readonly Answer[],
  leader: Answer,
): Promise<Outcome> {
  await keepEndpoint(ctx, found, leader);
  await removeReceived(ctx, leader.member);
  const replicas = answers.filter((answer) => answer !== leader);
  const waiting = await letFollow(ctx, leader, replicas);
  for (const replica of replicas) {
    const { cluster, node } = replica.member;
    ctx.watch.setUrgent(node, false);
    if (isInSync(replica, leader.member.node)) {
      if (node.data_epoch !== found.group.epoch) {
        await serveStaleData(replica.connection!);
        // What was marked when it was the primary itself, it may have replaced by the primary's data since.
        await updateNode(ctx.store, node, { data_epoch: found.group.epoch, data_mark_json: null });
        // One that joined with data of its own is a replica only now.
        if (node.data_epoch === 0) ctx.wake({ kind: 'cluster', region: cluster.region, id: cluster.id });
      }
      if (cluster.role_change_json) await promoteReplica(ctx, found, replica, leader);
    } else if (!replica.running && cluster.status !== 'failed') {
      ctx.wake({ kind: 'cluster', region: cluster.region, id: cluster.id });
    } else if (!replica.replication) await endIfStopped(ctx, replica.member);
  }
  await keepMarks(ctx, found, leader);
  const rolling = await advanceRollout(ctx, found, answers, leader);
  if (rolling) return rolling;
  const settled = await settleGroup(ctx, found, replicas, leader);
  // Until a full disk's traces are gone from a file, its node had better not die.
  const isHurt = answers.some(({ member }) => ctx.fullDisks.owes(member.node));
  return { againMs: waiting || isHurt || !settled ? BUSY_LOOK_MS : LOOK_MS };
}

/** Whoever is primary binds the endpoint; also one that lost it, and one whose group has just been made. */
async function keepEndpoint(
  ctx: ControlContext,
  { group }: GroupWithMembers,
  { member, connection }: Answer,
): Promise<void> {
  const wanted = [member.node.address, group.endpoint_address];
  const bound = await listeningOn(connection!);
  if (wanted.join() === bound.join()) return;
  await listenOn(connection!, wanted).catch(async (error: Error) => {
    const endpoint = `${group.endpoint_address}:${member.node.port}`;
    const message = `The primary ${member.cluster.id} can't take the endpoint ${endpoint}, which another program may hold: ${error.message}`;
    await changeGroupOnce(ctx, group, {}, message);
  });
}
