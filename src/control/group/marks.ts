import { readMark } from '../../aof/mark.ts';
import { isWrittenDown } from '../../engine/append-only.ts';
import type { CacheNodeRow } from '../../store/schema.ts';
import { updateNode } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import type { Answer } from './member.ts';
import { type GroupWithMembers, updateGroup } from './rows.ts';

/** What is written down lags behind what is seen by this much at most: an idle group costs no write at all. */
const WRITE_EVERY_MS = 5_000;

/** While what the primary holds isn't on its disk yet. */
const LOOK_EVERY_MS = 500;

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
  const mark = await markOf(ctx, node);
  times.set(key, performance.now() - (mark ? 0 : WRITE_EVERY_MS - LOOK_EVERY_MS));
  await ctx.store.transaction().execute(async (transaction) => {
    await updateGroup(transaction, group, { last_offset: offset, last_replid: replid });
    await updateNode(transaction, node, { data_mark_json: mark });
  });
}

/** How far a running node's append-only file has come; null when that isn't all that it holds, or nothing at all. */
export async function markOf(
  { paths }: Pick<ControlContext, 'paths'>,
  node: CacheNodeRow,
): Promise<string | null> {
  const directory = paths.at(node.directory);
  if (!(await isWrittenDown(directory))) return null;
  // Whoever runs without its files has nothing to come back with; that is no reason to keep the role from it now.
  const mark = await readMark(directory).catch(() => undefined);
  return mark ? JSON.stringify(mark) : null;
}
