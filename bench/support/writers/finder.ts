import { createClient } from '@redis/client';
import type { Place } from '../pair.ts';
import type { Route } from './messages.ts';

/** Where the primary is, asked before each connection. */
export interface Finder {
  find(): Promise<Place> | Place;
  /** Calls `changed` when it is told that the primary is another one: connections to the old one are of no use. */
  onChange(changed: () => void): Promise<void>;
  close(): void;
}

export async function finderOf(route: Route): Promise<Finder> {
  if (route.by === 'sentinel') return SentinelFinder.connect(route.master, route.sentinels);
  return { find: () => route.place, onChange: async () => undefined, close: () => undefined };
}

type Client = ReturnType<typeof createClient>;

/**
 * As ioredis with `failoverDetector` does: asks a Sentinel, and leaves the old primary when any of them says
 * `+switch-master`. Unlike it, all writers share their connections to the Sentinels, and one question at a time.
 */
class SentinelFinder implements Finder {
  readonly #master: string;
  readonly #asker: Client;
  readonly #subscribers: readonly Client[];
  #answer: Promise<Place> | undefined;

  private constructor(master: string, asker: Client, subscribers: readonly Client[]) {
    this.#master = master;
    this.#asker = asker;
    this.#subscribers = subscribers;
  }

  static async connect(master: string, sentinels: readonly Place[]): Promise<SentinelFinder> {
    const [asker, ...subscribers] = await Promise.all([sentinels[0]!, ...sentinels].map(open));
    return new SentinelFinder(master, asker!, subscribers);
  }

  find(): Promise<Place> {
    this.#answer ??= this.#ask().finally(() => {
      this.#answer = undefined;
    });
    return this.#answer;
  }

  async onChange(changed: () => void): Promise<void> {
    await Promise.all(this.#subscribers.map((one) => one.subscribe('+switch-master', () => changed())));
  }

  close(): void {
    for (const client of [this.#asker, ...this.#subscribers]) client.destroy();
  }

  async #ask(): Promise<Place> {
    const question = ['SENTINEL', 'GET-MASTER-ADDR-BY-NAME', this.#master];
    const [host, port] = await this.#asker.sendCommand<[string, string]>(question);
    return { host, port: Number(port) };
  }
}

async function open({ host, port }: Place): Promise<Client> {
  const client = createClient({ socket: { host, port }, disableClientInfo: true }) as Client;
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
