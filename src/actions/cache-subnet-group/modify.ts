import type {
  ModifyCacheSubnetGroupMessage,
  ModifyCacheSubnetGroupResult,
} from '@aws-sdk/client-elasticache';
import { recordEvent } from '../../control/events.ts';
import { Fault } from '../../domain/fault.ts';
import { description } from '../../domain/limits.ts';
import type { Queryable } from '../../store/database.ts';
import type { Action } from '../action.ts';
import { DEFAULT_SUBNET_GROUP, findSubnetGroup, type SubnetGroup } from './find.ts';
import { placeSubnets } from './network.ts';
import { showSubnetGroup } from './show.ts';
import { subnetIds } from './subnet-ids.ts';

/** Changes a subnet group's description, its subnets, or both; what isn't given stays. */
export const ModifyCacheSubnetGroup: Action<
  ModifyCacheSubnetGroupMessage,
  ModifyCacheSubnetGroupResult
> = async (input, context) => {
  const { region } = context;
  const group = await context.store.transaction().execute(async (transaction) => {
    const before = await findSubnetGroup(transaction, region, input.CacheSubnetGroupName!);
    if (before.name === DEFAULT_SUBNET_GROUP) {
      throw new Fault(
        'InvalidParameterValue',
        'The cache subnet group "default" can\'t be modified. Make one of your own with CreateCacheSubnetGroup.',
      );
    }
    const after: SubnetGroup = {
      name: before.name,
      description:
        input.CacheSubnetGroupDescription === undefined
          ? before.description
          : description(input.CacheSubnetGroupDescription, 'CacheSubnetGroupDescription'),
      subnetIds: input.SubnetIds === undefined ? before.subnetIds : subnetIds(input.SubnetIds),
    };
    await refuseRemovalInUse(transaction, region, before, after);
    await transaction
      .updateTable('subnet_group')
      .set({ description: after.description, subnet_ids_json: JSON.stringify(after.subnetIds) })
      .where('region', '=', region)
      .where('name', '=', after.name)
      .execute();
    await recordEvent(transaction, {
      region,
      source: 'cache-subnet-group',
      id: after.name,
      message: 'Cache subnet group modified',
      at: context.now,
    });
    return after;
  });
  return { CacheSubnetGroup: showSubnetGroup(context, group) };
};

/** A cluster stands in the first subnet of its zone. */
async function refuseRemovalInUse(
  store: Queryable,
  region: string,
  before: SubnetGroup,
  after: SubnetGroup,
): Promise<void> {
  const clusters = await store
    .selectFrom('cache_cluster')
    .select(['id', 'availability_zone'])
    .where('region', '=', region)
    .where('subnet_group', '=', before.name)
    .execute();
  const placed = placeSubnets(region, before.subnetIds);
  for (const { id, availability_zone } of clusters) {
    const used = placed.find(({ zone }) => zone === availability_zone);
    if (used && !after.subnetIds.includes(used.id)) {
      throw new Fault(
        'SubnetInUse',
        `The subnet ${used.id} is in use by the cache cluster ${id}. Keep it in SubnetIds, or delete the cluster first.`,
      );
    }
  }
}
