import type {
  CacheParameterGroupNameMessage,
  ModifyCacheParameterGroupMessage,
  ParameterNameValue,
} from '@aws-sdk/client-elasticache';
import { recordEvent } from '../../control/events.ts';
import { Fault } from '../../domain/fault.ts';
import { validateParameterValues } from '../../domain/parameter-families.ts';
import type { Queryable } from '../../store/database.ts';
import type { Action } from '../action.ts';
import { findOwnParameterGroup } from './find.ts';
import { markApplying, usersOf } from './users.ts';

const MAX_PARAMETERS_PER_REQUEST = 20;

/** Sets parameters of a group, all or none; the clusters that run with it take them up. */
export const ModifyCacheParameterGroup: Action<
  ModifyCacheParameterGroupMessage,
  CacheParameterGroupNameMessage
> = async (input, context) => {
  const { region } = context;
  const { name, behind } = await context.store.transaction().execute(async (transaction) => {
    const group = await findOwnParameterGroup(
      transaction,
      region,
      input.CacheParameterGroupName!,
      'modified',
    );
    const values = (input.ParameterNameValues ?? []).map(given);
    if (values.length === 0 || values.length > MAX_PARAMETERS_PER_REQUEST) {
      throw new Fault(
        'InvalidParameterValue',
        `ParameterNameValues has ${values.length} parameters. Give from 1 to ${MAX_PARAMETERS_PER_REQUEST} in a request.`,
      );
    }
    validateParameterValues(group.family, values);
    if (values.some((value) => value.name === 'cluster-enabled')) {
      await refuseWhileUsed(transaction, region, group.name);
    }
    await transaction
      .insertInto('parameter')
      .values(values.map((value) => ({ region, group_name: group.name, ...value })))
      .onConflict((conflict) =>
        conflict
          .columns(['region', 'group_name', 'name'])
          .doUpdateSet({ value: (row) => row.ref('excluded.value') }),
      )
      .execute();
    await recordEvent(transaction, {
      region,
      source: 'cache-parameter-group',
      id: group.name,
      message: `Cache parameter group modified: ${values.map((one) => `${one.name}=${one.value}`).join(', ')}`,
      at: context.now,
    });
    return { name: group.name, behind: await markApplying(transaction, region, group.name) };
  });
  for (const id of behind) context.wake({ kind: 'cluster', region, id });
  return { CacheParameterGroupName: name };
};

function given({ ParameterName: name, ParameterValue: value }: ParameterNameValue): {
  name: string;
  value: string;
} {
  if (name !== undefined && value !== undefined) return { name, value };
  throw new Fault(
    'InvalidParameterValue',
    `Each of ParameterNameValues must have a ParameterName and a ParameterValue${name ? `; ${name} has no value` : ''}.`,
  );
}

/** No cluster can go from one cluster mode to the other. */
async function refuseWhileUsed(store: Queryable, region: string, name: string): Promise<void> {
  const users = await usersOf(store, region, name);
  if (users.length === 0) return;
  throw new Fault(
    'InvalidCacheParameterGroupState',
    `The parameter cluster-enabled cannot be modified while cache clusters use the parameter group ${name}: ${users.join(', ')}. Set it in a group of its own, before a cluster is made with it.`,
  );
}
