import type { Argument } from './dataset.ts';
import { knowsFieldExpiries, type NodeClient, sendAll } from './node-client.ts';

/**
 * For each key, whether it is a hash or a set with equal elements on both nodes. Their hash tables stand in an order
 * that each process chooses by chance, and DUMP writes them in that order, so equal ones may give other bytes; no
 * other type has that freedom. Fields with an expiry of their own are compared with it.
 */
export async function sameElements(
  ours: NodeClient,
  theirs: NodeClient,
  keys: readonly Buffer[],
): Promise<boolean[]> {
  if (keys.length === 0) return [];
  const [mine, other] = await Promise.all([elementsOf(ours, keys), elementsOf(theirs, keys)]);
  return keys.map((_, index) => mine[index] !== undefined && mine[index] === other[index]);
}

/** Each key's elements as one text that stands for no others; undefined for any type but hash and set. */
async function elementsOf(client: NodeClient, keys: readonly Buffer[]): Promise<(string | undefined)[]> {
  const withExpiries = await knowsFieldExpiries(client);
  const types = await sendAll<string>(
    client,
    keys.map((key) => ['TYPE', key]),
  );
  return Promise.all(
    keys.map(async (key, index) => {
      if (types[index] === 'set')
        return text('set', (await client.send<Buffer[]>(['SMEMBERS', key])).map(netstring));
      if (types[index] !== 'hash') return undefined;
      const fields = pairs(await client.send<Buffer[]>(['HGETALL', key]));
      const expiries = withExpiries ? await fieldExpiries(client, key, fields) : [];
      return text(
        'hash',
        fields.map(([field, value], place) => netstring(field) + netstring(value) + (expiries[place] ?? '')),
      );
    }),
  );
}

function text(type: string, elements: readonly string[]): string {
  return `${type} ${elements.toSorted().join('')}`;
}

function fieldExpiries(
  client: NodeClient,
  key: Buffer,
  fields: readonly [Buffer, Buffer][],
): Promise<number[]> {
  const names: Argument[] = fields.map(([field]) => field);
  return client.send<number[]>(['HPEXPIRETIME', key, 'FIELDS', String(names.length), ...names]);
}

function pairs(flat: readonly Buffer[]): [field: Buffer, value: Buffer][] {
  const found: [Buffer, Buffer][] = [];
  for (let index = 0; index < flat.length; index += 2) found.push([flat[index]!, flat[index + 1]!]);
  return found;
}

/** Bytes after their number, so that several of them together are told apart from any others. */
function netstring(bytes: Buffer): string {
  return `${bytes.length}:${bytes.toString('latin1')},`;
}
