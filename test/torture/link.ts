import { createClient, ErrorReply } from '@redis/client';

export interface Address {
  address: string;
  port: number;
}

/** A stopped process takes connections and says nothing. */
const CONNECT_MS = 1_000;
const ANSWER_MS = 3_000;

/** Making a client takes 30 ms, making another like it next to nothing. */
let prototype: ReturnType<typeof makePrototype> | undefined;
const makePrototype = () =>
  createClient({
    RESP: 2,
    disableClientInfo: true,
    maintNotifications: 'disabled',
    commandOptions: { timeout: 0 },
  });

/** One connection as a cluster's users have it; it is never made again by itself. */
export class Link {
  readonly #client: ReturnType<ReturnType<typeof makePrototype>['duplicate']>;
  readonly closed: Promise<void>;
  /** Tells the server's process from all others. */
  run = '';

  private constructor({ address, port }: Address) {
    prototype ??= makePrototype();
    this.#client = prototype.duplicate({
      socket: { host: address, port, reconnectStrategy: false, connectTimeout: CONNECT_MS },
    });
    // Without a listener the emitter would throw; callers learn of it by their own rejected calls.
    this.#client.on('error', () => undefined);
    this.closed = new Promise((resolve) => {
      this.#client.once('end', () => resolve());
      this.#client.once('terminated', () => resolve());
    });
  }

  /** @throws when nothing answers there in time */
  static async open(address: Address): Promise<Link> {
    const link = new Link(address);
    try {
      await link.#within(CONNECT_MS, link.#client.connect());
      const info = await link.#within(CONNECT_MS, link.#client.sendCommand<string>(['INFO', 'server']));
      link.run = /^run_id:(\w{12})/m.exec(info)?.[1] ?? '';
      return link;
    } catch (error) {
      link.close();
      throw error;
    }
  }

  get isOpen(): boolean {
    return this.#client.isReady;
  }

  /** @throws the server's error, or that the connection ended, or that no answer came: it is ended then */
  send<T = unknown>(...command: string[]): Promise<T> {
    return this.#within(ANSWER_MS, this.#client.sendCommand<T>(command));
  }

  /** The commands between MULTI and EXEC, in one go; resolves to what EXEC answers. */
  async transaction<T extends unknown[]>(...commands: string[][]): Promise<T> {
    const sent = [['MULTI'], ...commands, ['EXEC']].map((command) => this.send(...command));
    const answers = await Promise.allSettled(sent);
    const last = answers.at(-1)!;
    if (last.status === 'rejected') throw last.reason;
    const failed = (last.value as unknown[]).find((one) => one instanceof Error);
    if (failed) throw failed;
    return last.value as T;
  }

  /** Waits for an element that never comes, for as long as the connection lasts. */
  async block(): Promise<void> {
    await this.#client.sendCommand(['BLPOP', 'nothing', '0']).catch(() => undefined);
  }

  async subscribe(): Promise<void> {
    await this.#within(
      ANSWER_MS,
      this.#client.subscribe('nothing', () => undefined),
    );
  }

  close(): void {
    if (this.#client.isOpen) this.#client.destroy();
  }

  async #within<T>(ms: number, promise: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`no answer within ${ms / 1000} s`));
        this.close();
      }, ms);
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
  }
}

/** Whether the server said no: then nothing was done. Any other failure leaves that open. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ErrorReply;
}
