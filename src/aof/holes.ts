import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bytes } from './append-only-file.ts';
import { findHoles } from './find-holes.ts';
import { appendDirectory, readManifest } from './manifest.ts';
import { type AofMark, sumBefore } from './mark.ts';

const BLOCK_BYTES = 1024 * 1024;

/**
 * Takes the holes out of a node's append-only file: zeros between two commands. An engine leaves them when its disk was
 * full. A write that had not fitted is undone by cutting the file, and done once more; but a file that was begun by a
 * rewrite or a full synchronisation isn't opened for appending (seen in Redis 7.0 to 8.0, Valkey 8.0 to 9.1), so the
 * second one goes to where the first had come to. The engine refuses to load that, and its own tool for mending cuts off
 * all that comes after. Nothing may run in the directory. `marked` is how far the file is known to have come: told before the
 * file is replaced is what that is without the holes, so that what was mended isn't taken for another's.
 * @returns how many bytes were taken out: 0 when the file is as it should be, or damaged in another way
 */
export async function closeHoles(directory: string, marked?: Marked): Promise<number> {
  const manifest = await readManifest(directory);
  let bytes = 0;
  for (const { name } of manifest?.incr ?? []) {
    const ofThis = marked?.mark.incr === name ? marked : undefined;
    bytes += await closeHolesOf(join(appendDirectory(directory), name), ofThis);
  }
  return bytes;
}

/** A mark, and whom to tell what it has become; that is waited for. */
export interface Marked {
  readonly mark: AofMark;
  readonly moved: (mark: AofMark) => Promise<void>;
}

async function closeHolesOf(path: string, marked: Marked | undefined): Promise<number> {
  const file = await open(path, 'r');
  try {
    const source = new OpenFile(file, (await file.stat()).size);
    const { holes: found, isElseWhole } = await findHoles(source, 0);
    // What can't be read as a whole is left as it is.
    const holes = isElseWhole ? found.map(({ from, to }): Range => [from, to]) : [];
    const bytes = bytesOf(holes);
    if (bytes === 0) return 0;
    // One that doesn't fit the file as it is tells that something else is wrong with it: that must stay so.
    const fits = marked && (await sumBefore(file, marked.mark.length)) === marked.mark.sha256;
    await copyWithout(source, holes, path, async (mended) => {
      if (fits) await marked.moved(await withoutHoles(marked.mark, holes, mended));
    });
    return bytes;
  } finally {
    await file.close();
  }
}

/** The same place in the file without the holes. */
async function withoutHoles(mark: AofMark, holes: readonly Range[], mended: FileHandle): Promise<AofMark> {
  const before = holes.filter(([from]) => from < mark.length);
  const length = mark.length - bytesOf(before.map(([from, to]) => [from, Math.min(to, mark.length)]));
  return { ...mark, length, sha256: await sumBefore(mended, length) };
}

function bytesOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, [from, to]) => sum + to - from, 0);
}

type Range = readonly [from: number, to: number];

/** The file stands there whole at any moment, with its holes or without. `beforeReplacing` may still read both. */
async function copyWithout(
  source: Bytes,
  holes: readonly Range[],
  path: string,
  beforeReplacing: (mended: FileHandle) => Promise<void>,
): Promise<void> {
  const mended = `${path}.mended`;
  const target = await open(mended, 'w+', 0o600);
  try {
    const block = Buffer.allocUnsafe(BLOCK_BYTES);
    let at = 0;
    for (const [from, to] of [...holes, [source.end, source.end] as const]) {
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
