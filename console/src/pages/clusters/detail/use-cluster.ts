import { useMemo } from 'react';
import type { ApiError } from '../../../api/error.ts';
import type { CacheCluster, ReplicationGroup } from '../../../api/json.ts';
import { useApi } from '../../../api/use-api.ts';
import { type ClusterRow, rolesOf } from '../rows.ts';

export interface FoundCluster {
  cluster: CacheCluster;
  /** The group that it is in. */
  group: ReplicationGroup | undefined;
  row: ClusterRow;
}

interface Answer {
  found: FoundCluster | undefined;
  error: ApiError | null;
  /** It was there when the page was opened, and is no more. */
  gone: boolean;
  retry: () => void;
}

/** A cluster with all that its page tells of it; kept up to date as long as somebody looks. */
export function useCluster(id: string): Answer {
  const answer = useApi('DescribeCacheClusters', { CacheClusterId: id, ShowCacheNodeInfo: true });
  const cluster = answer.data?.CacheClusters?.[0];
  const missing = answer.error?.code.startsWith('CacheClusterNotFound') ?? false;
  const groupId = cluster?.ReplicationGroupId;
  const groups = useApi(
    'DescribeReplicationGroups',
    { ReplicationGroupId: groupId ?? '' },
    { skip: !groupId },
  );
  const group = groupId ? groups.data?.ReplicationGroups?.[0] : undefined;
  const found = useMemo(() => {
    if (!cluster) return undefined;
    const name = cluster.CacheClusterId ?? id;
    const row = {
      id: name,
      cluster,
      role: rolesOf(group ? [group] : []).get(name),
      figures: undefined,
    };
    return { cluster, group, row };
  }, [cluster, group, id]);
  return {
    found,
    error: answer.error,
    gone: missing && cluster !== undefined,
    retry: () => void answer.refetch(),
  };
}
