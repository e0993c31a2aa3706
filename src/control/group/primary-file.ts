import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { holdAof } from '../../aof/hold.ts';
import { readManifest } from '../../aof/manifest.ts';
import type { CacheNodeRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import type { Answer } from './member.ts';

/** A replica that falls behind further than this many rewrites is no reason to keep more. */
const MOST_KEPT = 3;

/**
 * Keeps what a rewrite is about to remove of a primary's append-only file, by links beside its data, until its replicas are
 * past it: should it die before, that is where what was lost stands. To be called at each look, with all answers.
 */
export async function keepPrimaryFile(
  ctx: ControlContext,
  { member: { node }, replication }: Answer,
  answers: readonly Answer[],
): Promise<void> {
  const folder = folderOf(ctx, node);
  try {
    const manifest = await readManifest(ctx.paths.at(node.directory));
    if (!manifest?.base) return;
    const generation = `${manifest.base.seq}-${manifest.incr.at(-1)?.seq ?? 0}`;
    const offset = replication!.offset ?? 0;
    const kept = await generationsIn(folder);
    if (!kept.some((one) => one.generation === generation)) {
      await mkdir(folder, { mode: 0o700 }).catch(existing);
      const name = `${generation}@${offset}`;
      holdAof(ctx.paths.at(node.directory), join(folder, name));
      kept.push({ name, generation, offset });
    }
    const [, ...later] = kept;
    const reached = Math.min(...followersOf(replication!.replid, answers));
    for (const [i, { offset: since }] of later.entries()) {
      const isSpare = reached >= since || i < later.length - MOST_KEPT || ctx.fullDisks.owes(node);
      if (isSpare) await rm(join(folder, kept[i]!.name), { recursive: true, force: true });
    }
  } catch (err) {
    // As on a full disk, or one without links: then less can be told should it die now.
    ctx.logger.debug({ err, cluster: node.cluster_id }, 'its append-only file is not kept');
  }
}

/** Directories with what was kept of a node's append-only file, for `AppendOnlyFile.open`. */
export async function keptPrimaryFiles(ctx: ControlContext, directory: string): Promise<string[]> {
  const folder = folderOf(ctx, { directory });
  return (await generationsIn(folder)).map(({ name }) => join(folder, name));
}

/** Gives up what was kept of one that is no primary any more. */
export async function releasePrimaryFile(
  ctx: ControlContext,
  node: Pick<CacheNodeRow, 'directory'>,
): Promise<void> {
  await rm(folderOf(ctx, node), { recursive: true, force: true });
}

interface Kept {
  name: string;
  /** Of base and last incremental file. */
  generation: string;
  /** Replication offset of the primary when it was first seen with it. */
  offset: number;
}

/** Oldest first. */
async function generationsIn(folder: string): Promise<Kept[]> {
  const names = await readdir(folder).catch(() => []);
  const kept = names.map((name) => {
    const [generation = '', offset] = name.split('@');
    return { name, generation, offset: Number(offset) };
  });
  return kept.sort((a, b) => a.offset - b.offset);
}

/** Offsets of the replicas that are in the same history. */
function followersOf(replid: string, answers: readonly Answer[]): number[] {
  return answers.flatMap(({ replication }) =>
    replication?.role === 'slave' && replication.replid === replid ? [replication.offset ?? 0] : [],
  );
}

function folderOf({ paths }: Pick<ControlContext, 'paths'>, { directory }: { directory: string }): string {
  return join(paths.at(directory), 'before-rewrites');
}

function existing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
