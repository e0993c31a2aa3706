import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../../../api/call.ts';
import type { ApiError } from '../../../../api/error.ts';
import { useRegion } from '../../../../app/region.tsx';
import { boundsOf, type Span } from './ranges.ts';
import { type Grid, gridOf, type Metrics } from './series.ts';

/** A new sample comes each ten seconds; over a longer time one more changes nothing that could be seen. */
const HOUR_EVERY_MS = 10_000;
const LONGER_EVERY_MS = 60_000;

interface Asked {
  grid: Grid | undefined;
  /** Why figures are missing, where they can't be kept. */
  message: string | undefined;
  error: ApiError | null;
  retry(): void;
}

/**
 * Figures of a span of time. One that goes on ends at another moment whenever it is asked for, and is still the same
 * question: what is shown stays until there is more.
 */
export function useMetrics(id: string, span: Span): Asked {
  const region = useRegion();
  const live = 'last' in span;
  const { data, error, refetch } = useQuery<Metrics, ApiError>({
    queryKey: [region, 'DescribeMetrics', id, span],
    queryFn: () => {
      const { from, to } = boundsOf(span, Math.floor(Date.now() / 1_000));
      return call(region, 'DescribeMetrics', {
        CacheClusterId: id,
        StartTime: new Date(from * 1_000).toISOString(),
        EndTime: new Date(to * 1_000).toISOString(),
      });
    },
    placeholderData: keepPreviousData,
    ...(live && { refetchInterval: span.last === '1h' ? HOUR_EVERY_MS : LONGER_EVERY_MS }),
    // It goes on while nobody looks, and must not be taken for new then.
    refetchOnMount: 'always',
  });
  const grid = useMemo(() => data && gridOf(data), [data]);
  return { grid, message: data?.Message, error, retry: () => void refetch() };
}
