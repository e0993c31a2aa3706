import { noteEnded } from '../cluster/observe.ts';
import type { ControlContext } from '../context.ts';
import { PROXY_KEY } from '../keys.ts';
import type { Outcome } from '../work-queue.ts';
import type { PrimaryChange } from './change.ts';
import { disarm } from './disarm.ts';
import { enthrone, finishChange } from './grant.ts';
import { ask, isRunning, memberOf } from './member.ts';
import { changeGroupOnce } from './note.ts';
import { doubtsOf } from './proof.ts';
import { retarget } from './retarget.ts';
import type { GroupWithMembers } from './rows.ts';
import { Timeline } from './timeline.ts';

const POLL_MS = 50;
const ENTHRONE_AGAIN_MS = 250;

/**
 * Does what a committed change says; begun anew by a controller that finds it undone. Each step is harmless when it was
 * done before. `disarmed`: the old primary is known to take no more writes.
 */
export async function carryOut(
  ctx: ControlContext,
  found: GroupWithMembers,
  change: PrimaryChange,
  timeline = sinceStart(ctx, change),
  disarmed = false,
): Promise<Outcome> {
  const { group } = found;
  const to = memberOf(found, change.to);
  if (!to) return retarget(ctx, found, change, `${change.to} was removed`);
  if (!disarmed) {
    const result = await disarm(ctx, found, change, to, timeline);
    if (result !== 'done') return { againMs: result === 'kept' ? 0 : POLL_MS };
  }
  const { running, connection, replication } = await ask(ctx, to);
  if (!connection || !replication || replication.loading) {
    const mayCome = running || change.kind === 'recovery';
    if (!mayCome || to.cluster.status === 'failed')
      return retarget(ctx, found, change, `${change.to} does not serve`);
    // Who starts it wakes this group when it serves. The others are started after it, so that it has the machine for itself.
    if (!running) ctx.wake({ kind: 'cluster', region: group.region, id: change.to });
    for (const member of found.members)
      if (member !== to && !isRunning(ctx, member)) await noteEnded(ctx, member);
    return { againMs: POLL_MS };
  }
  if (change.kind === 'recovery' && !change.forced) {
    const doubts = await doubtsOf(ctx, to);
    if (doubts) return retarget(ctx, found, change, doubts);
  }
  const was = await enthrone(group, to, connection, timeline).catch((error: Error) => error);
  if (was instanceof Error) {
    // Another program may hold the endpoint's address; one that has died is found out next.
    await changeGroupOnce(ctx, group, {}, `${change.to} can't be made the primary yet: ${was.message}`);
    return { againMs: ENTHRONE_AGAIN_MS };
  }
  await finishChange(ctx, found, change, to, timeline, {
    message: messageOf(change),
    was,
    outageMs: change.kind === 'creation' ? null : (timeline.at('endpoint-moved') ?? null),
  });
  ctx.wake(PROXY_KEY);
  // The others follow the new primary, and the old one comes back as a replica.
  for (const { cluster } of found.members)
    ctx.wake({ kind: 'cluster', region: group.region, id: cluster.id });
  return { againMs: 0 };
}

/** Whoever takes a change up later counts from the same beginning. */
function sinceStart(ctx: ControlContext, { startedAt }: PrimaryChange): Timeline {
  const ago = ctx.clock.now().getTime() - Date.parse(startedAt);
  return new Timeline(performance.now() - Math.max(0, ago));
}

const WHY: Record<PrimaryChange['cause'], string> = {
  created: 'the group was made',
  ended: "the primary's process had ended",
  hung: 'the primary did not answer, and was ended',
  test: 'a failover was asked for as a test',
  requested: 'it was asked for',
  forced: 'an operator forced it',
  upgrade: 'its engine is being upgraded',
};

function messageOf({ kind, cause, from, to, forced }: PrimaryChange): string {
  switch (kind) {
    case 'creation':
      return `Replication group created around its primary ${to}`;
    case 'switchover':
      return `Switched over from ${from} to ${to}: ${WHY[cause]}`;
    case 'failover':
      return `Failed over from ${from} to ${to}: ${WHY[cause]}`;
    case 'recovery':
      return forced
        ? `${to} was made the primary with what it has: ${WHY[cause]}`
        : `The primary ${to} serves again, with its data: ${WHY[cause]}`;
  }
}
