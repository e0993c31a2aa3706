import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './error.ts';

/** Answers are good until the change stream says otherwise; what a person did wrong is not tried again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && (!(error instanceof ApiError) || error.status >= 500),
    },
    mutations: { networkMode: 'always' },
  },
});
