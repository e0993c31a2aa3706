import { constants, copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArn } from '../../domain/arn.ts';
import { type Verification, verifyDigest } from '../../rdb/verify.ts';
import { readManifest, writeManifest } from '../../snapshots/manifest.ts';
import { publish, syncFile } from '../../snapshots/publish.ts';
import type { SnapshotRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { failpoint } from '../failpoints.ts';
import { failSnapshot, finishSnapshot, partialDirectory } from './finish.ts';
import { loadSnapshot } from './rows.ts';
import { expected } from './take.ts';

/** Copies a snapshot, its own region's or another's. The copy is read through and must be what the original was. */
export async function copySnapshot(ctx: ControlContext, snapshot: SnapshotRow): Promise<void> {
  const final = ctx.paths.at(snapshot.directory);
  const published = await readManifest(final);
  if (published) return finishSnapshot(ctx, snapshot, published);
  const partial = partialDirectory(ctx, snapshot);
  await rm(partial, { recursive: true, force: true });
  const { region, name } = parseArn(snapshot.copy_of!);
  let done = (): void => undefined;
  let verification: Verification<unknown> | undefined;
  try {
    const source = await loadSnapshot(ctx.store, region, name);
    const original = source && (await readManifest(ctx.paths.at(source.directory)));
    if (!original) return await failSnapshot(ctx, snapshot, 'the source is gone');
    const bytesRead = () => verification?.progress().bytes ?? 0;
    done = showProgress(ctx, snapshot, bytesRead, original.nodes[0]?.rdb.bytes);
    await mkdir(partial, { recursive: true, mode: 0o700 });
    for (const { file, rdb } of original.nodes) {
      await copyFile(
        join(ctx.paths.at(source.directory), file),
        join(partial, file),
        constants.COPYFILE_FICLONE,
      );
      await syncFile(join(partial, file));
      verification = verifyDigest(join(partial, file), { sha256: rdb.sha256, bytes: rdb.bytes });
      await verification.result;
    }
    failpoint('copy.copied');
    const manifest = {
      ...original,
      name: snapshot.name,
      region: snapshot.region,
      source: 'manual' as const,
      shown: JSON.parse(snapshot.shown_json) as Record<string, unknown>,
      createdAt: snapshot.created_at,
      finishedAt: ctx.clock.now().toISOString(),
      copyOf: snapshot.copy_of!,
    };
    await writeManifest(partial, manifest);
    await publish(partial, final);
    failpoint('copy.published');
    await finishSnapshot(ctx, snapshot, manifest);
    failpoint('copy.available');
  } catch (error) {
    const reason = expected(error);
    if (reason === undefined) throw error;
    await failSnapshot(ctx, snapshot, reason);
  } finally {
    done();
  }
}

function showProgress(
  ctx: ControlContext,
  snapshot: SnapshotRow,
  bytesRead: () => number,
  bytesExpected: number | undefined,
): () => void {
  return ctx.progress.add(() => ({
    kind: 'copy',
    region: snapshot.region,
    resourceType: 'snapshot',
    resourceId: snapshot.name,
    step: 'copying and verifying',
    bytesDone: bytesRead(),
    bytesExpected,
    startedAt: new Date(snapshot.created_at),
  }));
}
