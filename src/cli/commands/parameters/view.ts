import type { OutputOf } from '../../../api/operation-types.ts';
import { yesNo } from '../../output/format.ts';
import type { Style } from '../../output/style.ts';
import { table } from '../../output/table.ts';

export type Parameter = NonNullable<OutputOf<'DescribeCacheParameters'>['Parameters']>[number];
type NodeTypeParameter = NonNullable<
  OutputOf<'DescribeCacheParameters'>['CacheNodeTypeSpecificParameters']
>[number];

const LONGEST_ALLOWED = 40;

export function parameterTable(parameters: readonly Parameter[], style: Style): string {
  return table(
    parameters,
    [
      { title: 'parameter', value: (one) => one.ParameterName },
      { title: 'value', value: (one) => one.ParameterValue },
      { title: 'source', value: (one) => (one.Source === 'user' ? style('bold', 'user') : one.Source) },
      { title: 'type', value: (one) => one.DataType },
      { title: 'may change', value: (one) => yesNo(one.IsModifiable) },
      {
        title: 'takes effect',
        value: (one) => (one.ChangeType === 'requires-reboot' ? 'by a reboot' : 'at once'),
      },
      { title: 'allowed', value: (one) => shorten(one.AllowedValues) },
    ],
    style,
  );
}

/** Parameters whose value follows the node type, one line a parameter and node type. */
export function nodeTypeParameterTable(parameters: readonly NodeTypeParameter[], style: Style): string {
  const rows = parameters.flatMap((parameter) =>
    (parameter.CacheNodeTypeSpecificValues ?? []).map((one) => ({ name: parameter.ParameterName, ...one })),
  );
  return table(
    rows,
    [
      { title: 'parameter', value: (row) => row.name },
      { title: 'node type', value: (row) => row.CacheNodeType },
      { title: 'value', value: (row) => row.Value, align: 'right' },
    ],
    style,
  );
}

function shorten(allowed: string | undefined): string | undefined {
  return allowed && allowed.length > LONGEST_ALLOWED ? `${allowed.slice(0, LONGEST_ALLOWED)}…` : allowed;
}
