import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { AofError } from './aof-error.ts';
import { type AofPart, appendDirectory, readManifest } from './manifest.ts';

/** How far a node's append-only file had come; plain data, to be kept as JSON. */
export interface AofMark {
  /** The base file: its name is also what `sampleOf` wants. */
  base?: BaseMark;
  /** The last incremental file. */
  incr: string;
  seq: number;
  /** Bytes in it. */
  length: number;
  /** SHA-256 of the last bytes before that length, 4096 at most. */
  sha256: string;
  /** Milliseconds since 1970. */
  time: number;
}

/** What tells a base file from another of its name. It is never written to. */
export interface BaseMark {
  name: string;
  length: number;
  /** Its last bytes in hexadecimal: those of an RDB are its checksum. */
  ending: string;
}

const MARKED_BYTES = 4096;
const ENDING_BYTES = 16;

/**
 * Marks how far the node in `directory` has come, running or not: a few small reads. Undefined when it has no
 * append-only file. @throws AofError when its manifest means nothing, or a file can't be read
 */
export async function readMark(directory: string): Promise<AofMark | undefined> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const manifest = await readManifest(directory);
    const last = manifest?.incr.at(-1);
    if (!manifest || !last) return undefined;
    const [base, incr] = await Promise.all([
      manifest.base && markBase(directory, manifest.base),
      withPart(directory, last, async (file, length) => ({ length, sha256: await sumBefore(file, length) })),
    ]);
    // Where one is missing, a rewrite has replaced it since the manifest was read.
    if (!incr || (manifest.base && !base)) continue;
    return { ...(base ? { base } : {}), incr: last.name, seq: last.seq, ...incr, time: Date.now() };
  }
  return undefined;
}

/** Undefined when it isn't there. */
export async function markBase(directory: string, base: AofPart): Promise<BaseMark | undefined> {
  return withPart(directory, base, async (file, length) => {
    const ending = Buffer.alloc(Math.min(ENDING_BYTES, length));
    await file.read(ending, 0, ending.length, length - ending.length);
    return { name: base.name, length, ending: ending.toString('hex') };
  });
}

/** SHA-256 of the last bytes before `length`. */
export async function sumBefore(file: FileHandle, length: number): Promise<string> {
  const bytes = Buffer.alloc(Math.min(length, MARKED_BYTES));
  await file.read(bytes, 0, bytes.length, length - bytes.length);
  return createHash('sha256').update(bytes).digest('hex');
}

/** Uses a part and its length; undefined when it isn't there. @throws AofError */
export async function withPart<T>(
  directory: string,
  part: AofPart,
  use: (file: FileHandle, length: number) => Promise<T>,
): Promise<T | undefined> {
  const path = join(appendDirectory(directory), part.name);
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    return await use(file, (await file.stat()).size);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new AofError(`${path} can't be read: ${(error as Error).message}`);
  } finally {
    await file?.close();
  }
}
