import { memo } from 'react';
import { Link } from 'wouter';
import { usePlaces } from '../app/links.ts';
import './table-cells.css';

/** A link to a page of the region, in a table: there may be hundreds of them, and Cloudscape's own are slow to make. */
export const TableLink = memo(function TableLink({ to, children }: { to: string; children: string }) {
  const place = usePlaces();
  return (
    <Link className="holdfast-link" to={place(to).to}>
      {children}
    </Link>
  );
});
