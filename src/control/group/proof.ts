import { compareMark } from '../../aof/compare-mark.ts';
import type { AofMark } from '../../aof/mark.ts';
import { isAtLeast } from '../../domain/version.ts';
import type { ClusterWithNode } from '../cluster/rows.ts';
import type { ControlContext } from '../context.ts';

/**
 * Why a primary that was started again may not be what it was, in words: its files are gone, are older than they were, or
 * are another's. Undefined when there is no doubt.
 */
export async function doubtsOf(
  ctx: ControlContext,
  { cluster, node }: ClusterWithNode,
): Promise<string | undefined> {
  // Engines before 7.0 have files of another form, which nothing is known of.
  if (!isAtLeast(cluster.engine_version, '7.0')) return undefined;
  if (!node.data_mark_json)
    return `what ${cluster.id} has on disk may be older than what it held: it ended before that was written down`;
  const found = await compareMark(ctx.paths.at(node.directory), JSON.parse(node.data_mark_json) as AofMark);
  return found.ok ? undefined : `the data of ${cluster.id} is not what it was: ${found.message}`;
}
