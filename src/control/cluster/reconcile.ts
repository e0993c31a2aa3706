import type { ControlContext } from '../context.ts';
import { demoteCluster, isToBeDemoted } from '../group/demote.ts';
import type { Outcome } from '../work-queue.ts';
import { createCluster } from './create.ts';
import { deleteCluster } from './delete.ts';
import { keepCluster } from './keep.ts';
import { loadCluster } from './rows.ts';

/** Does what a cluster's status says is still to be done. */
export async function reconcileCluster(ctx: ControlContext, region: string, id: string): Promise<Outcome> {
  const found = await loadCluster(ctx.store, region, id);
  switch (found?.cluster.status) {
    case 'creating':
      await createCluster(ctx, found);
      return undefined;
    case 'deleting':
      await deleteCluster(ctx, found);
      return undefined;
    case 'available':
    case 'modifying':
    case 'rebooting cluster nodes':
    case 'snapshotting':
      return isToBeDemoted(found.cluster) ? demoteCluster(ctx, found) : keepCluster(ctx, found);
    case 'failed':
      // One that was made and doesn't start is tried again; one that never was isn't.
      return found.node.engine_in_force === null ? undefined : keepCluster(ctx, found);
    default:
      // Gone, or one that could not be made and waits to be deleted.
      return undefined;
  }
}
