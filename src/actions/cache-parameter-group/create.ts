import type {
  CreateCacheParameterGroupMessage,
  CreateCacheParameterGroupResult,
} from '@aws-sdk/client-elasticache';
import { recordEvent } from '../../control/events.ts';
import { parseFamily } from '../../domain/family-names.ts';
import { Fault } from '../../domain/fault.ts';
import { cacheParameterGroupName } from '../../domain/identifiers.ts';
import { description } from '../../domain/limits.ts';
import type { Action } from '../action.ts';
import { writeTags } from '../tag/write-tags.ts';
import { listParameterGroups, type ParameterGroup } from './find.ts';
import { showParameterGroup } from './show.ts';

/** AWS's default quota, not counting the default groups. */
const MAX_GROUPS_PER_REGION = 300;

/** Makes a parameter group with its family's defaults. */
export const CreateCacheParameterGroup: Action<
  CreateCacheParameterGroupMessage,
  CreateCacheParameterGroupResult
> = async (input, context) => {
  const { region } = context;
  const group: ParameterGroup = {
    name: cacheParameterGroupName(input.CacheParameterGroupName!),
    family: parseFamily(input.CacheParameterGroupFamily!),
    description: description(input.Description!),
    isDefault: false,
  };
  const shown = showParameterGroup(context, group);
  await context.store.transaction().execute(async (transaction) => {
    const own = (await listParameterGroups(transaction, region)).filter(({ isDefault }) => !isDefault);
    if (own.some(({ name }) => name === group.name)) {
      throw new Fault(
        'CacheParameterGroupAlreadyExists',
        `Parameter group ${group.name} already exists in ${region}. Choose another name, or change it with ModifyCacheParameterGroup.`,
      );
    }
    if (own.length >= MAX_GROUPS_PER_REGION) {
      throw new Fault(
        'CacheParameterGroupQuotaExceeded',
        `${region} has ${own.length} parameter groups, as many as it may. Delete one first.`,
      );
    }
    const { name, family } = group;
    await transaction
      .insertInto('parameter_group')
      .values({ region, name, family, description: group.description })
      .execute();
    await writeTags(transaction, { region, arn: shown.ARN! }, input.Tags);
    await recordEvent(transaction, {
      region,
      source: 'cache-parameter-group',
      id: name,
      message: 'Cache parameter group created',
      at: context.now,
    });
  });
  return { CacheParameterGroup: shown };
};
