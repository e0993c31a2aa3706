import { useMemo, useRef } from 'react';
import type { CacheCluster } from '../../api/json.ts';
import { useAll, useApi } from '../../api/use-api.ts';
import { type Figures, figuresOf, type Role, rolesOf } from './rows.ts';

/** The most that the API answers with at once. */
const PAGE = 100;
const FIGURES_MS = 2_000;
/** With more clusters than this, figures are asked for less often: each is a question to a node. */
const MANY = 100;
const NO_FIGURES: ReadonlyMap<string, Figures> = new Map();

/** All clusters of the region, with their nodes. */
export function useClusters() {
  return useAll('DescribeCacheClusters', { ShowCacheNodeInfo: true, MaxRecords: PAGE }, 'CacheClusters');
}

/** Who is primary and who is replica, of all groups of the region. */
export function useRoles(clusters: readonly CacheCluster[] | undefined): ReadonlyMap<string, Role> {
  const grouped = clusters?.some(({ ReplicationGroupId }) => ReplicationGroupId) ?? false;
  const { data } = useAll('DescribeReplicationGroups', { MaxRecords: PAGE }, 'ReplicationGroups', {
    skip: !grouped,
  });
  return useMemo(() => rolesOf(data ?? []), [data]);
}

/** What the nodes of the region say of themselves, again and again. */
export function useFigures(count: number): ReadonlyMap<string, Figures> {
  const every = FIGURES_MS * Math.max(1, count / MANY);
  const { data } = useApi('DescribeNodeFigures', {}, { every, skip: count === 0 });
  const before = useRef(NO_FIGURES);
  return useMemo(() => {
    before.current = figuresOf(data?.Nodes ?? [], before.current);
    return before.current;
  }, [data]);
}
