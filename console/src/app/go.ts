import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { usePlaces } from './links.ts';

interface FollowEvent {
  preventDefault(): void;
  detail: { href?: string | undefined; external?: boolean | undefined };
}

/** Goes to a page of the region: `go('/snapshots')`. */
export function useGo(): (path: string, options?: { replace?: boolean }) => void {
  const [, navigate] = useLocation();
  const place = usePlaces();
  return useCallback((path, options) => navigate(place(path).to, options), [navigate, place]);
}

/** For `onFollow` of Cloudscape's links: goes there without loading the console anew. */
export function useFollow(): (event: FollowEvent) => void {
  const [, navigate] = useLocation();
  return useCallback(
    (event) => {
      const { href, external } = event.detail;
      if (!href || external || !href.startsWith('/')) return;
      event.preventDefault();
      navigate(`~${href}`);
    },
    [navigate],
  );
}
