import type { Directives } from '../../engine/config.ts';
import { NOWHERE } from '../../engine/replication.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { loadGroup } from './rows.ts';

/**
 * How a node starts: a member of a group without the right to write, whatever it was before, until its group gives it the
 * right or somebody to follow. Only a new group's first primary has no rival.
 */
export async function standingOf(
  ctx: Pick<ControlContext, 'store'>,
  { region, id, replication_group_id }: CacheClusterRow,
  isNew: boolean,
): Promise<Directives> {
  if (!replication_group_id) return {};
  const group = (await loadGroup(ctx.store, region, replication_group_id))?.group;
  if (isNew && group?.epoch === 0 && group.primary_cluster_id === id) return {};
  return { replicaof: `${NOWHERE.address} ${NOWHERE.port}` };
}
