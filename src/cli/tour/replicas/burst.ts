import { type NodeEndpoint, openNode, sendAll } from '../node-client.ts';

export const BURST_VALUE_BYTES = 8_192;
/** More than the socket buffers between a primary and its replicas take up, less than a replica may be behind. */
const BURST_BYTES = 12 * 1_048_576;
/** The replicas stand still meanwhile, and one that does so for 500 ms is taken for dead. */
const BURST_MS = 250;
const WRITES_AT_ONCE = 64;

export function burstKey(number: number): string {
  return `burst:${number}`;
}

/** Writes large numbered keys as fast as they are taken. @returns how many were acknowledged: 1 to that, all of them */
export async function writeBurst(endpoint: NodeEndpoint): Promise<number> {
  const client = await openNode(endpoint);
  let written = 0;
  try {
    const until = performance.now() + BURST_MS;
    while (written * BURST_VALUE_BYTES < BURST_BYTES && performance.now() < until) {
      const numbers = Array.from({ length: WRITES_AT_ONCE }, (_, index) => written + index + 1);
      await sendAll(
        client,
        numbers.map((number) => ['SET', burstKey(number), String(number).padEnd(BURST_VALUE_BYTES, '.')]),
      );
      written += numbers.length;
    }
    return written;
  } finally {
    client.close();
  }
}

/** Keys that aren't there, in the order that they were given in. */
export async function absentOf(endpoint: NodeEndpoint, keys: readonly string[]): Promise<string[]> {
  const client = await openNode(endpoint);
  try {
    const there = await sendAll<number>(
      client,
      keys.map((key) => ['EXISTS', key]),
    );
    return keys.filter((_, index) => there[index] === 0);
  } finally {
    client.close();
  }
}
