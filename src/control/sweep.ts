import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ControlContext } from './context.ts';

/**
 * Ends and removes what no row knows of: a node or a snapshot whose making was cut off before it was written down,
 * or whose removal was. Run before anything else is started.
 */
export async function sweep(ctx: ControlContext): Promise<void> {
  const nodes = await ctx.store.selectFrom('cache_node').select('directory').execute();
  for (const stray of await strays(ctx, 'nodes', new Set(nodes.map((row) => row.directory)))) {
    ctx.logger.info({ directory: stray }, 'removing a node that no cluster has');
    await ctx.runtime.clear(stray);
    await rm(stray, { recursive: true, force: true });
  }
  const snapshots = await ctx.store.selectFrom('snapshot').select('directory').execute();
  for (const stray of await strays(ctx, 'snapshots', new Set(snapshots.map((row) => row.directory)))) {
    ctx.logger.info({ directory: stray }, 'removing a snapshot that was never finished');
    await rm(stray, { recursive: true, force: true });
  }
}

/** Directories `kind/REGION/NAME` that aren't among the known ones. */
async function strays(
  ctx: ControlContext,
  kind: 'nodes' | 'snapshots',
  known: Set<string>,
): Promise<string[]> {
  const found: string[] = [];
  for (const region of await list(ctx.paths.at(kind))) {
    for (const name of await list(ctx.paths.at(join(kind, region)))) {
      const relative = join(kind, region, name);
      if (!known.has(relative)) found.push(ctx.paths.at(relative));
    }
  }
  return found;
}

async function list(directory: string): Promise<string[]> {
  return readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}
