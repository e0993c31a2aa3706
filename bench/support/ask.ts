import { createClient } from '@redis/client';
import type { Place } from './pair.ts';

/** Never connects itself: making a client's class takes 30 ms, which its duplicates save. */
const prototype = createClient({ RESP: 2, disableClientInfo: true });

/** Sends one command to a server, as any client of it, on a connection of its own. @throws the server's own error */
export async function ask<T>({ host, port }: Place, ...command: string[]): Promise<T> {
  const client = prototype.duplicate({ socket: { host, port, reconnectStrategy: false } });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.sendCommand<T>(command);
  } finally {
    client.destroy();
  }
}

/** How often a server gave another one the whole data set, since it was started. */
export async function fullSyncs(place: Place): Promise<number> {
  return Number(/sync_full:(\d+)/.exec(await ask<string>(place, 'INFO', 'stats'))?.[1]);
}

/** How many replicas follow a primary and have all that it has, as far as it knows. */
export async function replicasOnline(place: Place): Promise<number> {
  const info = await ask<string>(place, 'INFO', 'replication');
  return info.includes('role:master') ? info.split('state=online').length - 1 : 0;
}
