import type { ClusterRow } from '../rows.ts';

/** What each dialog about clusters is given. */
export interface DialogProps {
  rows: readonly ClusterRow[];
  onClose(): void;
  /** When what it is for has been begun. */
  onDone(): void;
}
