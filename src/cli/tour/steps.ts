import type { Cli } from '../command.ts';
import { formatMilliseconds, formatSeconds } from '../output/format.ts';
import type { ProgressLine } from '../output/progress-line.ts';

/** One step of the tour as it went. */
export interface StepResult {
  /** Row of the walkthrough that it shows, such as S5; empty for what only prepares. */
  row: string;
  title: string;
  ok: boolean;
  seconds: number;
  /** What was seen. */
  detail: string;
  /** What a writer met meanwhile, where one was running. */
  writer?: Measured;
}

/** What a client that goes on writing met during a step. */
export interface Measured {
  /** Milliseconds: the longest time in which no write was acknowledged. */
  outageMs: number;
  /** Acknowledged writes that were there before and aren't any more. */
  lost: number;
}

/** Begins to measure; what it returns tells of the time since then. */
export type Meter = () => () => Promise<Measured>;

/** Something did not hold. */
export class TourFailure extends Error {
  override readonly name = 'TourFailure';
}

/** @throws TourFailure with `message` unless `held` */
export function hold(held: boolean, message: string): asserts held {
  if (!held) throw new TourFailure(message);
}

export class StepLog {
  readonly results: StepResult[] = [];
  /** Set as long as a writer is running. */
  meter: Meter | undefined;
  readonly #cli: Cli;
  #closed = false;

  constructor(cli: Cli) {
    this.#cli = cli;
  }

  /** Runs one step and prints how it went, with its time. What `body` returns beside the detail is handed on. */
  async step<Value>(
    row: string,
    title: string,
    body: (line: ProgressLine) => Promise<{ detail: string; value: Value }>,
  ): Promise<Value> {
    const line = this.#cli.out.progress();
    const begun = performance.now();
    const measured = this.meter?.();
    const finish = async (ok: boolean, detail: string): Promise<void> => {
      const seconds = (performance.now() - begun) / 1000;
      // Where the step failed, the writer may not reach anything either.
      const writer = await measured?.().catch(() => undefined);
      line.clear();
      if (this.#closed) return;
      const result = { row, title, ok, seconds, detail, ...(writer && { writer }) };
      this.results.push(result);
      this.#print(result);
    };
    line.update(`     ${title} ...`);
    try {
      const { detail, value } = await body(line);
      await finish(true, detail);
      return value;
    } catch (error) {
      await finish(false, error instanceof Error ? error.message : String(error));
      throw error;
    }
  }

  /** A step that ends later, since what it worked on was taken away from it, is of no interest. */
  close(): void {
    this.#closed = true;
  }

  #print({ row, title, ok, seconds, detail, writer }: StepResult): void {
    const { out } = this.#cli;
    if (out.json) return;
    const { style } = out;
    const mark = ok ? style('green', 'ok') : style('red', 'failed');
    const met = writer ? `; outage ${formatMilliseconds(writer.outageMs)}, lost ${writer.lost}` : '';
    process.stdout.write(
      `${style('cyan', row.padEnd(4))} ${title} ${style('dim', `[${formatSeconds(seconds)}${met}]`)} ${mark}\n`,
    );
    if (detail) process.stdout.write(`     ${style('dim', detail.replaceAll('\n', '\n     '))}\n`);
  }
}
