import type { CacheNodeTypeSpecificParameter, Parameter } from '@aws-sdk/client-elasticache';
import { NODE_TYPE_NAMES, nodeType } from '../../domain/node-types.ts';
import { type Page, type PageRequest, paginate } from '../../domain/pagination.ts';
import { familyParameters } from '../../domain/parameter-families.ts';
import type { ParameterGroup } from './find.ts';

/** The parameters of a group: its family's, with the values that were set in it laid over. */
export function groupParameters(
  { name, family, isDefault }: ParameterGroup,
  values: Readonly<Record<string, string>>,
): Parameter[] {
  const clusterMode = isDefault && name.endsWith('.cluster.on');
  return familyParameters(family).map((parameter) => {
    const value = values[parameter.ParameterName];
    // Set to its default is set, too: who set it expects to find it among its own.
    if (value !== undefined) return { ...parameter, ParameterValue: value, Source: 'user' };
    if (clusterMode && parameter.ParameterName === 'cluster-enabled')
      return { ...parameter, ParameterValue: 'yes' };
    return parameter;
  });
}

/** What follows from the node type is listed apart, as ElastiCache does, after the last of the other parameters. */
export function pageOfParameters(
  parameters: readonly Parameter[],
  request: PageRequest,
): Page<Parameter> & { nodeTypeSpecific: CacheNodeTypeSpecificParameter[] } {
  const page = paginate(parameters, { ...request, keyOf });
  return { ...page, nodeTypeSpecific: page.marker === undefined ? [MAXMEMORY] : [] };
}

/** ElastiCache's order: by name, hyphens not counted. */
function keyOf({ ParameterName: name = '' }: Parameter): string {
  return `${name.replaceAll('-', '')} ${name}`;
}

const MAXMEMORY: CacheNodeTypeSpecificParameter = {
  ParameterName: 'maxmemory',
  Description: 'Bytes of a node, before the part that reserved-memory or reserved-memory-percent takes off.',
  Source: 'system',
  DataType: 'integer',
  AllowedValues: '0-',
  IsModifiable: false,
  MinimumEngineVersion: '2.8.6',
  ChangeType: 'immediate',
  CacheNodeTypeSpecificValues: NODE_TYPE_NAMES.map((name) => ({
    CacheNodeType: name,
    Value: String(nodeType(name).maxmemory),
  })),
};
