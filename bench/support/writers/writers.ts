import { once } from 'node:events';
import { Child } from '../child.ts';
import type { CrewPlan, CrewReport, News, Order } from './messages.ts';

const WORKER = new URL('../../workers/failover-writers.ts', import.meta.url).pathname;
const WRITING_WITHIN_MS = 20_000;

/** The process of the writers. In a session of its own, as other people's clients are. */
export class Writers implements AsyncDisposable {
  readonly #process = new Child([process.execPath, WORKER], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  /** Who waits for what, by `recovered NAME-OF-CREW`. */
  readonly #waiting = new Map<string, (news: News) => void>();

  constructor() {
    this.#process.process.on('message', (news: News) => {
      this.#waiting.get(`${news.news} ${news.crew}`)?.(news);
    });
  }

  /** Resolves when each writer of the new crew was acknowledged once. */
  async crew(name: string, plan: CrewPlan): Promise<Crew> {
    const writing = this.next('writing', name, WRITING_WITHIN_MS);
    this.tell({ order: 'write', crew: name, ...plan });
    await writing;
    return new Crew(this, name);
  }

  tell(order: Order): void {
    this.#process.process.send(order);
  }

  /** @throws when the news doesn't come in time, or the process ended */
  async next(news: News['news'], crew: string, withinMs: number): Promise<News> {
    const key = `${news} ${crew}`;
    const over = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const told = new Promise<News>((resolve) => this.#waiting.set(key, resolve));
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`Writers: ${key}: not within ${withinMs / 1000} s`)),
        withinMs,
      );
    });
    const gone = once(this.#process.process, 'exit', { signal: over.signal }).then(() => {
      throw new Error(`The process of the writers ended: ${this.#process.output}`);
    });
    gone.catch(() => undefined);
    try {
      return await Promise.race([told, late, gone]);
    } finally {
      clearTimeout(timer);
      over.abort();
      this.#waiting.delete(key);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process[Symbol.asyncDispose]();
  }
}

/** Some writers that write, with one list each: `NAME:0`, `NAME:1`, ... */
export class Crew {
  readonly name: string;
  readonly #writers: Writers;

  constructor(writers: Writers, name: string) {
    this.#writers = writers;
    this.name = name;
  }

  /** From here on gaps count. */
  async mark(): Promise<void> {
    const marked = this.#writers.next('marked', this.name, WRITING_WITHIN_MS);
    this.#writers.tell({ order: 'mark', crew: this.name });
    await marked;
  }

  /** Resolves when every writer has been acknowledged on a connection made after the mark; call it before the fault. */
  recovered(withinMs: number): Promise<unknown> {
    return this.#writers.next('recovered', this.name, withinMs);
  }

  async stop(): Promise<CrewReport> {
    const stopped = this.#writers.next('stopped', this.name, WRITING_WITHIN_MS);
    this.#writers.tell({ order: 'stop', crew: this.name });
    const news = await stopped;
    if (news.news !== 'stopped') throw new Error(`The writers answered ${news.news}`);
    return news.report;
  }
}
