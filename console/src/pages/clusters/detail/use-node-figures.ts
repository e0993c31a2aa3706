import type { Output } from '../../../api/json.ts';
import { useApi } from '../../../api/use-api.ts';

export type NodeFigures = NonNullable<Output<'DescribeNodeFigures'>['Nodes']>[number];

const FIGURES_MS = 2_000;

/** What a cluster's node says of itself, again and again while somebody looks. */
export function useNodeFigures(id: string): NodeFigures | undefined {
  const { data } = useApi('DescribeNodeFigures', { CacheClusterId: id }, { every: FIGURES_MS });
  return data?.Nodes?.[0];
}
