import type { ReactNode } from 'react';
import './rows.css';

/** A short list, each row with something at its end: lighter than a table, for a page that is to be there at once. */
export function Rows({ children }: { children: ReactNode }) {
  return <ul className="holdfast-rows">{children}</ul>;
}

export function Row({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <li>
      <div>{children}</div>
      {end && <div>{end}</div>}
    </li>
  );
}
