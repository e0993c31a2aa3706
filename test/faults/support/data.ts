import { createClient, ErrorReply } from '@redis/client';

export interface NodeAddress {
  address: string;
  port: number;
  /** Holdfast's own user; without it the default user, as a cluster's users have it. */
  adminPassword?: string;
}

const FUNCTION = "#!lua name=faults\nredis.register_function('answer', function() return 42 end)";

/** Making a client takes 30 ms, making another like it next to nothing. */
let prototype: ReturnType<typeof makePrototype> | undefined;
// Some send a hundred thousand commands at once: those that wait in the client for 5 s must not be given up.
const makePrototype = () => createClient({ RESP: 2, commandOptions: { timeout: 0 } });

/** A connection that is never made again by itself; `await using` closes it. Strings are bytes, as latin1. */
export async function connect({ address, port, adminPassword }: NodeAddress) {
  prototype ??= makePrototype();
  const client = prototype.duplicate({
    ...(adminPassword ? { username: 'holdfast', password: adminPassword } : {}),
    socket: { host: address, port, reconnectStrategy: false },
  });
  client.on('error', () => undefined);
  await client.connect();
  return {
    // The client's own errors tell neither the command nor who sent it.
    send: async <T = unknown>(...args: string[]): Promise<T> => {
      try {
        return await client.sendCommand<T>(args);
      } catch (error) {
        if (error instanceof ErrorReply) throw error;
        throw new Error(`${args[0]} to ${address}:${port}: ${(error as Error).message}`);
      }
    },
    close: () => {
      if (client.isOpen) client.destroy();
    },
    async [Symbol.asyncDispose]() {
      if (client.isOpen) client.destroy();
    },
  };
}

export type Connection = Awaited<ReturnType<typeof connect>>;

/** Sends commands in one go; fails if any of them does. */
export function pipeline(connection: Connection, commands: readonly string[][]): Promise<unknown[]> {
  return Promise.all(commands.map((command) => connection.send(...command)));
}

/** Writes `count` keys of all types, with and without an end, in two databases, and a function. */
export async function fill(node: NodeAddress, count = 3000): Promise<void> {
  await using connection = await connect(node);
  const ends = String(Date.now() + 3_600_000);
  const commands: string[][] = [['FUNCTION', 'LOAD', 'REPLACE', FUNCTION]];
  for (const database of ['0', '5']) {
    commands.push(['SELECT', database]);
    for (let i = 0; i < count / 14; i++) {
      commands.push(
        ['SET', `string:${i}`, `value ${i}`],
        ['SET', `number:${i}`, String(i * 7919)],
        ['SET', `ends:${i}`, 'later', 'PXAT', ends],
        ['RPUSH', `list:${i}`, ...Array.from({ length: 5 + (i % 150) }, (_, n) => `element ${n}`)],
        ['SADD', `set:${i}`, 'one', 'two', String(i), 'x'.repeat(i % 90)],
        ['HSET', `hash:${i}`, 'field', String(i), 'long', 'y'.repeat(i % 200)],
        ['ZADD', `sorted:${i}`, '1.5', 'a', String(-i), 'b', '0', `member ${i}`],
      );
    }
    commands.push(
      ['XADD', 'stream', '1-1', 'field', 'value'],
      ['XADD', 'stream', '2-1', 'field', 'value'],
      ['XGROUP', 'CREATE', 'stream', 'group', '1-1'],
    );
  }
  await pipeline(connection, commands);
}

/** Writes many keys at once, `p:1` and so on, of `bytes` each. */
export async function populate(node: NodeAddress, count: number, bytes = 8): Promise<void> {
  await using connection = await connect(node);
  const script = "for i = 1, ARGV[1] do redis.call('SET', 'p:' .. i, ARGV[2] .. i) end";
  await connection.send('EVAL', script, '0', String(count), 'x'.repeat(bytes));
}

/** Takes the keys of `populate` away again; resolves to how many were there. */
export function depopulate(connection: Connection, count: number): Promise<number> {
  const script = "local n = 0 for i = 1, ARGV[1] do n = n + redis.call('DEL', 'p:' .. i) end return n";
  return connection.send<number>('EVAL', script, '0', String(count));
}

const READ: Readonly<Record<string, (key: string) => string[]>> = {
  string: (key) => ['GET', key],
  list: (key) => ['LRANGE', key, '0', '-1'],
  set: (key) => ['SMEMBERS', key],
  hash: (key) => ['HGETALL', key],
  zset: (key) => ['ZRANGE', key, '0', '-1', 'WITHSCORES'],
  stream: (key) => ['XRANGE', key, '-', '+'],
};

