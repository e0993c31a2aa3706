import { setTimeout as delay } from 'node:timers/promises';
import { createClient, ErrorReply } from '@redis/client';
import { ADMIN_USER } from './acl.ts';
import { type Info, parseInfo } from './info.ts';

/** Where and as whom to reach a node. */
export interface NodeAddress {
  address: string;
  port: number;
  adminPassword: string;
}

type Client = ReturnType<typeof makeClient>;

let prototype: ReturnType<typeof makePrototype> | undefined;

/**
 * Never connects itself: what every node's client is a duplicate of. `createClient` makes a class with all commands for
 * each new set of options, which takes 30 ms and 27 MB; a duplicate shares that class.
 */
function makePrototype() {
  return createClient({
    RESP: 2,
    disableClientInfo: true,
    maintNotifications: 'disabled',
    // A signal and a timer for each command; how long an answer may take is said below.
    commandOptions: { timeout: 0 },
  });
}

function makeClient({ address, port, adminPassword }: NodeAddress, connectTimeout: number) {
  prototype ??= makePrototype();
  return prototype.duplicate({
    username: ADMIN_USER,
    password: adminPassword,
    socket: { host: address, port, reconnectStrategy: false, connectTimeout },
  });
}

const CONNECT_TIMEOUT_MS = 5_000;
/** A server is busy with one command at a time, and some of its users' take seconds. */
const ANSWER_TIMEOUT_MS = 20_000;
const BUSY_RETRY_MS = 50;

/** Something answers there, but it isn't the node that was meant: it doesn't know Holdfast's user. */
export class UnknownUser extends Error {}

/**
 * Holdfast's own connection to a node. It is never made again by itself: its end is how the death of a node is
 * noticed, and `closed` tells it once.
 */
export class NodeConnection {
  readonly closed: Promise<void>;
  readonly #client: Client;

  private constructor(client: Client) {
    this.#client = client;
    // `end` is told of a connection that was ended here, `terminated` of one that the other side ended.
    this.closed = new Promise((resolve) => {
      client.once('end', () => resolve());
      client.once('terminated', () => resolve());
    });
  }

  /** @throws UnknownUser, or the socket's error when nothing listens there. */
  static async open(node: NodeAddress, timeoutMs = CONNECT_TIMEOUT_MS): Promise<NodeConnection> {
    const client = makeClient(node, timeoutMs);
    // Without a listener the emitter would throw; callers learn of it by their own rejected calls.
    client.on('error', () => undefined);
    const connection = new NodeConnection(client);
    try {
      await within(timeoutMs, client, 'the connection was not answered', client.connect());
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (/^(WRONGPASS|NOAUTH|ERR (Client sent AUTH|AUTH))/.test(message)) throw new UnknownUser(message);
      throw error;
    }
    return connection;
  }

  get isOpen(): boolean {
    return this.#client.isReady;
  }

  /**
   * Sends one command as it is. @throws the engine's own error, or that the connection ended: also because the node
   * did not answer in time, since a connection with an answer outstanding is of no more use.
   */
  async command<T = unknown>(...args: string[]): Promise<T> {
    return within(
      ANSWER_TIMEOUT_MS,
      this.#client,
      `${args[0]} was not answered`,
      this.#client.sendCommand<T>(args),
    );
  }

  /** Several sections at once are of one moment; engines before 7.0 take one only. */
  async info(...sections: string[]): Promise<Info> {
    return parseInfo(await this.command<string>('INFO', ...sections));
  }

  /** As `info`, but waits as long as it takes, as `ping` does: that someone is curious must not end the connection. */
  async infoAtLeisure(...sections: string[]): Promise<Info> {
    return parseInfo(await this.#client.sendCommand<string>(['INFO', ...sections]));
  }

  /**
   * Resolves when the node answers, however long that takes; rejects when the connection ends. That it loads its data, has
   * lost its primary or can't write to its disk is an answer as well. That it is at a script isn't: it is asked again.
   * @returns in which words it refused, if it did
   */
  async ping(): Promise<string | undefined> {
    for (;;) {
      const refusal = await this.#client.sendCommand(['PING']).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (refusal === undefined) return undefined;
      if (!(refusal instanceof ErrorReply)) throw refusal;
      if (!refusal.message.startsWith('BUSY')) return refusal.message;
      await delay(BUSY_RETRY_MS);
    }
  }

  close(): void {
    if (this.#client.isOpen) this.#client.destroy();
  }
}

/** Ends the connection when `promise` takes too long: a stopped process accepts connections and says nothing. */
async function within<T>(ms: number, client: Client, what: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${what} within ${ms / 1_000} s`));
      if (client.isOpen) client.destroy();
    }, ms).unref();
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
