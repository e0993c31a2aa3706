import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Held, holdAof } from '../../aof/hold.ts';
import type { CacheNodeRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { makeDirectory } from './make-directory.ts';

/** What is kept where, relative to the data directory. */
export interface HeldFile extends Held {
  directory: string;
}

/**
 * Keeps a new primary's append-only file as it is now, beside the data of the dead one that it is to be compared with: a
 * rewrite that ends now, or the next one, would remove it. Once when it is chosen, and once right after its promotion.
 * @returns undefined when it can't be kept, as on a full disk
 */
export function holdSurvivorFile(
  ctx: ControlContext,
  { deadDirectory, survivorDirectory }: { deadDirectory: string; survivorDirectory: string },
  epoch: number,
  moment: 'chosen' | 'promoted',
): HeldFile | undefined {
  const ofAll = heldIn(deadDirectory);
  const folder = join(ofAll, String(epoch));
  try {
    // An epoch whose change was called off before it was written down is given again.
    if (moment === 'chosen') rmSync(ctx.paths.at(folder), { recursive: true, force: true });
    for (const one of [ofAll, folder]) makeDirectory(ctx.paths.at(one));
    const directory = join(folder, moment);
    const held = holdAof(ctx.paths.at(survivorDirectory), ctx.paths.at(directory));
    return held && { ...held, directory };
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
