import type { Cli } from '../command.ts';
import { formatSeconds } from '../output/format.ts';
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
}

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
    const finish = (ok: boolean, detail: string): void => {
      line.clear();
      if (this.#closed) return;
      const result = { row, title, ok, seconds: (performance.now() - begun) / 1000, detail };
      this.results.push(result);
      this.#print(result);
    };
    line.update(`     ${title} ...`);
    try {
      const { detail, value } = await body(line);
      finish(true, detail);
      return value;
    } catch (error) {
      finish(false, error instanceof Error ? error.message : String(error));
      throw error;
    }
  }

  /** A step that ends later, since what it worked on was taken away from it, is of no interest. */
  close(): void {
    this.#closed = true;
  }

  #print({ row, title, ok, seconds, detail }: StepResult): void {
    const { out } = this.#cli;
    if (out.json) return;
    const { style } = out;
    const mark = ok ? style('green', 'ok') : style('red', 'failed');
    const time = formatSeconds(seconds).padStart(9);
    process.stdout.write(
      `${style('cyan', row.padEnd(4))} ${title} ${style('dim', `[${time.trim()}]`)} ${mark}\n`,
    );
    if (detail) process.stdout.write(`     ${style('dim', detail.replaceAll('\n', '\n     '))}\n`);
  }
}
