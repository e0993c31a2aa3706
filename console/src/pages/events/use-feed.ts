import { useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import type { ApiError } from '../../api/error.ts';
import type { Input } from '../../api/json.ts';
import { useApi } from '../../api/use-api.ts';
import { useRegion } from '../../app/region.tsx';
import { type Feed, withNewest, withOlder } from './feed.ts';

interface FeedState {
  feed: Feed | undefined;
  error: ApiError | null;
  loadingOlder: boolean;
  older(): void;
  again(): void;
}

/** Events by what they were asked by: the newest page is asked for again when something happens, older ones on demand. */
export function useFeed(input: Input<'DescribeEvents'>): FeedState {
  const region = useRegion();
  const newest = useApi('DescribeEvents', { ...input, MaxRecords: 100 });
  const asked = JSON.stringify([region, input]);
  const [kept, setKept] = useState<{ asked: string; feed: Feed }>();
  const [older, setOlder] = useState<{ asked: string; error: ApiError | null }>();
  const page = newest.data;
  useEffect(() => {
    if (page) setKept((before) => ({ asked, feed: withNewest(ofSame(before, asked)?.feed, page) }));
  }, [asked, page]);

  const feed = ofSame(kept, asked)?.feed;
  const problem = ofSame(older, asked);
  return {
    feed,
    error: newest.error ?? problem?.error ?? null,
    loadingOlder: problem?.error === null,
    again: () => void newest.refetch(),
    older: () => {
      if (!feed?.marker || problem?.error === null) return;
      setOlder({ asked, error: null });
      call(region, 'DescribeEvents', { ...input, MaxRecords: 100, Marker: feed.marker })
        .then((found) => {
          setKept((before) =>
            before?.asked === asked ? { asked, feed: withOlder(before.feed, found) } : before,
          );
          setOlder(undefined);
        })
        .catch((error: ApiError) => setOlder({ asked, error }));
    },
  };
}

/** What was kept for another question is as good as nothing. */
function ofSame<Kept extends { asked: string }>(kept: Kept | undefined, asked: string): Kept | undefined {
  return kept?.asked === asked ? kept : undefined;
}
