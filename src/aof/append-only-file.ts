import { noAof } from './aof-error.ts';
import { type Base, type Chain, chain, closeAll, openGeneration } from './generations.ts';

/** Bytes that are read from wherever they lie. */
export interface Bytes {
  /** Position after the last byte. */
  readonly end: number;
  /** Reads at `position`: how many bytes, 0 only at the end. */
  read(into: Uint8Array, position: number): Promise<number>;
}

/**
 * The incremental files of a node, one after another, as they were when it was opened. A position counts bytes as
 * `aof_current_size` of INFO does: from the first byte of the oldest base file. What a rewrite removes meanwhile stays readable.
 */
export class AppendOnlyFile implements Bytes, AsyncDisposable {
  /** More than one where files of before a rewrite were kept; with the position of the first byte behind each. */
  readonly bases: readonly (Base & { position: number })[];
  /** Position of the first command: the length of the oldest base file. */
  readonly start: number;
  readonly end: number;
  /** When the last byte was written, in milliseconds since 1970. */
  readonly writtenAt: number;
  readonly #parts: readonly (Chain['parts'][number] & { start: number })[];

  private constructor({ parts, bases }: Chain) {
    this.start = bases[0]?.length ?? 0;
    this.writtenAt = parts.at(-1)?.writtenAt ?? 0;
    let end = this.start;
    this.#parts = parts.map((part) => {
      const start = end;
      end += part.size;
      return { ...part, start };
    });
    this.end = end;
    this.bases = bases.map(({ followedBy, ...base }) => {
      const next = this.#parts.find(({ seq }) => seq === followedBy);
      return { ...base, position: next?.start ?? this.start };
    });
  }

  /**
   * Opens that of the node in `directory`, which may be running; undefined when it has none.
   * @param earlier where `holdAof` kept it before rewrites: what adjoins it is there too
   * @throws AofError
   */
  static async open(directory: string, earlier: readonly string[] = []): Promise<AppendOnlyFile | undefined> {
    const own = await openGeneration(directory);
    if (!own) return undefined;
    const kept = await Promise.all(earlier.map((one) => openGeneration(one).catch(noAof)));
    return new AppendOnlyFile(
      await chain(
        own,
        kept.filter((one) => one !== undefined),
      ),
    );
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
