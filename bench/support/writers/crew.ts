import type { Finder } from './finder.ts';
import type { CrewPlan, CrewReport, News } from './messages.ts';
import { Writer } from './writer.ts';

/** Some writers that write at full speed, and what they saw of a fault together. */
export class Crew {
  readonly #name: string;
  readonly #finder: Finder;
  readonly #say: (news: News) => void;
  readonly #writers: Writer[];
  readonly #startedAt = performance.now();
  readonly #refusals: Record<string, number> = {};
  /** Writers of whom the next news is still awaited: that they write, or that they write again. */
  readonly #awaited: Set<Writer>;
  #markedAt: number | undefined;
  #acknowledged = 0;
  #acknowledgedBeforeMark = 0;
  #lastAt = 0;
  #outageMs = 0;
  #worstWriterMs = 0;

  constructor(name: string, finder: Finder, { writers, bytes = 0 }: CrewPlan, say: (news: News) => void) {
    this.#name = name;
    this.#finder = finder;
    this.#say = say;
    const hooks = {
      find: () => finder.find(),
      acknowledged: (writer: Writer) => this.#note(writer),
      refused: (error: string) => {
        this.#refusals[error] = (this.#refusals[error] ?? 0) + 1;
      },
    };
    this.#writers = Array.from({ length: writers }, (_, i) => new Writer(`${name}:${i}`, bytes, hooks));
    this.#awaited = new Set(this.#writers);
  }

  /** Has them leave the primary that they are connected to. */
  drop(): void {
    for (const writer of this.#writers) writer.drop();
  }

  /** From here on gaps count, also those that have begun already: the fault comes next. */
  mark(): void {
    this.#markedAt = performance.now();
    this.#acknowledgedBeforeMark = this.#acknowledged;
    for (const writer of this.#writers) this.#awaited.add(writer);
    this.#say({ news: 'marked', crew: this.#name });
  }

  async stop(): Promise<void> {
    const writers = await Promise.all(this.#writers.map((writer) => writer.stop()));
    this.#finder.close();
    const seconds = ((this.#markedAt ?? performance.now()) - this.#startedAt) / 1000;
    const report: CrewReport = {
      outageMs: this.#outageMs,
      worstWriterMs: this.#worstWriterMs,
      acknowledgedPerSecond: (this.#acknowledgedBeforeMark || this.#acknowledged) / seconds,
      writers,
      refusals: this.#refusals,
    };
    this.#say({ news: 'stopped', crew: this.#name, report });
  }

  #note(writer: Writer): void {
    const now = performance.now();
    if (this.#markedAt !== undefined) {
      this.#outageMs = Math.max(this.#outageMs, now - this.#lastAt);
      this.#worstWriterMs = Math.max(this.#worstWriterMs, now - writer.lastAt);
    }
    this.#lastAt = now;
    writer.lastAt = now;
    this.#acknowledged++;
    if (this.#awaited.size > 0 && writer.connectedAt > (this.#markedAt ?? 0)) this.#arrived(writer);
  }

  #arrived(writer: Writer): void {
    this.#awaited.delete(writer);
    if (this.#awaited.size > 0) return;
    this.#say({ news: this.#markedAt === undefined ? 'writing' : 'recovered', crew: this.#name });
  }
}
