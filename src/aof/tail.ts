import { readRange } from './append-only-file.ts';
import type { Surveyed } from './surveyed.ts';

/** What two nodes write each in its own way, between commands: annotations, and when to name the database anew. */
const OWN = /(?<=^|\n)(?:#TS:\d+\r\n|\*2\r\n\$6\r\nSELECT\r\n\$\d+\r\n\d+\r\n)/g;
/** No match of `OWN` is longer. */
const OWN_BYTES = 64;

export const TAIL_BYTES = 128 * 1024;

/**
 * The last commands before a position, without annotations and SELECT: what two files of one stream have in common. None
 * of before a hole, where some may be gone.
 */
export async function tailBefore(
  { file, holes }: Surveyed,
  position: number,
  length = TAIL_BYTES,
): Promise<Buffer> {
  const start = Math.max(file.start, holes.findLast(({ to }) => to <= position)?.to ?? 0);
  const from = Math.max(start, position - length);
  const common = strip(await readRange(file, from, position));
  // What is cut off at the beginning may be a part of what would have been left out.
  return from === start ? common : common.subarray(OWN_BYTES);
}

/** Whether two tails are of one stream; undefined when one of them is empty. */
export function endAlike(a: Buffer, b: Buffer): boolean | undefined {
  const length = Math.min(a.length, b.length);
  if (length === 0) return undefined;
  return a.subarray(a.length - length).equals(b.subarray(b.length - length));
}

function strip(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(OWN, ''), 'latin1');
}
