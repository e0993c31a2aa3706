import type { ClusterWithNode } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import type { PrimaryChange } from './change.ts';
import { fence, rollBack } from './grant.ts';
import { handOver } from './hand-over.ts';
import { atChoice, lossInput } from './losses.ts';
import { ask, baseOf, memberOf } from './member.ts';
import type { GroupWithMembers } from './rows.ts';
import type { Timeline } from './timeline.ts';

/** Whether the old primary can't write any more; `unclear` while it doesn't say, `kept` when it goes on as the primary. */
type Disarmed = 'done' | 'unclear' | 'kept';

/**
 * Makes sure that the old primary takes no more writes before the new one does. After a failover it is ended; in a planned
 * switchover that a controller had left half done, it may have gone on as before, so it hands over anew.
 */
export async function disarm(
  ctx: ControlContext,
  found: GroupWithMembers,
  change: PrimaryChange,
  to: ClusterWithNode,
  timeline: Timeline,
): Promise<Disarmed> {
  const from = memberOf(found, change.from);
  if (!from || from.cluster.id === to.cluster.id) return 'done';
  if (change.kind !== 'switchover') {
    await fence(ctx, from);
    return 'done';
  }
  const { running, replication } = await ask(ctx, from);
  if (replication?.role === 'slave') return 'done';
  if (!running) {
    await noteLoss(ctx, found, from, to);
    return 'done';
  }
  if (!replication) return 'unclear';
  if ((await ask(ctx, to)).replication?.role === 'master') {
    // The new one has the role already: whatever brought the old one back, it must not write beside it.
    await fence(ctx, from);
    return 'done';
  }
  const { group } = found;
  const decided = async () => undefined;
  try {
    await handOver(ctx, { group, from, to, timeline, commit: decided, rollBack: decided });
    return 'done';
  } catch (error) {
    // Whatever stood in its way, such as a target that died: the old one is, or becomes, what it was.
    ctx.logger.warn({ err: error, group: group.id, change }, 'a switchover is taken back');
    await rollBack(ctx, found, change, (error as Error).message);
    return 'kept';
  }
}

/** It may have gone on taking writes before it died, so what it has is read like that of any dead primary. */
async function noteLoss(
  ctx: ControlContext,
  { group }: GroupWithMembers,
  from: ClusterWithNode,
  to: ClusterWithNode,
): Promise<void> {
  const base = await baseOf(ctx, to);
  const survivor = await ask(ctx, to);
  // One that leads already was looked at before, by a controller that has died since.
  if (survivor.replication?.role !== 'slave') return;
  const input = atChoice(ctx, lossInput(ctx, from, survivor, base), group.epoch);
  await ctx.store
    .updateTable('failover')
    .set({ loss_input_json: JSON.stringify([input]) })
    .where('region', '=', group.region)
    .where('group_id', '=', group.id)
    .where('epoch', '=', group.epoch)
    .execute();
}
