import type { ControlContext } from '../context.ts';
import { rewriteFile } from '../full-disks.ts';
import type { Answer } from './member.ts';

/**
 * Has a member that could not write to its disk, and can again, write its append-only file anew (see `FullDisks`): replicas
 * too, which don't say so when they are only asked whether they are there.
 */
export async function rewriteAfterFullDisk(ctx: ControlContext, answers: readonly Answer[]): Promise<void> {
  for (const { member, connection, replication } of answers) {
    if (!replication || !ctx.replication.of(member.node)?.writesFail || writesFail(replication.info))
      continue;
    await rewriteFile(connection!).catch((error: Error) =>
      ctx.logger.warn({ err: error, cluster: member.cluster.id }, 'an append-only file is not rewritten'),
    );
  }
}

/** Whether the last write to the append-only file failed. */
export function writesFail(info: ReadonlyMap<string, string>): boolean {
  return info.get('aof_last_write_status') === 'err';
}
