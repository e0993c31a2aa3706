import type { CacheNodeRow } from '../../store/schema.ts';
import { engineOf } from '../cluster/start-node.ts';
import type { ControlContext } from '../context.ts';
import type { Outcome } from '../work-queue.ts';
import { rewriteAfterFullDisk } from './after-full-disk.ts';
import { carryOut } from './carry-out.ts';
import { changeOf, Overtaken } from './change.ts';
import { isToBeDemoted } from './demote.ts';
import { dissolveGroup } from './dissolve.ts';
import { forcePrimary } from './force.ts';
import { foundGroup } from './found.ts';
import { commitChange } from './grant.ts';
import { endIfStopped } from './hung.ts';
import { type Answer, askAll, baseOf, isRunning, memberOf } from './member.ts';
import { changeGroup } from './note.ts';
import { isInSync, observe } from './observe.ts';
import { keepPrimaryFile } from './primary-file.ts';
import { replacePrimary } from './replace-primary.ts';
import { type GroupWithMembers, loadGroup } from './rows.ts';
import { switchOver } from './switch-over.ts';
import { tend } from './tend.ts';

/** How soon to look again at a primary that runs and doesn't answer: who watches it ends it when it hangs. */
const SILENT_POLL_MS = 100;

/** Does the next thing that a group's rows, and what its members answer, call for. Nothing slow: a primary may die meanwhile. */
export async function reconcileGroup(ctx: ControlContext, region: string, id: string): Promise<Outcome> {
  try {
    return await nextOf(ctx, region, id);
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
    return { againMs: 0 };
  }
}

async function nextOf(ctx: ControlContext, region: string, id: string): Promise<Outcome> {
  const found = await loadGroup(ctx.store, region, id);
  if (!found || found.group.status === 'create-failed') return undefined;
  for (const { node } of found.members) ctx.replication.assign(node, id);
  if (found.group.status === 'deleting') return dissolveGroup(ctx, found);
  if (found.group.force_to) return forcePrimary(ctx, found, found.group.force_to);
  const change = changeOf(found.group);
  if (change) return carryOut(ctx, found, change);
  if (found.group.epoch === 0) return foundGroup(ctx, found);
  return lookAfter(ctx, found);
}

async function lookAfter(ctx: ControlContext, found: GroupWithMembers): Promise<Outcome> {
  const { group } = found;
  const primary = memberOf(found, group.primary_cluster_id);
  if (!primary) return replacePrimary(ctx, found, 'ended');
  ctx.watch.setUrgent(primary.node, true);
  if (!isRunning(ctx, primary)) return replaceDead(ctx, found);
  const base = await baseOf(ctx, primary);
  const answers = await askAll(ctx, found);
  const leader = answers.find(({ member }) => member === primary)!;
  // Before what was seen of the primary is forgotten, it may have died in between.
  if (!leader.replication) return silent(ctx, found, leader);
  await rewriteAfterFullDisk(ctx, answers);
  await keepPrimaryFile(ctx, leader, answers);
  // Which file its place is in isn't known while a rewrite comes to its end.
  observe(ctx, found, answers, base === (await baseOf(ctx, primary)) ? base : undefined);
  // Whatever was lost before this answer is past.
  ctx.replication.takeLoss(primary.node);
  if (leader.replication.loading) return { againMs: SILENT_POLL_MS };
  if (leader.replication.role === 'slave')
    return isToBeDemoted(primary.cluster) ? { againMs: SILENT_POLL_MS } : regrant(ctx, found);
  if (group.kill_requested === 1) return testFailover(ctx, found, answers, primary.node);
  // An upgrade switches over by itself, once its replicas are there.
  if (group.switchover_to && !group.rollout_json)
    return switchOver(ctx, found, group.switchover_to, 'requested');
  return tend(ctx, found, answers, leader);
}

/** Somebody wants to see the primary die: it does, when another can take its place. */
async function testFailover(
  ctx: ControlContext,
  found: GroupWithMembers,
  answers: readonly Answer[],
  primary: CacheNodeRow,
): Promise<Outcome> {
  if (answers.some((answer) => isInSync(answer, primary)))
    return replacePrimary(ctx, found, 'test', performance.now());
  const message = 'No test of a failover: no replica is in sync with the primary';
  await changeGroup(ctx, found.group, { kill_requested: 0 }, message);
  return { againMs: 0 };
}

/** The primary was started anew, for a reboot or an upgrade: it gets its role back when it still has its data. */
async function regrant(ctx: ControlContext, found: GroupWithMembers): Promise<Outcome> {
  const { primary_cluster_id: id, epoch: fromEpoch } = found.group;
  const startedAt = ctx.clock.now().toISOString();
  const change = { kind: 'recovery', cause: 'requested', from: id, to: id, fromEpoch, startedAt } as const;
  return carryOut(ctx, await commitChange(ctx, found, change), change);
}

async function replaceDead(ctx: ControlContext, found: GroupWithMembers): Promise<Outcome> {
  const { cluster, node } = memberOf(found, found.group.primary_cluster_id)!;
  // Ended in order to be started again, it comes back in its place.
  const meant = cluster.reboot_requested === 1 || node.engine_in_force !== engineOf(cluster);
  if (meant && cluster.status !== 'failed') {
    ctx.wake({ kind: 'cluster', region: cluster.region, id: cluster.id });
    return { againMs: SILENT_POLL_MS };
  }
  // All nodes were stopped on request: nothing has failed.
  if (node.process_json === null) return regrant(ctx, found);
  const loss = ctx.replication.takeLoss(node);
  return replacePrimary(ctx, found, loss?.hung ? 'hung' : 'ended', loss?.at);
}

async function silent(
  ctx: ControlContext,
  found: GroupWithMembers,
  { member, running }: Answer,
): Promise<Outcome> {
  if (!running || !isRunning(ctx, member)) return replaceDead(ctx, found);
  if (await endIfStopped(ctx, member)) return replaceDead(ctx, found);
  return { againMs: SILENT_POLL_MS };
}
