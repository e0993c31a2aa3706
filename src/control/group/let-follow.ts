import { infoNumber } from '../../engine/info.ts';
import { follow, followNobody, listenOn } from '../../engine/replication.ts';
import type { CacheNodeRow } from '../../store/schema.ts';
import { changeWithEvent } from '../cluster/note.ts';
import type { ControlContext } from '../context.ts';
import { failpoint } from '../failpoints.ts';
import type { GivenUp } from './full-syncs.ts';
import type { Answer } from './member.ts';
import { isInSync } from './observe.ts';
import { releasePrimaryFile } from './primary-file.ts';
import { removeReceived } from './received-file.ts';

/**
 * Has each replica follow the primary. Those that need all of its data get it one after the other, since each costs the
 * primary a fork and its memory. @returns whether any is still on its way
 */
export async function letFollow(
  ctx: ControlContext,
  leader: Answer,
  replicas: readonly Answer[],
): Promise<boolean> {
  const { node: primary } = leader.member;
  let waiting = false;
  let syncing = isGiving(leader);
  syncing ||= replicas.some(
    ({ running, replication, member: { node } }) =>
      ctx.fullSyncs.isAboutToBegin(node) ||
      (replication ? replication.syncing : running && ctx.fullSyncs.wasSyncing(node)),
  );
  await countFullSyncs(ctx, leader, replicas);
  for (const replica of replicas) {
    const { replication, connection, member } = replica;
    // One that loads what its primary has sent is in the middle of a full sync.
    if (!replication || !connection || (replication.loading && !replication.syncing)) {
      waiting ||= replica.running;
      continue;
    }
    if (isInSync(replica, primary)) {
      ctx.fullSyncs.inSync(member.node, primary);
      await removeReceived(ctx, member);
      await releasePrimaryFile(ctx, member.node);
      if (member.cluster.status === 'creating') await welcome(ctx, replica);
      continue;
    }
    const givenUp = ctx.fullSyncs.outOfSync(member.node, primary);
    if (replication.loading) {
      waiting = true;
      continue;
    }
    if (givenUp) {
      await takeOff(ctx, leader, replica, givenUp);
      continue;
    }
    if (isFollowing(replica, primary)) {
      waiting = true;
      continue;
    }
    const full = !canGoOn(replica, leader);
    if ((full && syncing) || !ctx.fullSyncs.mayTry(member.node, primary)) continue;
    waiting = true;
    syncing ||= full;
    if (full) ctx.fullSyncs.pointed(member.node, primary);
    await point(ctx, replica, primary);
    failpoint('follow.pointed');
  }
  return waiting;
}

/** Whether a primary gives somebody all of its data: a replica may have it before its primary has noticed. */
function isGiving({ replication }: Answer): boolean {
  return [...replication!.info].some(
    ([field, value]) => /^slave\d+$/.test(field) && /\bstate=(wait_bgsave|send_bulk)\b/.test(value),
  );
}

/** Costs nothing while all are in sync. */
async function countFullSyncs(
  ctx: ControlContext,
  { connection, member: { node: primary } }: Answer,
  replicas: readonly Answer[],
): Promise<void> {
  const behind = replicas.filter((replica) => replica.replication && !isInSync(replica, primary));
  if (behind.length === 0) return;
  const total = infoNumber(await connection!.info('stats'), 'sync_full');
  const askers = behind
    .filter((replica) => isFollowing(replica, primary))
    .map(({ member, replication }) => ({ node: member.node, syncing: replication!.syncing }));
  ctx.fullSyncs.given(primary, total, askers);
}

function isFollowing({ replication }: Answer, primary: CacheNodeRow): boolean {
  const { following } = replication!;
  return following?.address === primary.address && following.port === primary.port;
}

/** One that can't be reached is no reason to leave the others alone; it is looked at again. */
async function point(
  ctx: ControlContext,
  { connection, member }: Answer,
  primary: CacheNodeRow,
): Promise<void> {
  try {
    // It may have been a primary before, and hold an endpoint still.
    await listenOn(connection!, [member.node.address]);
    await follow(connection!, {
      address: primary.address,
      port: primary.port,
      adminPassword: primary.admin_password,
    });
  } catch (error) {
    ctx.logger.warn(
      { err: error, replica: member.cluster.id },
      'a replica could not be pointed at its primary',
    );
  }
}

/** A replica whose full syncs don't last has to wait, so that its primary needn't fork for it again and again. */
async function takeOff(
  ctx: ControlContext,
  leader: Answer,
  { connection, member: { cluster, node } }: Answer,
  givenUp: GivenUp,
): Promise<void> {
  await followNobody(connection!);
  ctx.fullSyncs.takenOff(node, leader.member.node, givenUp);
  const { failures, pauseMs } = givenUp;
  const message =
    `The replica could not take over the data of ${leader.member.cluster.id}: its full synchronization broke off ` +
    `${failures} times. It is tried again in ${pauseMs / 1_000} s; node.log of both says why. Most often more is written ` +
    'meanwhile than the primary keeps for a replica: 256 MB, or 64 MB for a minute';
  await changeWithEvent(ctx, cluster, {}, message);
}

/** Whether a replica can go on where it was: in the primary's own history, at a place that the primary still has in its backlog. */
function canGoOn({ replication }: Answer, leader: Answer): boolean {
  const { replid, replid2, info } = leader.replication!;
  const { offset } = replication!;
  if (offset === undefined || ![replid, replid2].includes(replication!.replid)) return false;
  return (
    info.get('repl_backlog_active') === '1' &&
    offset + 1 >= infoNumber(info, 'repl_backlog_first_byte_offset')
  );
}

async function welcome(ctx: ControlContext, { member: { cluster } }: Answer): Promise<void> {
  const message = `Cache cluster created, as a replica in ${cluster.replication_group_id}`;
  await changeWithEvent(ctx, cluster, { status: 'available' }, message, ['creating']);
  failpoint('replica.available');
}
