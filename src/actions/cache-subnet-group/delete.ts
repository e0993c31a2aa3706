import type { DeleteCacheSubnetGroupMessage } from '@aws-sdk/client-elasticache';
import { recordEvent } from '../../control/events.ts';
import { Fault } from '../../domain/fault.ts';
import { deleteTags } from '../../store/tags.ts';
import type { Action } from '../action.ts';
import { DEFAULT_SUBNET_GROUP, findSubnetGroup } from './find.ts';

/** Deletes a subnet group that no cluster uses. */
export const DeleteCacheSubnetGroup: Action<DeleteCacheSubnetGroupMessage, undefined> = async (
  input,
  context,
) => {
  const { region } = context;
  await context.store.transaction().execute(async (transaction) => {
    const { name } = await findSubnetGroup(transaction, region, input.CacheSubnetGroupName!);
    if (name === DEFAULT_SUBNET_GROUP) {
      throw new Fault('InvalidParameterValue', 'The cache subnet group "default" can\'t be deleted.');
    }
    const user = await transaction
      .selectFrom('cache_cluster')
      .select('id')
      .where('region', '=', region)
      .where('subnet_group', '=', name)
      .executeTakeFirst();
    if (user) {
      throw new Fault(
        'CacheSubnetGroupInUse',
        `Cache subnet group ${name} is currently in use by the cache cluster ${user.id}. Delete that first.`,
      );
    }
    await transaction
      .deleteFrom('subnet_group')
      .where('region', '=', region)
      .where('name', '=', name)
      .execute();
    await deleteTags(transaction, { region, arn: context.control.arnOf('subnetgroup', region, name) });
    await recordEvent(transaction, {
      region,
      source: 'cache-subnet-group',
      id: name,
      message: 'Cache subnet group deleted',
      at: context.now,
    });
  });
};
