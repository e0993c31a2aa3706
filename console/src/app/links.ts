import { useCallback } from 'react';
import { useRegion } from './region.tsx';

const BASE = import.meta.env.BASE_URL.replace(/\/$/, '');

/**
 * Addresses of pages, as `~/console/...`: from the root on for wouter, wherever its nested routers are. `href` is the
 * same for an `<a>`: with it a link can be opened in another tab, copied and shared.
 */
export interface Place {
  to: string;
  href: string;
}

export function placeIn(region: string, path: string): Place {
  const href = `${BASE}/${region}${path}`;
  return { href, to: `~${href}` };
}

/** `place('/clusters/exampleredis')` in the region of the page. */
export function usePlaces(): (path: string) => Place {
  const region = useRegion();
  return useCallback((path) => placeIn(region, path), [region]);
}
