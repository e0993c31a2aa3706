import type { ControlContext } from '../context.ts';
import type { Outcome } from '../work-queue.ts';
import { carryOut } from './carry-out.ts';
import type { ChangeCause, PrimaryChange } from './change.ts';
import type { Election } from './elect.ts';
import { electReplica, reasonsOf } from './elect-replica.ts';
import { commitChange, fence } from './grant.ts';
import { lossInput } from './losses.ts';
import { memberOf } from './member.ts';
import { changeGroupOnce } from './note.ts';
import type { GroupWithMembers } from './rows.ts';
import { Timeline } from './timeline.ts';

/**
 * The primary is dead, or is to be: another takes its place when automatic failover is on and one can be trusted; else it
 * is started again in its place, with its data.
 */
export async function replacePrimary(
  ctx: ControlContext,
  found: GroupWithMembers,
  cause: ChangeCause,
  lostAt?: number,
): Promise<Outcome> {
  const { group } = found;
  const timeline = new Timeline(lostAt);
  timeline.ended('detected');
  const primary = memberOf(found, group.primary_cluster_id);
  if (primary) await fence(ctx, primary);
  timeline.ended('fenced');
  const change = {
    cause,
    from: group.primary_cluster_id,
    fromEpoch: group.epoch,
    startedAt: startOf(ctx, timeline),
  };
  if (group.automatic_failover === 1 || cause === 'test') {
    const election = await electReplica(ctx, found, { epoch: group.epoch, except: [change.from] });
    timeline.ended('chosen');
    if (election.chosen) {
      const { member } = election.chosen;
      const failover: PrimaryChange = { ...change, kind: 'failover', to: member.cluster.id };
      const losses = primary ? [lossInput(ctx, primary, election.chosen, election.base)] : [];
      const committed = await commitChange(ctx, found, failover, losses);
      timeline.ended('committed');
      return carryOut(ctx, committed, failover, timeline);
    }
    await sayWhyNot(ctx, found, election);
  }
  const recovery: PrimaryChange = { ...change, kind: 'recovery', to: change.from };
  return carryOut(ctx, await commitChange(ctx, found, recovery), recovery, timeline);
}

/** When writes stopped being taken, by the clock. */
function startOf(ctx: ControlContext, timeline: Timeline): string {
  return new Date(ctx.clock.now().getTime() - (performance.now() - timeline.began)).toISOString();
}

async function sayWhyNot(
  ctx: ControlContext,
  { group }: GroupWithMembers,
  election: Election,
): Promise<void> {
  const message =
    election.refused.size === 0
      ? 'No automatic failover: the group has no replica. Its primary is started again with its data'
      : `No automatic failover, since no replica can be trusted (${reasonsOf(election)}). The primary is started again with its data`;
  await changeGroupOnce(ctx, group, { status: 'modifying' }, message);
}
