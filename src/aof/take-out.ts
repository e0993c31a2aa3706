import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bytes } from './append-only-file.ts';
import { appendDirectory, readManifest } from './manifest.ts';
import { type AofMark, sumBefore } from './mark.ts';

const BLOCK_BYTES = 1024 * 1024;

/** Bytes of a file, from the first to behind the last. */
export type Range = readonly [from: number, to: number];

/** A mark, and whom to tell what it has become; that is waited for. */
export interface Marked {
  readonly mark: AofMark;
  readonly moved: (mark: AofMark) => Promise<void>;
}

/**
 * Takes what `find` names, in order, out of each incremental file of a node's append-only file. Nothing may run in the
 * directory. `marked` is how far the file is known to have come: told before the file is replaced is what that is without
 * what is taken out, so that what was mended isn't taken for another's.
 * @returns how many bytes were taken out
 */
export async function takeOut(
  directory: string,
  find: (source: Bytes, path: string) => Promise<readonly Range[]>,
  marked?: Marked,
): Promise<number> {
  const manifest = await readManifest(directory);
  let bytes = 0;
  for (const { name } of manifest?.incr ?? []) {
    const path = join(appendDirectory(directory), name);
    const file = await open(path, 'r');
    try {
      const source = new OpenFile(file, (await file.stat()).size);
      const ranges = await find(source, path);
      if (bytesOf(ranges) === 0) continue;
      await replace(file, source, path, ranges, marked?.mark.incr === name ? marked : undefined);
      bytes += bytesOf(ranges);
    } finally {
      await file.close();
    }
  }
  return bytes;
}

async function replace(
  file: FileHandle,
  source: Bytes,
  path: string,
  ranges: readonly Range[],
  marked: Marked | undefined,
): Promise<void> {
  // One that doesn't fit the file as it is tells that something else is wrong with it: that must stay so.
  const fits = marked && (await sumBefore(file, marked.mark.length)) === marked.mark.sha256;
  await copyWithout(source, ranges, path, async (mended) => {
    if (fits) await marked.moved(await markWithout(marked.mark, ranges, mended));
  });
}

/** The same place in the file without the ranges. */
async function markWithout(mark: AofMark, ranges: readonly Range[], mended: FileHandle): Promise<AofMark> {
  const before = ranges.filter(([from]) => from < mark.length);
  const length = mark.length - bytesOf(before.map(([from, to]) => [from, Math.min(to, mark.length)]));
  return { ...mark, length, sha256: await sumBefore(mended, length) };
}

function bytesOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from, 0);
}

/** The file stands there whole at any moment, with the ranges or without. `beforeReplacing` may still read both. */
async function copyWithout(
  source: Bytes,
  ranges: readonly Range[],
  path: string,
  beforeReplacing: (mended: FileHandle) => Promise<void>,
): Promise<void> {
  const mended = `${path}.mended`;
  const target = await open(mended, 'w+', 0o600);
  try {
    const block = Buffer.allocUnsafe(BLOCK_BYTES);
    let at = 0;
    for (const [from, to] of [...ranges, [source.end, source.end] as const]) {
      while (at < from) {
        const n = await source.read(block.subarray(0, Math.min(block.length, from - at)), at);
        await target.writeFile(block.subarray(0, n));
        at += n;
      }
      at = to;
    }
    await target.sync();
    await beforeReplacing(target);
  } catch (error) {
    await rm(mended, { force: true });
    throw error;
  } finally {
    await target.close();
  }
  await rename(mended, path);
  const folder = await open(join(path, '..'), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

class OpenFile implements Bytes {
  readonly end: number;
  readonly #file: FileHandle;

  constructor(file: FileHandle, end: number) {
    this.#file = file;
    this.end = end;
  }

  async read(into: Uint8Array, position: number): Promise<number> {
    return (await this.#file.read(into, 0, into.length, position)).bytesRead;
  }
}
