import type { ControlContext } from '../context.ts';
import type { Outcome } from '../work-queue.ts';
import type { PrimaryChange } from './change.ts';
import { electReplica, reasonsOf } from './elect-replica.ts';
import { commitChange } from './grant.ts';
import { type LossInput, lossInput } from './losses.ts';
import { askAll, isRunning, memberOf } from './member.ts';
import { changeGroupOnce } from './note.ts';
import { observe } from './observe.ts';
import type { GroupWithMembers } from './rows.ts';

const RETRY_MS = 1_000;

/**
 * A committed change can't be carried out, since its target doesn't serve: another one that has the same data takes its
 * place. Where nobody has, it waits for what the last primary, or the target that may have been one already, has on disk.
 */
export async function retarget(
  ctx: ControlContext,
  found: GroupWithMembers,
  change: PrimaryChange,
  why: string,
): Promise<Outcome> {
  const { group } = found;
  const election =
    group.automatic_failover === 1 || change.kind !== 'recovery'
      ? await electReplica(ctx, found, { epoch: change.fromEpoch, except: [change.to] })
      : { refused: new Map<string, string>(), base: undefined };
  const { chosen } = election;
  if (chosen) {
    const to = chosen.member.cluster.id;
    // The target may have taken writes before it ended: what it has on disk counts too.
    const dead = [change.from, change.to].filter((id, at, all) => id !== to && all.indexOf(id) === at);
    const members = dead.flatMap((id) => memberOf(found, id) ?? []);
    const losses = members.map((member) => lossInput(ctx, member, chosen, election.base));
    await commitChange(ctx, found, { ...change, kind: 'failover', to }, losses);
    return { againMs: 0 };
  }
  const target = memberOf(found, change.to);
  if (target && change.kind !== 'recovery') {
    // It may have been the primary already, and hold what nobody else does.
    const recovery = { ...change, kind: 'recovery', from: change.to } as const;
    await commitChange(ctx, found, recovery, await lossesToTell(ctx, found));
    return { againMs: 0 };
  }
  observe(ctx, found, await askAll(ctx, found), undefined);
  startOthers(ctx, found, change.to);
  const others = reasonsOf(election);
  return waitForOperator(ctx, found, others ? `${why}; ${others}` : why);
}

/** What the last primary was ahead of the target by is lost all the same when the target comes back alone. */
async function lossesToTell(ctx: ControlContext, { group }: GroupWithMembers): Promise<LossInput[]> {
  const row = await ctx.store
    .selectFrom('failover')
    .select('loss_input_json')
    .where('region', '=', group.region)
    .where('group_id', '=', group.id)
    .where('epoch', '=', group.epoch)
    .executeTakeFirst();
  return row?.loss_input_json ? (JSON.parse(row.loss_input_json) as LossInput[]) : [];
}

/** What a member has can be read, and chosen by an operator, once it runs. It takes no writes until then. */
function startOthers(ctx: ControlContext, found: GroupWithMembers, waitedFor: string): void {
  for (const member of found.members) {
    const { region, id, status } = member.cluster;
    // One that has failed is tried again by itself.
    if (id !== waitedFor && status !== 'failed' && !isRunning(ctx, member))
      ctx.wake({ kind: 'cluster', region, id });
  }
}

/** Nothing can be done that would not lose what a primary had acknowledged: somebody has to say so. */
async function waitForOperator(
  ctx: ControlContext,
  { group }: GroupWithMembers,
  why: string,
): Promise<Outcome> {
  const message =
    `The group has no primary: ${why}. It waits until that is mended; to go on with what a member has, ` +
    `whatever is lost: holdfast failover ${group.id} --force --to MEMBER`;
  await changeGroupOnce(ctx, group, { status: 'failed' }, message);
  return { againMs: RETRY_MS };
}
