import type { Output } from './json.ts';

export type LongWork = NonNullable<Output<'DescribeOperations'>['Operations']>[number];

/** How often progress is asked for while there is any. */
export const PROGRESS_MS = 500;

/** How far it is, from 0 to 100: by bytes where their end is known, else by keys. Undefined while neither is. */
export function percentDone(work: LongWork): number | undefined {
  return (
    share(work.BytesDone, work.BytesExpected) ??
    (work.KeysExpected ? share(work.Keys ?? 0, work.KeysExpected) : undefined)
  );
}

function share(done: number | undefined, expected: number | undefined): number | undefined {
  if (done === undefined || !expected) return undefined;
  return Math.min(100, (done / expected) * 100);
}
