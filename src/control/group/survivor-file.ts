import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Held, holdAof } from '../../aof/hold.ts';
import type { CacheNodeRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';

/**
 * Keeps a new primary's append-only file as it is now, beside the data of the dead one that it is to be compared with: its next
 * rewrite would remove it. Best tried right after the promotion.
 * @returns what is kept where, relative to the data directory; undefined when it can't be kept, as on a full disk
 */
export async function holdSurvivorFile(
  ctx: ControlContext,
  { deadDirectory, survivorDirectory }: { deadDirectory: string; survivorDirectory: string },
  epoch: number,
): Promise<(Held & { directory: string }) | undefined> {
  const folder = heldIn(deadDirectory);
  const target = join(folder, String(epoch));
  try {
    await mkdir(ctx.paths.at(folder), { mode: 0o700 }).catch(existing);
    const held = await holdAof(ctx.paths.at(survivorDirectory), ctx.paths.at(target));
    return held && { ...held, directory: target };
  } catch (err) {
    // Most often the survivor's own directory still has it when it is wanted.
    ctx.logger.warn({ err, survivor: survivorDirectory }, 'its append-only file is not kept');
    return undefined;
  }
}

/** Gives up what was kept for telling what a primary lost that has died in this node. */
export async function releaseSurvivorFiles(ctx: ControlContext, { directory }: CacheNodeRow): Promise<void> {
  await rm(ctx.paths.at(heldIn(directory)), { recursive: true, force: true });
}

function heldIn(deadDirectory: string): string {
  return join(deadDirectory, 'new-primary');
}

function existing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
