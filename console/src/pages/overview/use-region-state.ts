import { useAll, useApi } from '../../api/use-api.ts';
import type { Region } from './attention.ts';

/** How often nodes are asked for what they hold, while there are any. */
const FIGURES_MS = 5_000;

/** All of a region that the overview is made of; undefined until the three lists are there. */
export function useRegionState() {
  const clusters = useAll('DescribeCacheClusters', {}, 'CacheClusters');
  const groups = useAll('DescribeReplicationGroups', {}, 'ReplicationGroups');
  const snapshots = useAll('DescribeSnapshots', {}, 'Snapshots');
  const none = (clusters.data?.length ?? 0) === 0;
  const ask = { every: FIGURES_MS, skip: none };
  const figures = useApi('DescribeNodeFigures', {}, ask);
  const members = useApi('DescribeReplication', {}, { ...ask, skip: (groups.data?.length ?? 0) === 0 });
  const region: Region | undefined =
    clusters.data && groups.data && snapshots.data
      ? {
          clusters: clusters.data,
          groups: groups.data,
          snapshots: snapshots.data,
          figures: none ? [] : (figures.data?.Nodes ?? []),
          members: members.data?.Members ?? [],
        }
      : undefined;
  const failed = [clusters, groups, snapshots].find((answer) => answer.error);
  return { region, error: failed?.error ?? null, again: () => void failed?.refetch() };
}
