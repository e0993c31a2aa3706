import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useRegion } from '../app/region.tsx';
import { call } from './call.ts';
import type { ApiError } from './error.ts';
import type { Input, Operation, Output } from './json.ts';

export interface AskOptions {
  /** Ask again every so many milliseconds, for what changes without being told: figures, lag, progress. */
  every?: number | undefined;
  /** Don't ask (yet). */
  skip?: boolean;
}

/** An operation's answer, asked for again when the change stream tells that it is another now. */
export function useApi<Name extends Operation>(
  operation: Name,
  input: Input<Name>,
  { every, skip = false }: AskOptions = {},
): UseQueryResult<Output<Name>, ApiError> {
  const region = useRegion();
  return useQuery<Output<Name>, ApiError>({
    queryKey: [region, operation, input],
    queryFn: () => call(region, operation, input),
    enabled: !skip,
    ...(every !== undefined && { refetchInterval: every }),
  });
}

interface Page {
  Marker?: string | undefined;
}

/** All pages of a list, as one list. */
export function useAll<Name extends Operation, List extends keyof NonNullable<Output<Name>> & string>(
  operation: Name,
  input: Input<Name>,
  list: List,
  { every, skip = false }: AskOptions = {},
): UseQueryResult<NonNullable<NonNullable<Output<Name>>[List]>, ApiError> {
  const region = useRegion();
  return useQuery<NonNullable<NonNullable<Output<Name>>[List]>, ApiError>({
    queryKey: [region, operation, input, list],
    queryFn: async () => {
      const items: unknown[] = [];
      let marker: string | undefined;
      do {
        const asked = { ...(input as object), ...(marker && { Marker: marker }) } as Input<Name>;
        const page = (await call(region, operation, asked)) as Page & Record<List, unknown[] | undefined>;
        items.push(...(page[list] ?? []));
        marker = page.Marker;
      } while (marker);
      return items as NonNullable<NonNullable<Output<Name>>[List]>;
    },
    enabled: !skip,
    ...(every !== undefined && { refetchInterval: every }),
  });
}
