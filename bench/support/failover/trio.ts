import type { Place } from '../pair.ts';
import type { Route } from '../writers/messages.ts';

/** One of the three servers. */
export interface TrioNode {
  place: Place;
  pid: number;
}

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
  /** Of the last change of primary: the writes that were reported as lost, as `KEY VALUE`. */
  reportedLost(): Promise<ReadonlySet<string>>;
}
