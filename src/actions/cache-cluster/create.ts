import type { CreateCacheClusterMessage, CreateCacheClusterResult } from '@aws-sdk/client-elasticache';
import { loadCluster } from '../../control/cluster/rows.ts';
import { failpoint } from '../../control/failpoints.ts';
import { cacheClusterId } from '../../domain/identifiers.ts';
import type { Action } from '../action.ts';
import { chooseEngine } from './choose-engine.ts';
import { createReplica } from './create-replica.ts';
import { insertCluster, requireNewClusterId } from './insert.ts';
import { newClusterRow, requireRoom } from './new-row.ts';
import { originOf } from './restore-source.ts';
import { showCluster } from './show.ts';
import { refuseUnsupported } from './unsupported.ts';

export const CreateCacheCluster: Action<CreateCacheClusterMessage, CreateCacheClusterResult> = async (
  input,
  context,
) => {
  const id = cacheClusterId(input.CacheClusterId ?? '');
  refuseUnsupported(input);
  if (input.ReplicationGroupId) return createReplica(id, input, context);
  const origin = await originOf(input, context);
  const engine = await chooseEngine(input, origin, context);
  const { region, accountId, store } = context;
  const created = await store.transaction().execute(async (transaction) => {
    await requireNewClusterId(transaction, region, id);
    const row = await newClusterRow(transaction, { id, input, origin, engine, context });
    await requireRoom(transaction, row, origin);
    await insertCluster(transaction, row, input.Tags, context);
    return loadCluster(transaction, region, id);
  });
  failpoint('create.accepted');
  context.wake({ kind: 'cluster', region, id });
  return { CacheCluster: showCluster(created!.cluster, { accountId }) };
};
