import { useText } from '../../../i18n/use-text.ts';
import { NodeTable } from './node-table.tsx';
import type { FoundCluster } from './use-cluster.ts';
import { useNodeFigures } from './use-node-figures.ts';

/** The node list: a Redis cluster has exactly one (S9, R11). */
export function NodesTab({ cluster, row }: FoundCluster) {
  const t = useText();
  const figures = useNodeFigures(row.id);
  return <NodeTable title={t('clusters.tab.nodes')} nodes={cluster.CacheNodes ?? []} figures={figures} />;
}
