import { setTimeout as delay } from 'node:timers/promises';
import type { History } from './history.ts';
import { type Address, Link } from './link.ts';

export interface SitterOptions {
  group: string;
  how: 'blocked' | 'subscribed';
  /** The primary endpoint. */
  address: Address;
  history: History;
}

const PAUSE_MS = 50;

/** A client by the primary endpoint that sends nothing, so that only its connection's end can tell it of a new primary. */
export class Sitter {
  readonly #options: SitterOptions;
  #link: Link | undefined;
  #isStopped = false;
  #ended: Promise<void> | undefined;

  constructor(options: SitterOptions) {
    this.#options = options;
  }

  start(): void {
    this.#ended ??= this.#work();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#link?.close();
    await this.#ended;
  }

  async #work(): Promise<void> {
    const { group, how, address, history } = this.#options;
    while (!this.#isStopped) {
      const link = await Link.open(address).catch(() => undefined);
      this.#link = link;
      const from = history.now();
      try {
        if (how === 'subscribed') await link?.subscribe();
        else void link?.block();
        await link?.closed;
        if (link) history.add({ type: 'waited', group, how, run: link.run, from, to: history.now() });
      } catch {
        // It ended before it had begun to wait.
      }
      link?.close();
      await delay(PAUSE_MS);
    }
  }
}
