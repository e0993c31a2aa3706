import type { CacheClusterRow } from '../../store/schema.ts';
import type { ControlContext } from '../context.ts';

/** The report of a failover isn't written yet: its losses can't be told before. */
export class StillUnderWay extends Error {}

/** Finds out what a dead primary had acknowledged and its successor never saw. */
export async function accountForLosses(_ctx: ControlContext, _cluster: CacheClusterRow): Promise<void> {
  await Promise.resolve();
}
