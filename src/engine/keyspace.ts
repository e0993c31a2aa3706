import type { NodeConnection } from './connection.ts';

/** How many keys a node holds in all its databases. */
export async function loadedKeys(connection: NodeConnection): Promise<number> {
  const info = await connection.info('keyspace');
  let keys = 0;
  for (const [name, value] of info) {
    if (name.startsWith('db')) keys += Number(/keys=(\d+)/.exec(value)?.[1] ?? 0);
  }
  return keys;
}
