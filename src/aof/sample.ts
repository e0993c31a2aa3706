import type { AppendOnlyFile } from './append-only-file.ts';

/** How far a running node had come: its append-only file and its replication offset at one moment. */
export interface AofSample {
  /** `aof_current_size` of INFO: bytes in base and incremental files. */
  aofCurrentSize: number;
  /** `aof_base_size` of INFO. 0 in a node that began with nothing, which doesn't count its base file until it rewrites. */
  aofBaseSize: number;
  /** `aof_buffer_length` of INFO: bytes that the node was yet to write to its file. */
  aofBufferLength: number;
  /** `master_repl_offset` of INFO: bytes of the replication stream, the node's own or its primary's. */
  replOffset: number;
  /** `master_replid` and, once promoted, `master_replid2`: offsets of different streams say nothing of each other. */
  replIds: readonly string[];
  /**
   * Name of the base file, from the manifest as it was **before** INFO was asked: a rewrite replaces it, and sizes of before
   * and after have nothing to do with each other. If it still is the base now, it was at the time of INFO.
   */
  base: string | undefined;
}

/**
 * What one `INFO replication persistence` says (one call, so that all of it is of one moment).
 * Undefined when it can't serve: no append-only file, or no replication backlog, without which an offset counts no bytes.
 * @param base name of the base file, read before INFO was asked: `readMark(directory)` has it
 */
export function sampleOf(info: ReadonlyMap<string, string>, base: string | undefined): AofSample | undefined {
  const number = (field: string) => Number(info.get(field) ?? Number.NaN);
  const sample = {
    aofCurrentSize: number('aof_current_size'),
    aofBaseSize: number('aof_base_size'),
    aofBufferLength: number('aof_buffer_length'),
    replOffset: number('master_repl_offset'),
    replIds: ['master_replid', 'master_replid2'].flatMap((field) => info.get(field) ?? []).filter(isReal),
    base,
  };
  const known = [sample.aofCurrentSize, sample.aofBufferLength, sample.replOffset].every(
    Number.isSafeInteger,
  );
  return known && info.get('repl_backlog_active') === '1' ? sample : undefined;
}

/**
 * How many bytes of the append-only file the node counted, what it was yet to write included: a position, where the file has
 * no holes behind `base`. Undefined when that base isn't known. A node that was started with a torn last command, and cut it
 * off, counts it all the same until it rewrites: the position isn't between two commands then, or beyond the end.
 */
export function countedBy(
  { aofCurrentSize, aofBufferLength, aofBaseSize, base: name }: AofSample,
  { bases }: Pick<AppendOnlyFile, 'bases'>,
): { counted: number; base: AppendOnlyFile['bases'][number] } | undefined {
  const base = bases.find((one) => one.name === name);
  if (!base) return undefined;
  const behindBase = aofCurrentSize + aofBufferLength - (aofBaseSize === 0 ? 0 : base.length);
  return { counted: base.position + behindBase, base };
}

/** `master_replid2` is all zeros in a node that never had another. */
function isReal(id: string): boolean {
  return !/^0*$/.test(id);
}
