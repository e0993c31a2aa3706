import { mkdir, rm } from 'node:fs/promises';
import type { ControlContext } from '../context.ts';
import { failpoint } from '../failpoints.ts';
import { systemRefusal } from '../system-errors.ts';
import { moveToFreeAddress } from './addresses.ts';
import { NodeStartError } from './await-serving.ts';
import { changeWithEvent } from './note.ts';
import { beginRestore, RestoreRefused } from './restore.ts';
import { type ClusterWithNode, updateNode } from './rows.ts';
import { startNode } from './start-node.ts';

/**
 * Brings a cluster from its row to a serving node. Begun anew when the controller died in between: nothing that
 * a half-made node held was ever acknowledged to anyone.
 */
export async function createCluster(ctx: ControlContext, found: ClusterWithNode): Promise<void> {
  const { cluster, node } = found;
  const directory = ctx.paths.at(node.directory);
  await ctx.runtime.clear(directory);
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true, mode: 0o700 });
  failpoint('create.directory-made');
  try {
    const restore = await beginRestore(ctx, cluster, directory);
    failpoint('create.seeded');
    const starting = startNode(ctx, found, { isNew: true });
    try {
      const [connection] = await Promise.all([starting, restore?.verified]);
      await restore?.confirm(connection);
    } catch (error) {
      restore?.abort();
      // The start is seen to its end, lest it goes on behind the back of what takes it back.
      await ctx.runtime.clear(directory);
      await starting.catch(() => undefined);
      throw error;
    }
    failpoint('create.loaded');
    await changeWithEvent(ctx, cluster, { status: 'available' }, restore?.message ?? 'Cache cluster created');
    failpoint('create.available');
  } catch (error) {
    await giveUp(ctx, found, error);
  }
}

/** Takes back what was begun and says why; a cluster that can't be made keeps its row, for its owner to read and delete. */
async function giveUp(
  ctx: ControlContext,
  { cluster, node }: ClusterWithNode,
  error: unknown,
): Promise<void> {
  const directory = ctx.paths.at(node.directory);
  ctx.connections.drop(node);
  await ctx.runtime.clear(directory);
  await rm(directory, { recursive: true, force: true });
  await updateNode(ctx.store, node, { process_json: null, engine_in_force: null });
  if (error instanceof NodeStartError && error.addressTaken && (await moveToFreeAddress(ctx, node))) {
    ctx.wake({ kind: 'cluster', region: cluster.region, id: cluster.id });
    return;
  }
  const known = error instanceof NodeStartError || error instanceof RestoreRefused;
  const reason = known ? error.message : systemRefusal(error);
  if (reason === undefined) throw error;
  const status =
    error instanceof NodeStartError && error.addressTaken
      ? 'incompatible-network'
      : cluster.restore_source_json
        ? 'restore-failed'
        : 'failed';
  const message = `Failed to create the cache cluster: ${reason}. Delete it, and create it again once that is mended`;
  await changeWithEvent(ctx, cluster, { status }, message);
}
