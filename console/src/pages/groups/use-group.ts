import type { ApiError } from '../../api/error.ts';
import type { CacheCluster } from '../../api/json.ts';
import { useAll, useApi } from '../../api/use-api.ts';
import { useClusters } from '../clusters/use-clusters.ts';
import { type GroupView, viewOf } from './group-view.ts';

/** Lag changes without anything being told of it. The server itself looks once a second. */
const LAG_MS = 1_000;
/** The most that the API answers with at once. */
const PAGE = 100;

interface GroupAnswer {
  view: GroupView | undefined;
  /** All clusters of the region. */
  clusters: readonly CacheCluster[] | undefined;
  /** It was there, or never was; now it isn't. */
  gone: boolean;
  error: ApiError | null;
  retry(): void;
}

/** One group with its members, live. */
export function useGroup(id: string): GroupAnswer {
  const groups = useApi('DescribeReplicationGroups', { ReplicationGroupId: id });
  const gone = groups.error?.code.startsWith('ReplicationGroupNotFound') ?? false;
  const clusters = useClusters();
  const replication = useApi(
    'DescribeReplication',
    { ReplicationGroupId: id },
    { every: LAG_MS, skip: gone },
  );
  const group = gone ? undefined : groups.data?.ReplicationGroups?.[0];
  return {
    view: group && viewOf(group, clusters.data, replication.data?.Members),
    clusters: clusters.data,
    gone,
    error: group ? null : groups.error,
    retry: () => void groups.refetch(),
  };
}

interface GroupsAnswer {
  views: readonly GroupView[] | undefined;
  error: ApiError | null;
  retry(): void;
}

/** All groups of the region, live. */
export function useGroups({ withLag = false } = {}): GroupsAnswer {
  const groups = useAll('DescribeReplicationGroups', { MaxRecords: PAGE }, 'ReplicationGroups');
  const clusters = useClusters();
  const some = (groups.data?.length ?? 0) > 0;
  const replication = useApi('DescribeReplication', {}, { every: 2 * LAG_MS, skip: !withLag || !some });
  return {
    views: groups.data?.map((group) => {
      const own = replication.data?.Members?.filter(
        (member) => member.ReplicationGroupId === group.ReplicationGroupId,
      );
      return viewOf(group, clusters.data, own);
    }),
    error: groups.data ? null : groups.error,
    retry: () => void groups.refetch(),
  };
}
