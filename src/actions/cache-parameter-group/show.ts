import type { CacheParameterGroup } from '@aws-sdk/client-elasticache';
import type { ActionContext } from '../action.ts';
import type { ParameterGroup } from './find.ts';

/** A parameter group as the API shows it. */
export function showParameterGroup(
  { region, control }: Pick<ActionContext, 'region' | 'control'>,
  group: ParameterGroup,
): CacheParameterGroup {
  return {
    CacheParameterGroupName: group.name,
    CacheParameterGroupFamily: group.family,
    Description: group.description,
    IsGlobal: false,
    ARN: control.arnOf('parametergroup', region, group.name),
  };
}
