import type { CacheClusterRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';
import { recordEvent } from '../events.ts';
import { updateCluster } from './rows.ts';

/** Changes a cluster's row and tells of it, both or neither. */
export async function changeWithEvent(
  { store, clock }: Pick<ControlContext, 'store' | 'clock'>,
  cluster: Pick<CacheClusterRow, 'region' | 'id'>,
  change: Partial<CacheClusterRow>,
  message: string,
): Promise<void> {
  await store.transaction().execute(async (transaction) => {
    await updateCluster(transaction, cluster, change);
    await recordEvent(transaction, {
      region: cluster.region,
      source: 'cache-cluster',
      id: cluster.id,
      message,
      at: clock.now(),
    });
  });
}
