import type { Engine } from '../src/engines/engine.ts';

/** An engine with the tools that the figures need. */
export type BenchEngine = Engine & Required<Pick<Engine, 'cli' | 'benchmark' | 'checkRdb'>>;

export interface BenchContext {
  engine: BenchEngine;
  /** Directory that `serve --engines` takes. */
  engines: string;
  /** A small scale, to try the benchmark itself: the figures mean nothing then. */
  quick: boolean;
  /** As many alternating rounds as were asked for; each figure has its own default. */
  rounds: number | undefined;
  /** Says what is under way. */
  note(message: string): void;
}

/** One line of the table. */
export interface Result {
  what: string;
  unit: 'ms' | 's' | 'KB' | 'MB' | 'MB/s' | 'requests/s' | '% of a core' | 'writes' | 'full resyncs';
  /** One value per round. */
  ours: readonly number[];
  /** What ours is measured against, in the same run unless its name says otherwise. */
  peer?: { name: string; values: readonly number[] };
  target?: Target;
  /** Has every round drawn in the plot, under this name; in milliseconds. */
  plot?: string;
}

/** A limit that the median, or the ratio of the medians (ours to the peer's), must keep. */
export interface Target {
  of: 'median' | 'ratio';
  must: '<=' | '>=';
  limit: number;
}

export interface Figure {
  /** As it is named on the command line. */
  name: string;
  measure(context: BenchContext): Promise<Result[]>;
}
