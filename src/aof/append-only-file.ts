import { type FileHandle, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AofError } from './aof-error.ts';
import { type AofPart, appendDirectory, readManifest } from './manifest.ts';

/** Bytes that are read from wherever they lie. */
export interface Bytes {
  /** Position after the last byte. */
  readonly end: number;
  /** Reads at `position`: how many bytes, 0 only at the end. */
  read(into: Uint8Array, position: number): Promise<number>;
}

interface OpenPart extends AofPart {
  file: FileHandle;
  /** Position of its first byte. */
  start: number;
  size: number;
}

/**
 * The incremental files of a node, one after another, as they were when it was opened. A position counts bytes as
 * `aof_current_size` of INFO does: from the base file's first byte. What a rewrite removes meanwhile stays readable.
 */
export class AppendOnlyFile implements Bytes, AsyncDisposable {
  /** Name of the base file: positions mean the same as long as it is the same. */
  readonly base: string | undefined;
  /** Position of the first command: the length of the base file. */
  readonly start: number;
  readonly end: number;
  /** When the last byte was written, in milliseconds since 1970. */
  readonly writtenAt: number;
  readonly #parts: readonly OpenPart[];

  private constructor(
    base: string | undefined,
    start: number,
    parts: readonly OpenPart[],
    writtenAt: number,
  ) {
    this.base = base;
    this.start = start;
    this.#parts = parts;
    this.end = parts.reduce((end, { size }) => end + size, start);
    this.writtenAt = writtenAt;
  }

  /** Opens that of the node in `directory`, which may be running; undefined when it has none. @throws AofError */
  static async open(directory: string): Promise<AppendOnlyFile | undefined> {
    const manifest = await readManifest(directory);
    if (!manifest) return undefined;
    const folder = appendDirectory(directory);
    const parts: OpenPart[] = [];
    let writtenAt = 0;
    try {
      const start = manifest.base ? (await stat(join(folder, manifest.base.name))).size : 0;
      let position = start;
      for (const part of manifest.incr) {
        const file = await open(join(folder, part.name), 'r');
        parts.push({ ...part, file, start: position, size: 0 });
        const { size, mtimeMs } = await file.stat();
        parts.at(-1)!.size = size;
        position += size;
        writtenAt = mtimeMs;
      }
      return new AppendOnlyFile(manifest.base?.name, start, parts, writtenAt);
    } catch (error) {
      await closeAll(parts);
      throw new AofError(`the append-only file in ${folder} is not whole: ${(error as Error).message}`);
    }
  }

  /** Position of the first byte of each incremental file. */
  get starts(): number[] {
    return this.#parts.map(({ start }) => start);
  }

  /** Where the engine has written down at which replication offset a file begins. */
  get knownOffsets(): { position: number; offset: number }[] {
    return this.#parts.flatMap(({ start, startOffset }) =>
      startOffset === undefined ? [] : [{ position: start, offset: startOffset }],
    );
  }

  async read(into: Uint8Array, position: number): Promise<number> {
    for (const { file, start, size } of this.#parts) {
      if (position < start || position >= start + size) continue;
      const length = Math.min(into.length, start + size - position);
      return (await file.read(into, 0, length, position - start)).bytesRead;
    }
    return 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await closeAll(this.#parts);
  }
}

async function closeAll(parts: readonly OpenPart[]): Promise<void> {
  await Promise.all(parts.map(({ file }) => file.close()));
}

/** The bytes of `[from, to)`. @throws RangeError when they aren't there */
export async function readRange(source: Bytes, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(to - from);
  for (let at = 0; at < bytes.length; ) {
    const n = await source.read(bytes.subarray(at), from + at);
    if (n === 0) throw new RangeError(`no bytes at ${from + at}`);
    at += n;
  }
  return bytes;
}
