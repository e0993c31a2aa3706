import { setTimeout as delay } from 'node:timers/promises';
import type { ControlContext } from '../context.ts';
import { type Election, elect } from './elect.ts';
import { type Answer, askAll, baseOf } from './member.ts';
import type { GroupWithMembers } from './rows.ts';

/** What a dead primary sent before its end may still lie unread at a replica: its link shows the end once all is read. */
const LINK_DOWN_MS = 60;
/** One that reads on is waited for: what it has yet to read would be lost, or told as lost and be there. */
const READING_MS = 2_000;
const POLL_MS = 1;

/** The best of the members but `except`, by what they answer once they have read all that the dead primary had sent; with the `base` of its append-only file. */
export async function electReplica(
  ctx: ControlContext,
  found: GroupWithMembers,
  { epoch, except }: { epoch: number; except: readonly string[] },
): Promise<Election & { base: string | undefined }> {
  const { group } = found;
  const members = found.members.filter(({ cluster }) => !except.includes(cluster.id));
  const begun = performance.now();
  let until = begun + LINK_DOWN_MS;
  const bases = new Map(
    await Promise.all(members.map(async (member) => [member.cluster.id, await baseOf(ctx, member)] as const)),
  );
  let answers = await askAll(ctx, { group, members });
  while (answers.some(mayReadOn) && performance.now() < until) {
    await delay(POLL_MS);
    const before = bytesRead(answers);
    answers = await askAll(ctx, { group, members });
    if (bytesRead(answers) > before) until = Math.min(performance.now() + LINK_DOWN_MS, begun + READING_MS);
  }
  const seen = ctx.replication.of({ region: group.region, cluster_id: group.primary_cluster_id });
  const election = elect(answers, {
    epoch,
    replid: seen?.replid ?? group.last_replid,
    offset: seen?.offset ?? group.last_offset,
    maxLagBytes: ctx.failover.maxLagBytes,
  });
  return { ...election, base: election.chosen && bases.get(election.chosen.member.cluster.id) };
}

function mayReadOn({ replication }: Answer): boolean {
  return replication?.role === 'slave' && replication.linkUp;
}

/** All together: grows as long as one of them reads. */
function bytesRead(answers: readonly Answer[]): number {
  return answers.reduce((sum, { replication }) => sum + (replication?.offset ?? 0), 0);
}

/** Why nobody was chosen, in words. */
export function reasonsOf({ refused }: Election): string {
  return [...refused].map(([id, why]) => `${id}: ${why}`).join('; ');
}
