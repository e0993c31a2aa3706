import { type ClusterWithNode, loadCluster } from '../../control/cluster/rows.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import type { Queryable } from '../../store/database.ts';

/** The cluster of that id in a region, however its letters are written. @throws Fault CacheClusterNotFound */
export async function findCluster(store: Queryable, region: string, id: string): Promise<ClusterWithNode> {
  const found = await loadCluster(store, region, id.toLowerCase());
  if (found) return found;
  throw new Fault(
    'CacheClusterNotFound',
    `CacheCluster not found: ${quoted(id)} in ${region}. List what is there with DescribeCacheClusters, and check the region.`,
  );
}
