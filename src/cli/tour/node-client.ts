import { createClient, RESP_TYPES } from '@redis/client';
import type { Argument } from './dataset.ts';

/** Where a node is reached by clients. */
export interface NodeEndpoint {
  address: string;
  port: number;
}

/** A connection of an ordinary client to one database of a node. Texts come back as the bytes that they are. */
export interface NodeClient {
  send<Reply>(command: readonly Argument[]): Promise<Reply>;
  close(): void;
}

export async function openNode({ address, port }: NodeEndpoint, database = 0): Promise<NodeClient> {
  const client = createClient({
    RESP: 2,
    database,
    socket: { host: address, port, reconnectStrategy: false, connectTimeout: 5_000 },
    // A timer for each of millions of commands takes longer than the commands.
    commandOptions: { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer }, timeout: 0 },
    disableClientInfo: true,
    maintNotifications: 'disabled',
  });
  // Calls under way are rejected too, and that is where it is told.
  client.on('error', () => undefined);
  await client.connect();
  return {
    send: (command) => client.sendCommand([...command]),
    close: () => {
      if (client.isOpen) client.destroy();
    },
  };
}

/** Sends all of them without waiting in between, and gives the replies in their order. @throws the first error reply */
export function sendAll<Reply>(
  client: NodeClient,
  commands: readonly (readonly Argument[])[],
): Promise<Reply[]> {
  return Promise.all(commands.map((command) => client.send<Reply>(command)));
}

/** Whether the engine has expiries of single fields of a hash. */
export async function knowsFieldExpiries(client: NodeClient): Promise<boolean> {
  const [known] = await client.send<unknown[]>(['COMMAND', 'INFO', 'HPEXPIRETIME']);
  return Boolean(known);
}
