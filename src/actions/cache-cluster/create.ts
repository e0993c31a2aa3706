import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { CreateCacheClusterMessage, CreateCacheClusterResult } from '@aws-sdk/client-elasticache';
import { freeAddress } from '../../control/cluster/addresses.ts';
import { loadCluster } from '../../control/cluster/rows.ts';
import { recordEvent } from '../../control/events.ts';
import { failpoint } from '../../control/failpoints.ts';
import { formatArn } from '../../domain/arn.ts';
import { Fault } from '../../domain/fault.ts';
import { cacheClusterId, quoted } from '../../domain/identifiers.ts';
import type { Action } from '../action.ts';
import { writeTags } from '../tag/write-tags.ts';
import { chooseEngine } from './choose-engine.ts';
import { newClusterRow, requireRoom } from './new-row.ts';
import { originOf } from './restore-source.ts';
import { showCluster } from './show.ts';
import { refuseUnsupported } from './unsupported.ts';

const NODE_ID = '0001';

export const CreateCacheCluster: Action<CreateCacheClusterMessage, CreateCacheClusterResult> = async (
  input,
  context,
) => {
  const id = cacheClusterId(input.CacheClusterId ?? '');
  refuseUnsupported(input);
  if (input.ReplicationGroupId) {
    throw new Fault(
      'ReplicationGroupNotFoundFault',
      `Replication group not found: ${quoted(input.ReplicationGroupId)} in ${context.region}.`,
    );
  }
  const origin = await originOf(input, context);
  const engine = await chooseEngine(input, origin, context);
  const { region, accountId, now, store } = context;
  const created = await store.transaction().execute(async (transaction) => {
    if (await loadCluster(transaction, region, id)) {
      throw new Fault(
        'CacheClusterAlreadyExists',
        `Cache cluster ${quoted(id)} already exists in ${region}. Choose another CacheClusterId, or delete it first.`,
      );
    }
    const row = await newClusterRow(transaction, { id, input, origin, engine, context });
    await requireRoom(transaction, row, origin);
    const address = await freeAddress(context.control, transaction, row.port);
    await transaction.insertInto('cache_cluster').values(row).execute();
    await transaction
      .insertInto('cache_node')
      .values({
        region,
        cluster_id: id,
        id: NODE_ID,
        address,
        port: row.port,
        // A directory is never used twice: what was left of an older cluster of this name is not this one's.
        directory: join('nodes', region, `${id}-${NODE_ID}-${randomBytes(4).toString('hex')}`),
        admin_password: randomBytes(24).toString('base64url'),
        directives_json: '{}',
        created_at: row.created_at,
      })
      .execute();
    await writeTags(
      transaction,
      { region, arn: formatArn({ type: 'cluster', region, accountId, name: id }) },
      input.Tags,
    );
    await recordEvent(transaction, {
      region,
      source: 'cache-cluster',
      id,
      message: 'Cache cluster is being created',
      at: now,
    });
    return loadCluster(transaction, region, id);
  });
  failpoint('create.accepted');
  context.wake({ kind: 'cluster', region, id });
  return { CacheCluster: showCluster(created!.cluster, { accountId }) };
};
