import type { ControlContext } from '../context.ts';
import type { Outcome } from '../work-queue.ts';
import { copySnapshot } from './copy.ts';
import { deleteSnapshot } from './delete.ts';
import { loadSnapshot } from './rows.ts';
import { takeSnapshot } from './take.ts';

/** Does what a snapshot's status says is still to be done. */
export async function reconcileSnapshot(ctx: ControlContext, region: string, name: string): Promise<Outcome> {
  const snapshot = await loadSnapshot(ctx.store, region, name);
  if (snapshot?.status === 'creating') {
    await (snapshot.copy_of ? copySnapshot(ctx, snapshot) : takeSnapshot(ctx, snapshot));
  } else if (snapshot?.status === 'deleting') {
    return deleteSnapshot(ctx, snapshot);
  }
  return undefined;
}
