import type { Place } from '../pair.ts';
import type { Route } from '../writers/messages.ts';

/** One of the three servers. */
export interface TrioNode {
  place: Place;
  pid: number;
}

export interface LossReport {
  /** The writes that it lists, as `KEY VALUE`. */
  listed: ReadonlySet<string>;
  /** Beyond those, writes that were acknowledged so shortly before the end may be lost: the engine held them back. */
  heldBackMs: number;
  /** Beyond those, so many bytes may be lost anywhere: where it can't be told which. */
  unknownBytes: number;
  /** How it came to know, in words. */
  how: string;
}

export const NOTHING_REPORTED: LossReport = { listed: new Set(), heldBackMs: 0, unknownBytes: 0, how: '' };

/** A primary with two replicas that somebody looks after: what faults are done to. */
export interface Trio {
  /** As it stands in the table. */
  readonly name: string;
  /** How clients find the primary. */
  readonly route: Route;
  nodes(): Promise<TrioNode[]>;
  /** The one that whoever looks after them takes for the primary. */
  primary(): Promise<TrioNode>;
  /** Asks for another primary, as an operator would. Clients notice the change before or after it resolves. */
  switchOver(): Promise<void>;
  /** Resolves when all three are at work again, both replicas in sync, and another fault would be taken care of. */
  settle(): Promise<void>;
  /** What the last change of primary is reported to have lost. */
  reportedLost(): Promise<LossReport>;
}
