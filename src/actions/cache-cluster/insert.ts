import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Insertable } from 'kysely';
import { freeAddress } from '../../control/cluster/addresses.ts';
import { loadCluster } from '../../control/cluster/rows.ts';
import { recordEvent } from '../../control/events.ts';
import { formatArn } from '../../domain/arn.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import type { Queryable } from '../../store/database.ts';
import type { Database } from '../../store/schema.ts';
import type { ActionContext } from '../action.ts';
import { type GivenTags, writeTags } from '../tag/write-tags.ts';

export type NewCluster = Insertable<Database['cache_cluster']>;

const NODE_ID = '0001';

/** @throws Fault CacheClusterAlreadyExists */
export async function requireNewClusterId(store: Queryable, region: string, id: string): Promise<void> {
  if (!(await loadCluster(store, region, id))) return;
  throw new Fault(
    'CacheClusterAlreadyExists',
    `Cache cluster ${quoted(id)} already exists in ${region}. Choose another CacheClusterId, or delete it first.`,
  );
}

/** Writes down a new cluster with its node, in the caller's transaction. The caller wakes its reconciler afterwards. */
export async function insertCluster(
  transaction: Queryable,
  row: NewCluster,
  tags: GivenTags | undefined,
  { control, region, accountId, now }: Pick<ActionContext, 'control' | 'region' | 'accountId' | 'now'>,
): Promise<void> {
  const { id } = row;
  const address = await freeAddress(control, transaction, row.port);
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
    tags,
  );
  const message = 'Cache cluster is being created';
  await recordEvent(transaction, { region, source: 'cache-cluster', id, message, at: now });
}
