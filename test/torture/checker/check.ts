import type { Entry } from '../history.ts';

/** What a run is checked against: the design's promises, and what follows from them. */
export const PROMISES = {
  primary: 'at most one writable primary per group and epoch',
  planned: 'a planned change loses no acknowledged write',
  accounted: 'what an unplanned failover loses stands in its report, no more and no less',
  genuine: 'no write is done twice, out of order, by halves or out of nothing',
  replicas: 'replicas hold what their primary holds',
  restart: 'a restart never makes data smaller',
  reads: 'what was read on a node is not unread there',
  snapshots: 'a snapshot that is available restores, to what was there',
  promoted: 'a promoted replica holds all that was written before',
  clients: 'no client stays on an old primary',
  status: 'status never contradicts reality',
  recovers: 'once faults end, everything becomes available and in sync',
  clean: 'nothing is left behind',
} as const;

export type PromiseName = keyof typeof PROMISES;

/** A promise that was broken, and when, in milliseconds since the run began. */
export interface Finding {
  promise: PromiseName;
  at: number;
  text: string;
}

/** One rule, that sees the history from its beginning to its end. */
export interface Check {
  see(entry: Entry): void;
  /** Asked once, when all of the history was seen. */
  end(): Outcome;
}

export interface Outcome {
  /** How often each promise was looked at: one that never was is not kept, only untried. */
  checked: Partial<Record<PromiseName, number>>;
  findings: Finding[];
}
