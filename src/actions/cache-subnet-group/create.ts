import type {
  CreateCacheSubnetGroupMessage,
  CreateCacheSubnetGroupResult,
} from '@aws-sdk/client-elasticache';
import { recordEvent } from '../../control/events.ts';
import { Fault } from '../../domain/fault.ts';
import { cacheSubnetGroupName } from '../../domain/identifiers.ts';
import { description } from '../../domain/limits.ts';
import type { Action } from '../action.ts';
import { writeTags } from '../tag/write-tags.ts';
import { listSubnetGroups } from './find.ts';
import { showSubnetGroup } from './show.ts';
import { subnetIds } from './subnet-ids.ts';

/** AWS's default quota; the default group counts too. */
const MAX_GROUPS_PER_REGION = 300;

/** Makes a subnet group: kept and shown as AWS would; nodes get their addresses from the pool all the same. */
export const CreateCacheSubnetGroup: Action<
  CreateCacheSubnetGroupMessage,
  CreateCacheSubnetGroupResult
> = async (input, context) => {
  const { region } = context;
  const group = {
    name: cacheSubnetGroupName(input.CacheSubnetGroupName!),
    description: description(input.CacheSubnetGroupDescription!, 'CacheSubnetGroupDescription'),
    subnetIds: subnetIds(input.SubnetIds!),
  };
  const shown = showSubnetGroup(context, group);
  await context.store.transaction().execute(async (transaction) => {
    const groups = await listSubnetGroups(transaction, region);
    if (groups.some(({ name }) => name === group.name)) {
      throw new Fault(
        'CacheSubnetGroupAlreadyExists',
        `Cache subnet group ${group.name} already exists in ${region}. Choose another name, or change it with ModifyCacheSubnetGroup.`,
      );
    }
    if (groups.length >= MAX_GROUPS_PER_REGION) {
      throw new Fault(
        'CacheSubnetGroupQuotaExceeded',
        `${region} has ${groups.length} cache subnet groups, as many as it may. Delete one first.`,
      );
    }
    await transaction
      .insertInto('subnet_group')
      .values({
        region,
        name: group.name,
        description: group.description,
        subnet_ids_json: JSON.stringify(group.subnetIds),
      })
      .execute();
    await writeTags(transaction, { region, arn: shown.ARN! }, input.Tags);
    await recordEvent(transaction, {
      region,
      source: 'cache-subnet-group',
      id: group.name,
      message: 'Cache subnet group created',
      at: context.now,
    });
  });
  return { CacheSubnetGroup: shown };
};
