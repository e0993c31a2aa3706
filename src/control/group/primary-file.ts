import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { holdAof } from '../../aof/hold.ts';
import { readManifest } from '../../aof/manifest.ts';
import type { CacheNodeRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { makeDirectory } from './make-directory.ts';
import type { Answer } from './member.ts';

/** States of its files that are kept beside the present one; a rewrite that was seen under way makes two. */
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
  try {
    // Whatever room it takes, its writes need first.
    if (ctx.fullDisks.owes(node)) return await releasePrimaryFile(ctx, node);
    const { replid, offset = 0 } = replication!;
    const kept = await keepPresent(ctx, node, offset);
    const [, ...later] = kept;
    const reached = Math.min(...reachedBy(answers, replid));
    for (const [i, { offset: since }] of later.entries())
      if (reached >= since || i < later.length - MOST_KEPT)
        await rm(join(folderOf(ctx, node), kept[i]!.name), { recursive: true, force: true });
  } catch (err) {
    // As where the disk is full, or has no links: then less can be told should it die now.
    ctx.logger.debug({ err, cluster: node.cluster_id }, 'its append-only file is not kept');
    await releasePrimaryFile(ctx, node);
  }
}

/** @returns what is kept then, oldest first */
async function keepPresent(ctx: ControlContext, node: CacheNodeRow, offset: number): Promise<Kept[]> {
  const directory = ctx.paths.at(node.directory);
  const folder = folderOf(ctx, node);
  const manifest = await readManifest(directory);
  const kept = await statesIn(folder);
  if (!manifest?.base) return kept;
  const state = `${manifest.base.seq}-${manifest.incr.at(-1)?.seq ?? 0}`;
  const present = kept.find((one) => one.state === state) ?? { name: `${state}@${offset}`, state, offset };
  makeDirectory(folder);
  holdAof(directory, join(folder, present.name));
  return kept.includes(present) ? kept : [...kept, present];
}

/** Directories with what was kept of a node's append-only file, for `AppendOnlyFile.open`. */
export async function keptPrimaryFiles(ctx: ControlContext, directory: string): Promise<string[]> {
  const folder = folderOf(ctx, { directory });
  return (await statesIn(folder)).map(({ name }) => join(folder, name));
}

/** Gives up what was kept of a node that is no primary any more, or begins anew. */
export async function releasePrimaryFile(
  ctx: ControlContext,
  node: Pick<CacheNodeRow, 'directory'>,
): Promise<void> {
  await rm(folderOf(ctx, node), { recursive: true, force: true }).catch((err: Error) =>
    ctx.logger.warn({ err, node: node.directory }, 'what was kept of its append-only file is not removed'),
  );
}

interface Kept {
  name: string;
  /** Numbers of base and last incremental file. */
  state: string;
  /** Replication offset of the primary when it was first seen so. */
  offset: number;
}

/** Oldest first. */
async function statesIn(folder: string): Promise<Kept[]> {
  const names = await readdir(folder).catch(() => []);
  const kept = names.map((name) => {
    const [state = '', offset] = name.split('@');
    return { name, state, offset: Number(offset) };
  });
  return kept.sort((a, b) => a.offset - b.offset);
}

/** How far its replicas have come; one that runs and doesn't answer may be anywhere. One of another history is no matter. */
function reachedBy(answers: readonly Answer[], replid: string): number[] {
  return answers.flatMap(({ running, replication }) => {
    if (!replication) return running ? [0] : [];
    const isFollower = replication.role === 'slave' && replication.replid === replid;
    return isFollower ? [replication.offset ?? 0] : [];
  });
}

function folderOf({ paths }: Pick<ControlContext, 'paths'>, { directory }: { directory: string }): string {
  return join(paths.at(directory), 'before-rewrites');
}
