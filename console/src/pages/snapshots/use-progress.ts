import { useMemo } from 'react';
import type { Snapshot } from '../../api/json.ts';
import { type LongWork, PROGRESS_MS } from '../../api/progress.ts';
import { useApi } from '../../api/use-api.ts';

/** What is under way on snapshots, by their names; asked for again and again only while one of these is being made. */
export function useProgress(snapshots: readonly Snapshot[]): ReadonlyMap<string, LongWork> {
  const busy = snapshots.some(({ SnapshotStatus }) => SnapshotStatus === 'creating');
  const { data } = useApi('DescribeOperations', {}, { every: PROGRESS_MS, skip: !busy });
  return useMemo(() => {
    const works = (data?.Operations ?? []).filter(({ ResourceType }) => ResourceType === 'snapshot');
    return new Map(works.map((work) => [work.ResourceId ?? '', work]));
  }, [data]);
}
