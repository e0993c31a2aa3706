import { CreateCacheCluster } from './cache-cluster/create.ts';
import { DeleteCacheCluster } from './cache-cluster/delete.ts';
import { DescribeCacheClusters } from './cache-cluster/describe.ts';
import { ModifyCacheCluster } from './cache-cluster/modify.ts';
import { RebootCacheCluster } from './cache-cluster/reboot.ts';
import type { Action } from './action.ts';
import { CopySnapshot } from './snapshot/copy.ts';
import { CreateSnapshot } from './snapshot/create.ts';
import { DeleteSnapshot } from './snapshot/delete.ts';
import { DescribeSnapshots } from './snapshot/describe.ts';

/** The operations that are built, by their names in the API. */
export const actions: Readonly<Record<string, Action<never, unknown>>> = {
  CopySnapshot,
  CreateCacheCluster,
  CreateSnapshot,
  DeleteCacheCluster,
  DeleteSnapshot,
  DescribeCacheClusters,
  DescribeSnapshots,
  ModifyCacheCluster,
  RebootCacheCluster,
};
