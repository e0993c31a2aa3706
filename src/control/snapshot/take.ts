import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type BackgroundSave, SaveFailed, startBackgroundSave } from '../../engine/background-save.ts';
import type { NodeConnection } from '../../engine/connection.ts';
import { infoNumber } from '../../engine/info.ts';
import { followNobody } from '../../engine/replication.ts';
import { RdbError } from '../../rdb/rdb-error.ts';
import type { RdbReport } from '../../rdb/report.ts';
import { prepareToFollow, type RdbVerification, verifyRdb } from '../../rdb/verify.ts';
import { ManifestError, type NodeManifest, readManifest, writeManifest } from '../../snapshots/manifest.ts';
import { publish } from '../../snapshots/publish.ts';
import type { SnapshotRow } from '../../store/schema.ts';
import { type ClusterWithNode, loadCluster } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';
import { failpoint } from '../failpoints.ts';
import { roleChangeOf } from '../group/role-change.ts';
import { systemRefusal } from '../system-errors.ts';
import { failSnapshot, finishSnapshot, partialDirectory } from './finish.ts';

/** How long a node that is being started again may take before the snapshot is given up. */
const NODE_WAIT_MS = 30_000;

/** How long after the save its verification may go on giving way. */
const GIVE_WAY_MS = 3_000;
const CLOSE_WAIT_MS = 5_000;

/** The node could not be reached, or ended while it saved. */
class NodeLost extends Error {}

/** Takes a snapshot from its row to a published directory; begun anew when the controller died before that. */
export async function takeSnapshot(ctx: ControlContext, snapshot: SnapshotRow): Promise<void> {
  const final = ctx.paths.at(snapshot.directory);
  const published = await readManifest(final);
  if (published) return finishSnapshot(ctx, snapshot, published);
  const partial = partialDirectory(ctx, snapshot);
  await rm(partial, { recursive: true, force: true });
  try {
    await mkdir(partial, { recursive: true, mode: 0o700 });
    failpoint('snapshot.directory-made');
    const found = await loadCluster(ctx.store, snapshot.region, snapshot.cluster_id);
    if (!found) throw new NodeLost('the cluster is gone');
    const node = await saveNode(ctx, snapshot, found, partial);
    const manifest = {
      format: 1 as const,
      name: snapshot.name,
      region: snapshot.region,
      source: snapshot.source as 'manual' | 'automated',
      engine: found.cluster.engine,
      engineVersion: found.cluster.engine_version,
      shown: JSON.parse(snapshot.shown_json) as Record<string, unknown>,
      createdAt: snapshot.created_at,
      finishedAt: ctx.clock.now().toISOString(),
      nodes: [node],
    };
    await writeManifest(partial, manifest);
    failpoint('snapshot.manifest-written');
    await publish(partial, final);
    failpoint('snapshot.published');
    await finishSnapshot(ctx, snapshot, manifest);
    failpoint('snapshot.available');
  } catch (error) {
    const reason = expected(error);
    if (reason === undefined) throw error;
    await failSnapshot(ctx, snapshot, reason);
  }
}

async function saveNode(
  ctx: ControlContext,
  snapshot: SnapshotRow,
  { cluster, node }: ClusterWithNode,
  partial: string,
): Promise<NodeManifest> {
  const connection = await reach(ctx, node);
  // What a cluster acknowledges after this snapshot would be lost when its data is replaced.
  if (roleChangeOf(cluster)?.kind === 'demote') await followNobody(connection);
  const lost = connection.closed.then(() => {
    throw new NodeLost(`cache node ${node.id} ended, or stopped answering, while it was being saved`);
  });
  lost.catch(() => undefined);
  const file = `${node.id}.rdb`;
  const info = await connection.info();
  await prepareToFollow();
  const save = await Promise.race([
    startSave(connection, ctx.paths.at(node.directory), join(partial, file)),
    lost,
  ]);
  failpoint('snapshot.saving');
  const verification = verifyRdb(join(partial, file), { follow: true });
  const done = showProgress(ctx, snapshot, save, verification);
  try {
    const failed = verification.result.then(() => undefined);
    await Promise.race([save.finished, failed.then(() => save.finished), lost]);
    verification.sourceEnded();
    const rdb = await inTime(verification, join(partial, file));
    failpoint('snapshot.verified');
    return {
      id: node.id,
      file,
      sourceOffset: Number(rdb.aux['repl-offset'] ?? infoNumber(info, 'master_repl_offset')),
      usedMemory: Number(rdb.aux['used-mem'] ?? infoNumber(info, 'used_memory')),
      rdb,
    };
  } finally {
    verification.abort();
    // Until it has closed the file, a file that was removed goes on taking up the disk.
    await Promise.race([
      verification.result.catch(() => undefined),
      delay(CLOSE_WAIT_MS, undefined, { ref: false }),
    ]);
    done();
  }
}

/**
 * What reads along gives way to everybody else. Where the processors are never idle, the file is read anew by a thread
 * that takes its share, lest the snapshot waits for a quiet hour.
 */
async function inTime(verification: RdbVerification, file: string): Promise<RdbReport> {
  const late = delay(GIVE_WAY_MS, undefined, { ref: false });
  const report = await Promise.race([verification.result, late]);
  return report ?? verifyRdb(file).result;
}

function startSave(connection: NodeConnection, directory: string, target: string): Promise<BackgroundSave> {
  return startBackgroundSave(connection, directory, target).catch((error: Error) => {
    // A connection that ended tells less than what was lost with it.
    if (!connection.isOpen) throw new NodeLost('the cache node ended when it was about to be saved');
    throw error;
  });
}

async function reach(ctx: ControlContext, node: ClusterWithNode['node']): Promise<NodeConnection> {
  const giveUpAt = performance.now() + NODE_WAIT_MS;
  for (;;) {
    try {
      const connection = await ctx.connections.to(node);
      if (infoNumber(await connection.info('persistence'), 'loading') === 0) return connection;
    } catch (error) {
      if (performance.now() > giveUpAt)
        throw new NodeLost(`cache node ${node.id} can't be reached: ${(error as Error).message}`);
    }
    await delay(20);
  }
}

/** What to tell of an error that isn't a defect of Holdfast; undefined for any other. */
export function expected(error: unknown): string | undefined {
  const known = [RdbError, SaveFailed, NodeLost, ManifestError];
  if (error instanceof Error && known.some((kind) => error instanceof kind)) return error.message;
  return systemRefusal(error);
}

function showProgress(
  ctx: ControlContext,
  snapshot: SnapshotRow,
  save: BackgroundSave,
  verification: RdbVerification,
): () => void {
  return ctx.progress.add(() => {
    const { done, total } = save.keys();
    return {
      kind: 'snapshot',
      region: snapshot.region,
      resourceType: 'snapshot',
      resourceId: snapshot.name,
      step:
        total > 0
          ? `saving and verifying: ${Math.floor((done / total) * 100)} % of ${total} keys`
          : 'saving and verifying',
      bytesDone: verification.progress().bytes,
      keys: verification.progress().keys,
      ...(total > 0 && { keysExpected: total }),
      startedAt: new Date(snapshot.created_at),
    };
  });
}
