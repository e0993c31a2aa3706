import { createClient } from '@redis/client';
import { ADMIN_USER } from './acl.ts';
import { type Info, parseInfo } from './info.ts';

/** Where and as whom to reach a node. */
export interface NodeAddress {
  address: string;
  port: number;
  adminPassword: string;
}

type Client = ReturnType<typeof makeClient>;

function makeClient({ address, port, adminPassword }: NodeAddress, connectTimeout: number) {
  return createClient({
    username: ADMIN_USER,
    password: adminPassword,
    RESP: 2,
    socket: { host: address, port, reconnectStrategy: false, connectTimeout },
    disableClientInfo: true,
    maintNotifications: 'disabled',
  });
}

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
    this.closed = new Promise((resolve) => client.once('end', () => resolve()));
  }

  /** @throws UnknownUser, or the socket's error when nothing listens there. */
  static async open(node: NodeAddress, timeoutMs = 2_000): Promise<NodeConnection> {
    const client = makeClient(node, timeoutMs);
    // Without a listener the emitter would throw; callers learn of it by their own rejected calls.
    client.on('error', () => undefined);
    const connection = new NodeConnection(client);
    try {
      await client.connect();
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

  /** Sends one command as it is. @throws the engine's own error, or that the connection ended. */
  command<T = unknown>(...args: string[]): Promise<T> {
    return this.#client.sendCommand<T>(args);
  }

  async info(section?: string): Promise<Info> {
    return parseInfo(await this.command<string>('INFO', ...(section ? [section] : [])));
  }

  close(): void {
    if (this.#client.isOpen) this.#client.destroy();
  }
}
