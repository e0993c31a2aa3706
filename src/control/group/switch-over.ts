import type { ControlContext } from '../context.ts';
import type { Outcome } from '../work-queue.ts';
import { carryOut } from './carry-out.ts';
import type { ChangeCause, PrimaryChange } from './change.ts';
import { commitChange, rollBack } from './grant.ts';
import { handOver } from './hand-over.ts';
import { memberOf } from './member.ts';
import { changeGroupOnce } from './note.ts';
import type { GroupWithMembers } from './rows.ts';
import { Timeline } from './timeline.ts';

/** Moves the primary role to a replica as planned: no acknowledged write is lost, or nothing changes. */
export async function switchOver(
  ctx: ControlContext,
  found: GroupWithMembers,
  toId: string,
  cause: ChangeCause,
): Promise<Outcome> {
  const { group } = found;
  const from = memberOf(found, group.primary_cluster_id)!;
  const to = memberOf(found, toId);
  if (!to) return giveUp(ctx, found, `${toId} is no member of the group any more`);
  if (to === from) return giveUp(ctx, found, `${toId} is the primary already`);
  const timeline = new Timeline();
  const change: PrimaryChange = {
    kind: 'switchover',
    cause,
    from: from.cluster.id,
    to: toId,
    fromEpoch: group.epoch,
    startedAt: ctx.clock.now().toISOString(),
  };
  let committed: GroupWithMembers | undefined;
  const commit = async () => {
    committed = await commitChange(ctx, found, change);
  };
  try {
    await handOver(ctx, {
      group,
      from,
      to,
      timeline,
      commit,
      rollBack: (why) => rollBack(ctx, committed!, change, why),
    });
  } catch (error) {
    ctx.logger.warn({ err: error, group: group.id, change }, 'a switchover could not be made');
    // Once it is written down it is carried out, or was taken back; before that nothing has happened.
    if (committed) return { againMs: 0 };
    return giveUp(ctx, found, (error as Error).message);
  }
  return carryOut(ctx, committed!, change, timeline, true);
}

async function giveUp(ctx: ControlContext, { group }: GroupWithMembers, why: string): Promise<Outcome> {
  await changeGroupOnce(ctx, group, { switchover_to: null }, `Not switched over: ${why}. The primary stays`);
  return { againMs: 0 };
}
