import { mkdir, rm } from 'node:fs/promises';
import type { NodeHandle } from '../../runtime/runtime.ts';
import type { CacheClusterRow, CacheNodeRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { failpoint } from '../failpoints.ts';
import { loadGroup } from '../group/rows.ts';
import { PROXY_KEY } from '../keys.ts';
import { systemRefusal } from '../system-errors.ts';
import { moveToFreeAddress } from './addresses.ts';
import { NodeStartError } from './await-serving.ts';
import { changeWithEvent } from './note.ts';
import { beginRestore, type Restore, RestoreRefused } from './restore.ts';
import { type ClusterWithNode, updateNode } from './rows.ts';
import { startNode } from './start-node.ts';

/** How many addresses are tried for a cluster whose own turned out to be taken. */
const ADDRESS_TRIES = 5;

/**
 * Brings a cluster from its row to a serving node. Begun anew when the controller died in between: nothing that
 * a half-made node held was ever acknowledged to anyone.
 */
export async function createCluster(ctx: ControlContext, found: ClusterWithNode): Promise<void> {
  if (await isReplicaOnItsWay(ctx, found)) return;
  const tried = new Set<string>();
  let { node } = found;
  for (;;) {
    try {
      return await make(ctx, { ...found, node });
    } catch (error) {
      ctx.logger.warn(
        { region: node.region, cluster: node.cluster_id, err: error },
        'a cluster could not be made',
      );
      await takeBack(ctx, node);
      tried.add(node.address);
      const moved =
        error instanceof NodeStartError && error.addressTaken && tried.size < ADDRESS_TRIES
          ? await moveToFreeAddress(ctx, node, tried)
          : undefined;
      if (!moved) return giveUp(ctx, found, error);
      node = moved;
    }
  }
}

/** A replica that was started waits for its group, and isn't made anew. */
async function isReplicaOnItsWay(ctx: ControlContext, { cluster, node }: ClusterWithNode): Promise<boolean> {
  if (!node.process_json || !(await isReplica(ctx, cluster))) return false;
  return ctx.runtime.isRunning(JSON.parse(node.process_json) as NodeHandle);
}

async function isReplica(
  ctx: ControlContext,
  { region, id, replication_group_id }: CacheClusterRow,
): Promise<boolean> {
  if (!replication_group_id) return false;
  const group = (await loadGroup(ctx.store, region, replication_group_id))?.group;
  return group !== undefined && group.primary_cluster_id !== id;
}

async function make(ctx: ControlContext, found: ClusterWithNode): Promise<void> {
  const { cluster, node } = found;
  // Where the proxy stands for each node, it can be about it meanwhile.
  ctx.wake(PROXY_KEY);
  const directory = ctx.paths.at(node.directory);
  await ctx.runtime.clear(directory);
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true, mode: 0o700 });
  failpoint('create.directory-made');
  const restore = await beginRestore(ctx, cluster, directory);
  failpoint('create.seeded');
  const starting = startNode(ctx, found, { isNew: true });
  try {
    const [connection] = await Promise.all([starting, restore?.verified]);
    await restore?.confirm(connection);
  } catch (error) {
    const reason = restore && error instanceof NodeStartError ? await whyNotLoaded(restore, error) : error;
    restore?.abort();
    // The start is seen to its end, lest it goes on behind the back of what takes it back.
    await ctx.runtime.clear(directory);
    await starting.catch(() => undefined);
    throw reason;
  }
  failpoint('create.loaded');
  const { region, id, replication_group_id: group } = cluster;
  await ctx.proxy.settled(ctx.endpoints, { kind: 'node', region, id });
  // A replica is available when it has its primary's data: its group sees to that.
  if (!(await isReplica(ctx, cluster))) {
    await changeWithEvent(ctx, cluster, { status: 'available' }, restore?.message ?? 'Cache cluster created');
    failpoint('create.available');
  }
  if (group) ctx.wake({ kind: 'group', region, id: group });
}

/** Of a damaged file the engine says only that it ended: who reads the file through can say what is wrong with it. */
async function whyNotLoaded(restore: Restore, error: NodeStartError): Promise<unknown> {
  if (error.addressTaken) return error;
  const refused = new RestoreRefused(`${restore.name} can't be restored: ${error.message}`);
  return restore.verified.then(
    () => refused,
    (damage: unknown) => damage,
  );
}

async function takeBack(ctx: ControlContext, node: CacheNodeRow): Promise<void> {
  const directory = ctx.paths.at(node.directory);
  ctx.connections.drop(node);
  await ctx.runtime.clear(directory);
  await rm(directory, { recursive: true, force: true });
  await updateNode(ctx.store, node, { process_json: null, engine_in_force: null });
  failpoint('create.taken-back');
}

/** Says why; a cluster that can't be made keeps its row, for its owner to read and delete. */
async function giveUp(ctx: ControlContext, { cluster }: ClusterWithNode, error: unknown): Promise<void> {
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
  const { region, replication_group_id: group } = cluster;
  if (group) ctx.wake({ kind: 'group', region, id: group });
}
