import { type Argument, type DatasetOptions, dataset, FUNCTION_LIBRARY } from './dataset.ts';
import { knowsFieldExpiries, type NodeEndpoint, openNode, sendAll } from './node-client.ts';

/** Keys whose commands are sent in one go. */
const KEYS_AT_ONCE = 2_000;

export interface Filled {
  /** Keys by database. */
  databases: Map<number, number>;
  commands: number;
}

/** Writes the data set into a node by pipelined commands. */
export async function fill(
  endpoint: NodeEndpoint,
  options: Omit<DatasetOptions, 'fieldExpiries'>,
  onProgress: (keys: number) => void,
): Promise<Filled> {
  const clients = new Map([[0, await openNode(endpoint)]]);
  const waiting = new Map<number, Argument[][]>();
  const filled: Filled = { databases: new Map(), commands: 0 };
  let planned = 0;
  const flush = async (): Promise<void> => {
    for (const [database, commands] of waiting) {
      const client = clients.get(database) ?? (await openNode(endpoint, database));
      clients.set(database, client);
      await sendAll(client, commands);
      filled.commands += commands.length;
    }
    waiting.clear();
    onProgress(planned);
  };
  try {
    const fieldExpiries = await knowsFieldExpiries(clients.get(0)!);
    for (const { database, commands } of dataset({ ...options, fieldExpiries })) {
      add(waiting, database, commands);
      filled.databases.set(database, (filled.databases.get(database) ?? 0) + 1);
      planned += 1;
      if (planned % KEYS_AT_ONCE === 0) await flush();
    }
    add(waiting, 0, [['FUNCTION', 'LOAD', FUNCTION_LIBRARY]]);
    await flush();
    return filled;
  } finally {
    for (const client of clients.values()) client.close();
  }
}

function add(waiting: Map<number, Argument[][]>, database: number, commands: readonly Argument[][]): void {
  const list = waiting.get(database) ?? [];
  waiting.set(database, list);
  list.push(...commands);
}
