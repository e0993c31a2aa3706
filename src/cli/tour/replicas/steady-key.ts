/** Keys of the writer, numbered from 1 in the order they were written; in database 0. */
export function steadyKey(number: number): string {
  return `steady:${number}`;
}

/** What each of its commands takes in the replication stream, at most. */
export const STEADY_BYTES = 100;
