import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Bytes } from './append-only-file.ts';
import type { Run } from './tally.ts';

const BLOCK_BYTES = 1024 * 1024;

/**
 * Writes the commands of `runs` to the file `target`, so that `redis-cli --pipe` can replay them, with the SELECT first that
 * was in force. The file is on disk when this resolves; it never stands there half-written.
 */
export async function keepCommands(
  source: Bytes,
  { runs, database }: { runs: readonly Run[]; database: number | undefined },
  target: string,
): Promise<void> {
  const partial = `${target}.partial`;
  const file = await open(partial, 'w', 0o600);
  try {
    if (database !== undefined) await file.write(selectCommand(database));
    const block = Buffer.allocUnsafe(BLOCK_BYTES);
    for (const [start, end] of runs) {
      for (let at = start; at < end; ) {
        const n = await source.read(block.subarray(0, Math.min(block.length, end - at)), at);
        await file.writeFile(block.subarray(0, n));
        at += n;
      }
    }
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, target);
  const folder = await open(dirname(target), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function selectCommand(database: number): string {
  const digits = String(database);
  return `*2\r\n$6\r\nSELECT\r\n$${digits.length}\r\n${digits}\r\n`;
}
