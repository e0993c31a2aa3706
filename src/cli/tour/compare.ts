import { isUtf8 } from 'node:buffer';
import type { Argument } from './dataset.ts';
import { LIVE_COUNT, LIVE_PREFIX } from './live-writer.ts';
import { type NodeClient, type NodeEndpoint, openNode, sendAll } from './node-client.ts';
import { sameElements } from './same-elements.ts';

/** What a comparison of all keys of two nodes found. */
export interface Comparison {
  keys: number;
  /** Equal to the byte in what DUMP gives. */
  identical: number;
  /** Hashes and sets in a hash table: equal elements, in the order of the one process or the other. */
  reordered: number;
  /** Keys with an expiry, equal to the millisecond. */
  expiries: number;
  databases: number[];
  /** The writer's keys that the snapshot holds: live:1 to this, all of them. */
  liveKeys: number;
  /** The writer's keys that came after the snapshot, and aren't in it. */
  liveLater: number;
  functionsIdentical: boolean;
  /** What differs, in words; empty when nothing does. */
  differences: string[];
}

const KEYS_AT_ONCE = 1_000;
const DIFFERENCES_KEPT = 20;

/**
 * Compares every key of `restored` with `source`, value by DUMP and expiry by PEXPIRETIME, in all databases, and the
 * functions. The writer's keys on the source that came after the snapshot must be missing from the restored node.
 */
export async function compareNodes(
  source: NodeEndpoint,
  restored: NodeEndpoint,
  onProgress: (keys: number) => void,
): Promise<Comparison> {
  const [ours, theirs] = await Promise.all([openNode(source), openNode(restored)]);
  const comparison: Comparison = {
    keys: 0,
    identical: 0,
    reordered: 0,
    expiries: 0,
    databases: [],
    liveKeys: 0,
    liveLater: 0,
    functionsIdentical: false,
    differences: [],
  };
  const differ = (message: string): void => {
    if (comparison.differences.length < DIFFERENCES_KEPT) comparison.differences.push(message);
  };
  try {
    comparison.liveKeys = Number((await theirs.send<Buffer | null>(['GET', LIVE_COUNT])) ?? 0);
    const [here, there] = await Promise.all([databasesOf(ours), databasesOf(theirs)]);
    comparison.databases = [...new Set([...here, ...there])].toSorted((a, b) => a - b);
    for (const database of comparison.databases) {
      await compareDatabase(source, restored, database, comparison, differ, onProgress);
    }
    const dump: Argument[] = ['FUNCTION', 'DUMP'];
    const [functions, restoredFunctions] = await Promise.all([
      ours.send<Buffer>(dump),
      theirs.send<Buffer>(dump),
    ]);
    comparison.functionsIdentical = functions.equals(restoredFunctions);
    if (!comparison.functionsIdentical) differ('the function libraries differ');
    return comparison;
  } finally {
    ours.close();
    theirs.close();
  }
}

async function compareDatabase(
  source: NodeEndpoint,
  restored: NodeEndpoint,
  database: number,
  comparison: Comparison,
  differ: (message: string) => void,
  onProgress: (keys: number) => void,
): Promise<void> {
  const [ours, theirs] = await Promise.all([openNode(source, database), openNode(restored, database)]);
  try {
    let expected = 0;
    for await (const keys of scan(ours)) {
      const { same, later, count } = sortOut(keys, database, comparison.liveKeys);
      await compareKeys(ours, theirs, same, database, comparison, differ);
      for (const [index, there] of (
        await sendAll<number>(
          theirs,
          later.map((key) => ['EXISTS', key]),
        )
      ).entries()) {
        if (there !== 0)
          differ(`${name(later[index]!, database)} was written after the snapshot, yet it is there`);
      }
      comparison.liveLater += later.length;
      expected += same.length + count.length;
      onProgress(comparison.keys);
    }
    const there = await theirs.send<number>(['DBSIZE']);
    if (there !== expected) differ(`database ${database} has ${there} keys, not ${expected}`);
  } finally {
    ours.close();
    theirs.close();
  }
}

async function compareKeys(
  ours: NodeClient,
  theirs: NodeClient,
  keys: readonly Buffer[],
  database: number,
  comparison: Comparison,
  differ: (message: string) => void,
): Promise<void> {
  const words = keys.map(argument);
  const dumps = words.map((key): Argument[] => ['DUMP', key]);
  const expiries = words.map((key): Argument[] => ['PEXPIRETIME', key]);
  const [values, theirValues, times, theirTimes] = await Promise.all([
    sendAll<Buffer | null>(ours, dumps),
    sendAll<Buffer | null>(theirs, dumps),
    sendAll<number>(ours, expiries),
    sendAll<number>(theirs, expiries),
  ]);
  const unlike: Buffer[] = [];
  for (const [index, key] of keys.entries()) {
    const [value, theirValue] = [values[index], theirValues[index]];
    comparison.keys += 1;
    if (!value || !theirValue) {
      differ(`${name(key, database)} is missing from the ${value ? 'restored cluster' : 'source'}`);
      continue;
    }
    if (value.equals(theirValue)) {
      comparison.identical += 1;
    } else {
      unlike.push(key);
    }
    if (times[index] !== theirTimes[index]) {
      differ(`${name(key, database)} expires at ${theirTimes[index]}, not ${times[index]}`);
    } else if (times[index]! > 0) {
      comparison.expiries += 1;
    }
  }
  for (const [index, same] of (await sameElements(ours, theirs, unlike)).entries()) {
    if (same) comparison.reordered += 1;
    else differ(`${name(unlike[index]!, database)} has another value`);
  }
}

/** A command of texts only is sent in one piece, one with bytes in it in several. */
function argument(key: Buffer): Argument {
  return isUtf8(key) ? key.toString() : key;
}

/** Every key once, in portions. Nothing writes meanwhile, but SCAN may still name a key twice. */
async function* scan(client: NodeClient): AsyncGenerator<Buffer[]> {
  const seen = new Set<string>();
  let cursor = '0';
  do {
    const [next, keys] = await client.send<[Buffer, Buffer[]]>([
      'SCAN',
      cursor,
      'COUNT',
      String(KEYS_AT_ONCE),
    ]);
    const fresh = keys.filter((key) => {
      const text = key.toString('latin1');
      return !seen.has(text) && seen.add(text);
    });
    yield fresh;
    cursor = next.toString();
  } while (cursor !== '0');
}

async function databasesOf(client: NodeClient): Promise<number[]> {
  const info = (await client.send<Buffer>(['INFO', 'keyspace'])).toString();
  return [...info.matchAll(/^db(\d+):/gm)].map((match) => Number(match[1]));
}

/**
 * Which keys must be the same on both nodes, which were written after the snapshot, and the writer's count: it goes on
 * after the snapshot, and that it fits the writer's keys is what the comparison of those shows.
 */
function sortOut(keys: readonly Buffer[], database: number, liveKeys: number) {
  const sorted = { same: [] as Buffer[], later: [] as Buffer[], count: [] as Buffer[] };
  for (const key of keys) {
    const text = key.toString('latin1');
    const number = text.startsWith(LIVE_PREFIX) ? Number(text.slice(LIVE_PREFIX.length)) : 0;
    if (database === 0 && text === LIVE_COUNT) sorted.count.push(key);
    else if (database === 0 && number > liveKeys) sorted.later.push(key);
    else sorted.same.push(key);
  }
  return sorted;
}

function name(key: Buffer, database: number): string {
  return `key ${JSON.stringify(key.toString())} of database ${database}`;
}
