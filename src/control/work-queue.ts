/** What a reconciler found: nothing left to do, or look again after `againMs`. */
export type Outcome = { againMs: number } | undefined;

const FIRST_RETRY_MS = 500;
/** What waits for it may be a group without a primary. */
const LONGEST_RETRY_MS = 5_000;

interface Item {
  running: boolean;
  /** Woken while it ran: what it read may be old, so it goes round again. */
  dirty: boolean;
  failures: number;
  timer?: NodeJS.Timeout;
}

/**
 * Runs one reconciler per key: never twice at once for the same key, again when woken meanwhile, and after growing
 * pauses when it throws.
 */
export class WorkQueue {
  readonly #items = new Map<string, Item>();
  readonly #reconcile: (key: string) => Promise<Outcome>;
  readonly #onError: (key: string, error: unknown) => void;
  #closed = false;
  #idle: (() => void)[] = [];

  constructor(reconcile: (key: string) => Promise<Outcome>, onError: (key: string, error: unknown) => void) {
    this.#reconcile = reconcile;
    this.#onError = onError;
  }

  wake(key: string): void {
    if (this.#closed) return;
    const item = this.#items.get(key) ?? { running: false, dirty: false, failures: 0 };
    this.#items.set(key, item);
    clearTimeout(item.timer);
    item.timer = undefined;
    if (item.running) item.dirty = true;
    else void this.#run(key, item);
  }

  /** Takes no more work; resolves when what was running has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const item of this.#items.values()) clearTimeout(item.timer);
    while ([...this.#items.values()].some((item) => item.running)) {
      await new Promise<void>((resolve) => this.#idle.push(resolve));
    }
  }

  async #run(key: string, item: Item): Promise<void> {
    item.running = true;
    let outcome: Outcome;
    do {
      item.dirty = false;
      outcome = await this.#once(key, item);
    } while (item.dirty && !this.#closed);
    item.running = false;
    if (outcome && !this.#closed) item.timer = setTimeout(() => this.wake(key), outcome.againMs).unref();
    else this.#items.delete(key);
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  async #once(key: string, item: Item): Promise<Outcome> {
    try {
      const outcome = await this.#reconcile(key);
      item.failures = 0;
      return outcome;
    } catch (error) {
      this.#onError(key, error);
      item.failures++;
      return { againMs: Math.min(FIRST_RETRY_MS * 2 ** (item.failures - 1), LONGEST_RETRY_MS) };
    }
  }
}