/**
 * All that a node holds, by database and key: type, value and the time it ends. It doesn't depend on the encoding,
 * so it is the same in another engine that holds the same.
 */
export async function contents(node: NodeAddress): Promise<Map<string, string>> {
  await using connection = await connect(node);
  const all = new Map<string, string>();
  const info = await connection.send<string>('INFO', 'keyspace');
  const databases = [...info.matchAll(/^db(\d+):/gm)].map((match) => match[1]!);
  for (const database of databases) {
    await connection.send('SELECT', database);
    const keys = await connection.send<string[]>('KEYS', '*');
    const types = await Promise.all(keys.map((key) => connection.send<string>('TYPE', key)));
    const ends = await Promise.all(keys.map((key) => connection.send<number>('PEXPIRETIME', key)));
    const values = await Promise.all(keys.map((key, n) => connection.send(...READ[types[n]!]!(key))));
    for (const [n, key] of keys.entries()) {
      all.set(`${database} ${key}`, `${types[n]} ${ends[n]} ${canonical(types[n]!, values[n])}`);
    }
    if (all.has(`${database} stream`)) {
      const groups = await connection.send<unknown[]>('XINFO', 'GROUPS', 'stream');
      all.set(`${database} stream's groups`, JSON.stringify(groups.map((group) => (group as unknown[])[1])));
    }
  }
  const libraries = await connection.send<unknown[][]>('FUNCTION', 'LIST', 'WITHCODE');
  all.set('functions', JSON.stringify(libraries.map((library) => library.at(-1))));
  return all;
}

/** Sets and hashes have no order. */
function canonical(type: string, value: unknown): string {
  if (type === 'set') return JSON.stringify((value as string[]).toSorted());
  if (type !== 'hash') return JSON.stringify(value);
  const flat = value as string[];
  const pairs = flat.flatMap((field, n) => (n % 2 === 0 ? [[field, flat[n + 1]]] : []));
  return JSON.stringify(pairs.sort(([a], [b]) => (a! < b! ? -1 : 1)));
}

/** What differs between two readings, a few lines of it; empty when nothing does. */
export function differences(expected: Map<string, string>, found: Map<string, string>): string[] {
  const lines: string[] = [];
  for (const [key, value] of expected) {
    const other = found.get(key);
    if (other === undefined) lines.push(`missing: ${key}`);
    else if (other !== value) lines.push(`${key}: ${other.slice(0, 80)} instead of ${value.slice(0, 80)}`);
  }
  for (const key of found.keys()) if (!expected.has(key)) lines.push(`too much: ${key}`);
  return lines.length > 10 ? [...lines.slice(0, 10), `and ${lines.length - 10} more`] : lines;
}

/** A client that writes `load:0`, `load:1` and so on, one after the other, until it is stopped or its node is. */
export interface Writer extends AsyncDisposable {
  /** Writes that the node has acknowledged: `load:0` to `load:<acknowledged - 1>`. */
  readonly acknowledged: number;
  /** Stops writing; resolves when the last answer is there. */
  stop(): Promise<void>;
}

export async function writeOn(node: NodeAddress): Promise<Writer> {
  const connection = await connect(node);
  let acknowledged = 0;
  let stopped = false;
  const writing = (async () => {
    while (!stopped) {
      await connection.send('SET', `load:${acknowledged}`, `written ${acknowledged}`);
      acknowledged++;
    }
  })().catch(() => undefined);
  const stop = async () => {
    stopped = true;
    await writing;
    connection.close();
  };
  return {
    get acknowledged() {
      return acknowledged;
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Takes the first `count` of a writer's keys away again. */
export async function unwrite({ address, port }: NodeAddress, count: number): Promise<void> {
  await using connection = await connect({ address, port });
  await pipeline(
    connection,
    Array.from({ length: count }, (_, n) => ['UNLINK', `load:${n}`]),
  );
}

/** Takes the writer's keys out of a reading: how many there are, without a gap from the first on, and the rest. */
export function splitLoad(found: Map<string, string>): { written: number; rest: Map<string, string> } {
  const rest = new Map([...found].filter(([key]) => !key.startsWith('0 load:')));
  const written = found.size - rest.size;
  for (let n = 0; n < written; n++) {
    const value = found.get(`0 load:${n}`);
    if (value !== `string -1 ${JSON.stringify(`written ${n}`)}`)
      throw new Error(`Of ${written} writes, write ${n} is ${value ?? 'missing'}`);
  }
  return { written, rest };
}
