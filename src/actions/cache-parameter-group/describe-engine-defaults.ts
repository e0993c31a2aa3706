import type {
  DescribeEngineDefaultParametersMessage,
  DescribeEngineDefaultParametersResult,
} from '@aws-sdk/client-elasticache';
import { familyParameters, parseFamily } from '../../domain/parameter-families.ts';
import type { Action } from '../action.ts';
import { pageOfParameters } from './parameters.ts';

/** The parameters of a family with its defaults. */
export const DescribeEngineDefaultParameters: Action<
  DescribeEngineDefaultParametersMessage,
  DescribeEngineDefaultParametersResult
> = async (input) => {
  const family = parseFamily(input.CacheParameterGroupFamily!);
  const page = pageOfParameters(familyParameters(family), {
    marker: input.Marker,
    maxRecords: input.MaxRecords,
  });
  return {
    EngineDefaults: {
      CacheParameterGroupFamily: family,
      Marker: page.marker,
      Parameters: page.items,
      CacheNodeTypeSpecificParameters: page.nodeTypeSpecific,
    },
  };
};
