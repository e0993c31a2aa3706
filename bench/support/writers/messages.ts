import type { Place } from '../pair.ts';

/** How writers find the primary: at an address that follows it, or by asking Sentinel for it before each connection. */
export type Route =
  | { by: 'address'; place: Place }
  | { by: 'sentinel'; master: string; sentinels: readonly Place[] };

export interface CrewPlan {
  route: Route;
  writers: number;
  /** Values are filled up to this size; as short as they can be without it. */
  bytes?: number;
}

/** What the process of the writers is told. A crew's name is the prefix of its keys. */
export type Order =
  | ({ order: 'write'; crew: string } & CrewPlan)
  | { order: 'mark'; crew: string }
  | { order: 'stop'; crew: string };

/**
 * What it answers. `writing` when every writer was acknowledged once, `marked` from where on gaps count, `recovered` when
 * every writer was acknowledged on a connection that it made after the mark.
 */
export type News =
  | { news: 'writing' | 'marked' | 'recovered'; crew: string }
  | { news: 'stopped'; crew: string; report: CrewReport };

export interface CrewReport {
  /** The longest time in which no writer at all was acknowledged, mark or not yet begun before it; in milliseconds. */
  outageMs: number;
  /** The same of the one writer that it was longest for. */
  worstWriterMs: number;
  /** Before the mark, all writers together. */
  acknowledgedPerSecond: number;
  writers: WriterReport[];
  /** How often each error was answered, by its first word: `READONLY`. */
  refusals: Record<string, number>;
}

/** One writer's list: it pushed 1, 2, 3, ..., each once, perhaps filled up. */
export interface WriterReport {
  key: string;
  /** When each of them was acknowledged, in milliseconds since 1970; 0 for one that was not. */
  acknowledgedAt: number[];
}
