import { rm, stat } from 'node:fs/promises';
import { nodeFiles } from '../../engine/files.ts';
import type { ClusterWithNode } from '../cluster/rows.ts';
import { isBeingSaved } from '../cluster/settle.ts';
import type { ControlContext } from '../context.ts';

/**
 * Removes the file that a full sync came in, which is as large as the data and which the engine leaves where it is, also
 * when it became a primary since. A save leaves one of that name.
 */
export async function removeReceived(ctx: ControlContext, { cluster, node }: ClusterWithNode): Promise<void> {
  const { dump } = nodeFiles(ctx.paths.at(node.directory));
  const found = await stat(dump).catch(() => undefined);
  if (found && !(await isBeingSaved(ctx.store, cluster))) await rm(dump, { force: true });
}
