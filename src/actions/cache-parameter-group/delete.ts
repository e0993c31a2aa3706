import type { DeleteCacheParameterGroupMessage } from '@aws-sdk/client-elasticache';
import { recordEvent } from '../../control/events.ts';
import { Fault } from '../../domain/fault.ts';
import { deleteTags } from '../../store/tags.ts';
import type { Action } from '../action.ts';
import { findOwnParameterGroup } from './find.ts';
import { usersOf } from './users.ts';

/** Deletes a parameter group that no cluster uses, and none is about to. */
export const DeleteCacheParameterGroup: Action<DeleteCacheParameterGroupMessage, undefined> = async (
  input,
  context,
) => {
  const { region } = context;
  await context.store.transaction().execute(async (transaction) => {
    const { name } = await findOwnParameterGroup(
      transaction,
      region,
      input.CacheParameterGroupName!,
      'deleted',
    );
    const users = await usersOf(transaction, region, name);
    if (users.length > 0) {
      throw new Fault(
        'InvalidCacheParameterGroupState',
        `One or more cache clusters are still members of this parameter group ${name}, so the group cannot be deleted: ${users.join(', ')}.`,
      );
    }
    await transaction
      .deleteFrom('parameter_group')
      .where('region', '=', region)
      .where('name', '=', name)
      .execute();
    await deleteTags(transaction, { region, arn: context.control.arnOf('parametergroup', region, name) });
    await recordEvent(transaction, {
      region,
      source: 'cache-parameter-group',
      id: name,
      message: 'Cache parameter group deleted',
      at: context.now,
    });
  });
};
