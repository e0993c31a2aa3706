import type { CacheClusterRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { recordEvent } from '../events.ts';
import { statusOf, updateCluster } from './rows.ts';

/**
 * Changes a cluster's row and tells of it, both or neither; neither when its status isn't among `whileStatus` any more,
 * since somebody has asked for something else meanwhile. @returns whether it was done
 */
export async function changeWithEvent(
  { store, clock }: Pick<ControlContext, 'store' | 'clock'>,
  cluster: Pick<CacheClusterRow, 'region' | 'id'>,
  change: Partial<CacheClusterRow>,
  message: string,
  whileStatus?: readonly string[],
): Promise<boolean> {
  return store.transaction().execute(async (transaction) => {
    if (whileStatus && !whileStatus.includes((await statusOf(transaction, cluster)) ?? '')) return false;
    if (Object.keys(change).length > 0) await updateCluster(transaction, cluster, change);
    await recordEvent(transaction, {
      region: cluster.region,
      source: 'cache-cluster',
      id: cluster.id,
      message,
      at: clock.now(),
    });
    return true;
  });
}

/** Whether this is the last that was said of a cluster: what is tried again and again is told once. */
export async function wasSaidLast(
  { store }: Pick<ControlContext, 'store'>,
  { region, id }: Pick<CacheClusterRow, 'region' | 'id'>,
  message: string,
): Promise<boolean> {
  const last = await store
    .selectFrom('event')
    .select('message')
    .where('region', '=', region)
    .where('source_type', '=', 'cache-cluster')
    .where('source_id', '=', id)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.message === message;
}
