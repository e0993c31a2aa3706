import type { CacheParameterGroupDetails, DescribeCacheParametersMessage } from '@aws-sdk/client-elasticache';
import { groupValues } from '../../control/cluster/parameters.ts';
import { Fault } from '../../domain/fault.ts';
import { quoted } from '../../domain/identifiers.ts';
import type { Action } from '../action.ts';
import { findParameterGroup } from './find.ts';
import { groupParameters, pageOfParameters } from './parameters.ts';

/** ElastiCache says `system` of all that users haven't set, so that `engine-default` finds nothing there either. */
const SOURCES: readonly string[] = ['user', 'system', 'engine-default'];

/** The parameters of a group with the values that clusters get by it. */
export const DescribeCacheParameters: Action<
  DescribeCacheParametersMessage,
  CacheParameterGroupDetails
> = async (input, { store, region }) => {
  const source = input.Source?.toLowerCase() || undefined;
  if (source !== undefined && !SOURCES.includes(source)) {
    throw new Fault(
      'InvalidParameterValue',
      `Invalid value ${quoted(input.Source!)} for Source. Must be one of ${SOURCES.join(', ')}.`,
    );
  }
  const group = await findParameterGroup(store, region, input.CacheParameterGroupName!);
  const { values } = await groupValues(store, region, group.name);
  const all = groupParameters(group, values);
  const asked = source === undefined ? all : all.filter((parameter) => parameter.Source === source);
  const page = pageOfParameters(asked, { marker: input.Marker, maxRecords: input.MaxRecords });
  return {
    Marker: page.marker,
    Parameters: page.items,
    CacheNodeTypeSpecificParameters: source === undefined || source === 'system' ? page.nodeTypeSpecific : [],
  };
};
