import type { NodeConnection } from '../../engine/connection.ts';
import { lead, listenOn, type Replication } from '../../engine/replication.ts';
import type { Queryable } from '../../store/database.ts';
import type { FailoverRow, ReplicationGroupRow } from '../../store/schema.ts';
import { type ClusterWithNode, updateNode } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import { recordEvent } from '../events.ts';
import { failpoint } from '../failpoints.ts';
import { Overtaken, type PrimaryChange } from './change.ts';
import { giveUpPromotion } from './give-up-promotion.ts';
import { atChoice, atPromotion, type LossInput } from './losses.ts';
import { markOf } from './marks.ts';
import { handleOf, isRunning, memberOf } from './member.ts';
import { type GroupWithMembers, loadGroup, updateGroup } from './rows.ts';
import type { Timeline } from './timeline.ts';

/**
 * Writes down who is to be the primary from now on, in an epoch of its own, before anything is done about it.
 * @throws Overtaken when who is to be it has been deleted meanwhile, or the group
 */
export async function commitChange(
  ctx: ControlContext,
  { group, members }: GroupWithMembers,
  change: PrimaryChange,
  losses: readonly LossInput[] = [],
): Promise<GroupWithMembers> {
  const epoch = group.epoch + 1;
  const update: Partial<ReplicationGroupRow> = {
    epoch,
    primary_cluster_id: change.to,
    change_json: JSON.stringify(change),
    ...(change.kind === 'creation' ? {} : { status: 'modifying' }),
  };
  const to = members.find(({ cluster }) => cluster.id === change.to);
  const inputs = losses.map((input) => atChoice(ctx, input, epoch));
  const mark = to && change.kind !== 'recovery' ? await markOf(ctx, to.node) : undefined;
  await ctx.store.transaction().execute(async (transaction) => {
    await requireAsBefore(transaction, group, change);
    await updateGroup(transaction, group, update);
    // From now on it may hold what nobody else does: what it comes back with, should it end, is compared with this.
    if (to && mark !== undefined) await updateNode(transaction, to.node, { data_mark_json: mark });
    if (change.kind === 'creation') return;
    await transaction
      .insertInto('failover')
      .values({
        region: group.region,
        group_id: group.id,
        epoch,
        kind: change.kind,
        cause: change.cause,
        from_cluster_id: change.from,
        to_cluster_id: change.to,
        status: 'under-way',
        phases_json: '{}',
        loss_input_json: inputs.length > 0 ? JSON.stringify(inputs) : null,
        started_at: change.startedAt,
      })
      .execute();
  });
  failpoint('grant.committed');
  return { group: { ...group, ...update }, members };
}

/** A request may have come between the look at the group and now: from here on none is accepted that goes against the change. */
async function requireAsBefore(
  store: Queryable,
  { region, id, epoch }: ReplicationGroupRow,
  { to }: PrimaryChange,
): Promise<void> {
  const now = await loadGroup(store, region, id);
  if (!now || now.group.status === 'deleting') throw new Overtaken(`${id} is being deleted`);
  if (now.group.epoch !== epoch) throw new Overtaken(`${id} has gone on to epoch ${now.group.epoch}`);
  if (!memberOf(now, to)) throw new Overtaken(`${to} is no member of ${id} any more`);
}

/** Ends a primary that must not write any more, and sees it dead. */
export async function fence(ctx: ControlContext, member: ClusterWithNode): Promise<void> {
  const { process_json } = member.node;
  if (process_json === null) return;
  const wasRunning = isRunning(ctx, member);
  if (wasRunning) ctx.connections.drop(member.node);
  await ctx.runtime.kill(handleOf(process_json), ctx.paths.at(member.node.directory));
  if (wasRunning) failpoint('failover.fenced');
}

