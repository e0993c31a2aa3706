import type {
  CacheParameterGroupNameMessage,
  ResetCacheParameterGroupMessage,
} from '@aws-sdk/client-elasticache';
import { recordEvent } from '../../control/events.ts';
import { Fault } from '../../domain/fault.ts';
import { modifiableParameter } from '../../domain/parameter-families.ts';
import type { Action } from '../action.ts';
import { findOwnParameterGroup } from './find.ts';
import { markApplying } from './users.ts';

/** Gives parameters of a group their family's defaults again, all or those named; the clusters that run with it follow. */
export const ResetCacheParameterGroup: Action<
  ResetCacheParameterGroupMessage,
  CacheParameterGroupNameMessage
> = async (input, context) => {
  const { region } = context;
  const { name, behind } = await context.store.transaction().execute(async (transaction) => {
    const group = await findOwnParameterGroup(transaction, region, input.CacheParameterGroupName!, 'reset');
    const names = (input.ParameterNameValues ?? []).map(
      (parameter) => modifiableParameter(group.family, parameter.ParameterName ?? '').ParameterName,
    );
    const all = input.ResetAllParameters === true;
    if (all === names.length > 0) {
      throw new Fault(
        'InvalidParameterCombination',
        'Give either ResetAllParameters as true, or at least one name in ParameterNameValues, and not both.',
      );
    }
    let reset = transaction
      .deleteFrom('parameter')
      .where('region', '=', region)
      .where('group_name', '=', group.name);
    if (!all) reset = reset.where('name', 'in', names);
    await reset.execute();
    await recordEvent(transaction, {
      region,
      source: 'cache-parameter-group',
      id: group.name,
      message: `Cache parameter group reset: ${all ? 'all parameters' : names.join(', ')}`,
      at: context.now,
    });
    return { name: group.name, behind: await markApplying(transaction, region, group.name) };
  });
  for (const id of behind) context.wake({ kind: 'cluster', region, id });
  return { CacheParameterGroupName: name };
};
