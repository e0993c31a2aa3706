import { readMark } from '../../aof/mark.ts';
import { updateNode } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import type { Answer } from './member.ts';
import { type GroupWithMembers, updateGroup } from './rows.ts';

/** What is written down lags behind what is seen by this much at most: an idle group costs no write at all. */
const WRITE_EVERY_MS = 5_000;

const lastWritten = new WeakMap<ControlContext, Map<string, number>>();

/** Writes down, every few seconds, how far the primary had come: what a later controller has to go by. */
export async function keepMarks(
  ctx: ControlContext,
  { group }: GroupWithMembers,
  leader: Answer,
): Promise<void> {
  const { node } = leader.member;
  const { offset = 0, replid } = leader.replication!;
  if (group.last_offset === offset && group.last_replid === replid && node.data_mark_json) return;
  const times = lastWritten.get(ctx) ?? new Map<string, number>();
  lastWritten.set(ctx, times);
  // A primary begins another history when its first replica comes: a mark of the one before would rule that replica out.
  const key = `${group.region} ${group.id} ${group.epoch} ${replid}`;
  if (performance.now() - (times.get(key) ?? -WRITE_EVERY_MS) < WRITE_EVERY_MS) return;
  times.set(key, performance.now());
  const mark = await readMark(ctx.paths.at(node.directory));
  await ctx.store.transaction().execute(async (transaction) => {
    await updateGroup(transaction, group, { last_offset: offset, last_replid: replid });
    if (mark) await updateNode(transaction, node, { data_mark_json: JSON.stringify(mark) });
  });
}
