import Link from '@cloudscape-design/components/link';
import type { ReactNode } from 'react';
import { useFollow } from '../app/go.ts';
import { placeIn } from '../app/links.ts';
import { useRegion } from '../app/region.tsx';

interface PlaceLinkProps {
  to: string;
  /** Another than the page's: also where a link outlives the page, as in a notification. */
  region?: string;
  children: ReactNode;
}

/** A link to a page of the region. */
export function PlaceLink({ to, region, children }: PlaceLinkProps) {
  const own = useRegion();
  const follow = useFollow();
  return (
    <Link href={placeIn(region ?? own, to).href} onFollow={follow}>
      {children}
    </Link>
  );
}
