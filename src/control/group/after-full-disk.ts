import type { ControlContext } from '../context.ts';
import type { Answer } from './member.ts';

/** Looks for members whose disk is full, or was: replicas too, which don't say so when they are only asked whether they are there. */
export async function rewriteAfterFullDisk(ctx: ControlContext, answers: readonly Answer[]): Promise<void> {
  for (const { member, connection, replication } of answers) {
    if (!replication) continue;
    await ctx.fullDisks
      .seen(member.node, connection!, replication.info)
      .catch((error: Error) =>
        ctx.logger.warn({ err: error, cluster: member.cluster.id }, 'an append-only file is not rewritten'),
      );
  }
}
