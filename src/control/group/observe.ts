import { sampleOf } from '../../aof/sample.ts';
import type { Info } from '../../engine/info.ts';
import type { ControlContext } from '../context.ts';
import { PROXY_KEY } from '../keys.ts';
import type { MemberState } from './board.ts';
import type { Answer } from './member.ts';
import { memberOf } from './member.ts';
import type { GroupWithMembers } from './rows.ts';

/**
 * Keeps what all members answered, for who asks for it and for the moment when the primary is dead. `base` is that which the
 * primary's append-only file had before it was asked and after; where it isn't known, its last known place there stays.
 */
export function observe(
  ctx: ControlContext,
  found: GroupWithMembers,
  answers: readonly Answer[],
  base: string | undefined,
): void {
  const primary = memberOf(found, found.group.primary_cluster_id);
  const head = answers.find(({ member }) => member === primary)?.replication?.offset ?? 0;
  let changed = false;
  for (const answer of answers) {
    const { replication, member } = answer;
    // It was taken out of the group while it was asked.
    if (ctx.replication.groupOf(member.node) !== found.group.id) continue;
    if (!replication) {
      // What a dead primary was last seen at is what its successors are measured by.
      if (member === primary) continue;
      changed ||= ctx.replication.of(member.node) !== undefined;
      ctx.replication.put(member.node, undefined);
      continue;
    }
    const offset = replication.offset ?? 0;
    const before = ctx.replication.of(member.node);
    const inSync = isInSync(answer, primary?.node);
    changed ||= before?.inSync !== inSync || before.role !== replication.role;
    ctx.replication.put(member.node, {
      role: replication.role,
      inSync,
      syncing: replication.syncing,
      offset,
      // Asked a moment later, a replica may have seen more than the primary had told of.
      lagBytes: member === primary ? 0 : Math.max(0, head - offset),
      replid: replication.replid,
      ...(member === primary ? sampleFrom(replication.info, base, before) : {}),
      at: ctx.clock.now(),
    });
  }
  // Who reads, and by which way, hangs on who is in sync.
  if (changed) ctx.wake(PROXY_KEY);
}

function sampleFrom(
  info: Info,
  base: string | undefined,
  before: MemberState | undefined,
): Pick<MemberState, 'sample'> {
  const sample = base === undefined ? before?.sample : sampleOf(info, base);
  return sample ? { sample } : {};
}

/** Whether a replica follows this primary and has all but what is on its way. */
export function isInSync(
  { replication }: Answer,
  primary: { address: string; port: number } | undefined,
): boolean {
  if (replication?.role !== 'slave' || !primary) return false;
  const { following, linkUp, syncing, loading } = replication;
  return (
    linkUp &&
    !syncing &&
    !loading &&
    following?.address === primary.address &&
    following.port === primary.port
  );
}
