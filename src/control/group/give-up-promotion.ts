import type { Queryable } from '../../store/database.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import { updateCluster } from '../cluster/rows.ts';
import { recordEvent } from '../events.ts';

/**
 * A replica that was about to become a cluster of its own has become its group's primary instead: the group can't spare
 * it any more. Harmless for any other.
 */
export async function giveUpPromotion(
  transaction: Queryable,
  { region, id }: Pick<CacheClusterRow, 'region' | 'id'>,
  groupId: string,
  at: Date,
): Promise<void> {
  const asked = await transaction
    .selectFrom('cache_cluster')
    .select('role_change_json')
    .where('region', '=', region)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!asked?.role_change_json) return;
  await updateCluster(transaction, { region, id }, { role_change_json: null });
  const message = `Not promoted to a cluster of its own: it has become the primary of replication group ${groupId} meanwhile`;
  await recordEvent(transaction, { region, source: 'cache-cluster', id, message, at });
}
