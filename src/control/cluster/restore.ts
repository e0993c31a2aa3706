import { copyFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { memoryShortage } from '../../domain/memory-fit.ts';
import { canLoad } from '../../domain/rdb-compatibility.ts';
import { seedAppendOnly } from '../../engine/append-only.ts';
import type { NodeConnection } from '../../engine/connection.ts';
import { loadedKeys } from '../../engine/keyspace.ts';
import { RdbError } from '../../rdb/rdb-error.ts';
import { type Verification, verifyDigest, verifyRdb } from '../../rdb/verify.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { maxmemoryWith } from './parameters.ts';
import { nameOf, type RestoreSource } from './restore-source.ts';

/** The data can't become this cluster's; the message says which data and why. */
export class RestoreRefused extends Error {}

export interface Restore {
  /** What messages call the data by. */
  name: string;
  /** Settles when the whole file has been read and found to be what it was. @throws RestoreRefused */
  verified: Promise<unknown>;
  /** Whether the node holds what the file held. @throws RestoreRefused */
  confirm(connection: NodeConnection): Promise<void>;
  abort(): void;
  message: string;
}

/**
 * Lays the data that a new cluster begins with into its node's directory. The file is read through while the
 * engine loads it, not before: either may find the damage, and both must agree before the cluster is available.
 */
export async function beginRestore(
  ctx: ControlContext,
  cluster: CacheClusterRow,
  directory: string,
): Promise<Restore | undefined> {
  if (!cluster.restore_source_json) return undefined;
  const source = JSON.parse(cluster.restore_source_json) as RestoreSource;
  return source.kind === 'snapshot'
    ? fromSnapshot(ctx, cluster, directory, source)
    : fromFile(ctx, cluster, directory, source);
}

async function fromSnapshot(
  ctx: ControlContext,
  cluster: CacheClusterRow,
  directory: string,
  source: RestoreSource & { kind: 'snapshot' },
): Promise<Restore> {
  const file = ctx.paths.at(source.file);
  const size = await stat(file).then(
    (found) => found.size,
    () => undefined,
  );
  if (size !== source.bytes) {
    const what = size === undefined ? 'its file is gone' : `its file has ${size} bytes, not ${source.bytes}`;
    throw new RestoreRefused(`${nameOf(source)} is damaged: ${what}`);
  }
  await seedAppendOnly(directory, file, cluster.engine_version);
  const verification = verifyDigest(file, { sha256: source.sha256, bytes: source.bytes });
  const done = showProgress(ctx, cluster, verification, source.bytes);
  return {
    name: nameOf(source),
    verified: verification.result.catch((error) => refuse(source, error)).finally(done),
    confirm: (connection) => confirmKeys(connection, source, source),
    abort: () => verification.abort(),
    message: `Cache cluster created from ${nameOf(source)}`,
  };
}

/** A file of the user's own is copied first, since it may change, and read through before anything is started. */
async function fromFile(
  ctx: ControlContext,
  cluster: CacheClusterRow,
  directory: string,
  source: RestoreSource & { kind: 'file' },
): Promise<Restore> {
  const copy = join(directory, 'import.rdb');
  try {
    await copyFile(source.path, copy);
  } catch (error) {
    throw new RestoreRefused(`${nameOf(source)} can't be copied: ${(error as Error).message}`);
  }
  const verification = verifyRdb(copy);
  const done = showProgress(ctx, cluster, verification, (await stat(copy)).size);
  const report = await verification.result.catch((error) => refuse(source, error)).finally(done);
  const verdict = canLoad(
    { engine: cluster.engine as 'redis' | 'valkey', version: cluster.engine_version },
    report,
  );
  if (!verdict.ok) throw new RestoreRefused(`${nameOf(source)}: ${verdict.reason}`);
  const shortage = memoryShortage({
    usedMemory: Number(report.aux['used-mem'] ?? 0),
    maxmemory: await maxmemoryWith(ctx.store, cluster.region, cluster.node_type, cluster.parameter_group),
    nodeType: cluster.node_type,
  });
  if (shortage) throw new RestoreRefused(`${nameOf(source)}: ${shortage}`);
  await seedAppendOnly(directory, copy, cluster.engine_version);
  await rm(copy);
  return {
    name: nameOf(source),
    verified: Promise.resolve(),
    confirm: (connection) => confirmKeys(connection, source, report),
    abort: () => undefined,
    message: `Cache cluster created from ${nameOf(source)}`,
  };
}

function refuse(source: RestoreSource, error: unknown): never {
  if (error instanceof RdbError) throw new RestoreRefused(`${nameOf(source)} is damaged: ${error.message}`);
  throw error;
}

/** Keys may have expired since they were written, but none may be missing that never expires. */
async function confirmKeys(
  connection: NodeConnection,
  source: RestoreSource,
  held: { keys: number; expires: number },
): Promise<void> {
  const loaded = await loadedKeys(connection);
  if (loaded <= held.keys && loaded >= held.keys - held.expires) return;
  throw new RestoreRefused(`${nameOf(source)} holds ${held.keys} keys, of which the engine loaded ${loaded}`);
}

function showProgress(
  ctx: ControlContext,
  cluster: CacheClusterRow,
  verification: Verification<unknown>,
  bytesExpected: number,
): () => void {
  const startedAt = ctx.clock.now();
  return ctx.progress.add(() => ({
    kind: 'restore',
    region: cluster.region,
    resourceType: 'cache-cluster',
    resourceId: cluster.id,
    step: 'loading and verifying',
    bytesDone: verification.progress().bytes,
    bytesExpected,
    keys: verification.progress().keys,
    startedAt,
  }));
}
