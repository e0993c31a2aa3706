import Link from '@cloudscape-design/components/link';
import type { ReactNode } from 'react';
import { useFollow } from '../app/go.ts';
import { usePlaces } from '../app/links.ts';

/** A link to a page of the region. */
export function PlaceLink({ to, children }: { to: string; children: ReactNode }) {
  const place = usePlaces();
  const follow = useFollow();
  return (
    <Link href={place(to).href} onFollow={follow}>
      {children}
    </Link>
  );
}
