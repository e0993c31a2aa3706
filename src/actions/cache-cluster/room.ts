import type { ModifyCacheClusterMessage } from '@aws-sdk/client-elasticache';
import { maxmemoryWith } from '../../control/cluster/parameters.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import { memoryShortage } from '../../domain/memory-fit.ts';
import { infoNumber } from '../../engine/info.ts';
import type { Queryable } from '../../store/database.ts';
import type { CacheClusterRow } from '../../store/schema.ts';
import type { ActionContext } from '../action.ts';
import { findCluster } from './find.ts';

/** Asked before the transaction, which must not wait for a node. */
export async function usedMemoryOf(
  input: ModifyCacheClusterMessage,
  { control, store, region }: ActionContext,
): Promise<number> {
  if (!input.CacheNodeType && !input.CacheParameterGroupName) return 0;
  const { node } = await findCluster(store, region, input.CacheClusterId ?? '');
  const info = await control.connections
    .to(node)
    .then((connection) => connection.info('memory'))
    .catch(() => undefined);
  return info ? infoNumber(info, 'used_memory') : 0;
}

/** A node with less memory than its data takes would begin to evict or refuse at once. */
export async function requireRoomFor(
  store: Queryable,
  wanted: CacheClusterRow,
  input: ModifyCacheClusterMessage,
  usedMemory: number,
): Promise<void> {
  if (usedMemory === 0) return;
  const maxmemory = await maxmemoryWith(store, wanted.region, wanted.node_type, wanted.parameter_group);
  const shortage = memoryShortage({ usedMemory, maxmemory, nodeType: wanted.node_type });
  if (!shortage) return;
  throw new Fault(
    'InvalidParameterValue',
    `${input.CacheNodeType ? 'CacheNodeType' : 'CacheParameterGroupName'}: cache cluster ${quoted(wanted.id)} can't be changed to it: ${shortage}`,
  );
}
