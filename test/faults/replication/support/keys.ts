import { type Connection, connect, type NodeAddress, pipeline } from '../../support/data.ts';

/** `before:0`, `before:1` and so on. */
export function keysOf(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${prefix}:${n}`);
}

/** Sets each of these keys to its own name. */
export async function write(connection: Connection, keys: readonly string[]): Promise<void> {
  await pipeline(
    connection,
    keys.map((key) => ['SET', key, key]),
  );
}

/** Which of them a node doesn't hold as they were written. */
export async function missing(node: NodeAddress, keys: readonly string[]): Promise<string[]> {
  await using connection = await connect(node);
  const found = await connection.send<(string | null)[]>('MGET', ...keys);
  return keys.filter((key, n) => found[n] !== key);
}