/** Makes a node the primary, and the group's endpoint its own. Harmless when it is already. @returns what it was before @throws when it doesn't answer */
export async function enthrone(
  group: Pick<ReplicationGroupRow, 'endpoint_address'>,
  { cluster, node }: ClusterWithNode,
  connection: NodeConnection,
  timeline: Timeline,
): Promise<Replication> {
  const leading = lead(connection, cluster.engine_version);
  const moving = listenOn(connection, [node.address, group.endpoint_address]);
  // When the node ends now, both fail: the first is told of, and nobody may be left to hear of the second.
  moving.catch(() => undefined);
  const was = await leading;
  timeline.ended('promoted');
  failpoint('grant.promoted');
  await moving;
  timeline.ended('endpoint-moved');
  failpoint('grant.endpoint-moved');
  return was;
}

/** Writes down that the change is done: the primary serves. */
export async function finishChange(
  ctx: ControlContext,
  { group }: GroupWithMembers,
  change: PrimaryChange,
  to: ClusterWithNode,
  timeline: Timeline,
  { message, outageMs, was }: { message: string; outageMs: number | null; was: Replication },
): Promise<void> {
  const { region, id, epoch } = group;
  const at = ctx.clock.now();
  const losses = await lossesOf(ctx, group, was);
  await ctx.store.transaction().execute(async (transaction) => {
    await updateGroup(transaction, group, {
      change_json: null,
      kill_requested: 0,
      force_to: null,
      // A wish that this change has overtaken is another's to repeat.
      switchover_to: null,
      last_offset: null,
      last_replid: null,
    });
    await updateNode(transaction, to.node, { data_epoch: epoch });
    await giveUpPromotion(transaction, to.cluster, id, at);
    const report: Partial<FailoverRow> = {
      status: 'complete',
      phases_json: JSON.stringify(timeline.phases),
      outage_ms: outageMs,
      finished_at: at.toISOString(),
      loss_input_json: losses,
    };
    await transaction
      .updateTable('failover')
      .set(report)
      .where('region', '=', region)
      .where('group_id', '=', id)
      .where('epoch', '=', epoch)
      .execute();
    await transaction
      .updateTable('failover')
      .set({ status: 'abandoned', finished_at: at.toISOString(), loss_input_json: null })
      .where('region', '=', region)
      .where('group_id', '=', id)
      .where('epoch', '<', epoch)
      .where('status', '=', 'under-way')
      .execute();
    await recordEvent(transaction, { region, source: 'replication-group', id, message, at });
  });
  failpoint('grant.finished');
  ctx.logger.info({ region, group: id, epoch, change, phases: timeline.phases, outageMs }, message);
}

/** What the change may have cost, with the new primary's place as it was when it took over. */
async function lossesOf(
  ctx: ControlContext,
  { region, id, epoch }: ReplicationGroupRow,
  was: Replication,
): Promise<string | null> {
  const row = await ctx.store
    .selectFrom('failover')
    .select('loss_input_json')
    .where('region', '=', region)
    .where('group_id', '=', id)
    .where('epoch', '=', epoch)
    .executeTakeFirst();
  if (!row?.loss_input_json) return null;
  const inputs = JSON.parse(row.loss_input_json) as LossInput[];
  return JSON.stringify(inputs.map((input) => atPromotion(ctx, input, epoch, was)));
}

/** Takes a committed switchover back: the old primary never lost the role, and has it in an epoch of its own. */
export async function rollBack(
  ctx: ControlContext,
  { group }: Pick<GroupWithMembers, 'group'>,
  change: PrimaryChange,
  why: string,
): Promise<void> {
  const { region, id, epoch } = group;
  const at = ctx.clock.now();
  await ctx.store.transaction().execute(async (transaction) => {
    const back = {
      epoch: epoch + 1,
      primary_cluster_id: change.from,
      change_json: null,
      switchover_to: null,
    };
    await updateGroup(transaction, group, back);
    await transaction
      .updateTable('cache_node')
      .set({ data_epoch: epoch + 1 })
      .where('region', '=', region)
      .where('cluster_id', '=', change.from)
      .execute();
    await transaction
      .updateTable('failover')
      .set({ status: 'abandoned', finished_at: at.toISOString() })
      .where('region', '=', region)
      .where('group_id', '=', id)
      .where('epoch', '=', epoch)
      .execute();
    const message = `Not switched over to ${change.to}: ${why}. The primary stays`;
    await recordEvent(transaction, { region, source: 'replication-group', id, message, at });
  });
  failpoint('switchover.rolled-back');
}
