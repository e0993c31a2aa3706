import { type FileHandle, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AofError } from './aof-error.ts';
import { type AofPart, appendDirectory, readManifest } from './manifest.ts';

/** What positions are counted from as long as it is in force: a rewrite begins another. */
export interface Base {
  /** Undefined in a file that has none. */
  name: string | undefined;
  length: number;
}

interface OpenPart extends AofPart {
  file: FileHandle;
  size: number;
  /** Tells whether two names are of one file. */
  inode: string;
  /** Milliseconds since 1970. */
  writtenAt: number;
}

/** What one manifest lists, opened. */
export interface Generation {
  base: Base;
  parts: readonly OpenPart[];
}

/** Files that adjoin, oldest first. */
export interface Chain {
  parts: readonly OpenPart[];
  /** Each with the number of the part that follows it at once; in the order of these. */
  bases: readonly (Base & { followedBy: number | undefined })[];
}

/** Undefined when there is none in `directory`. @throws AofError */
export async function openGeneration(directory: string): Promise<Generation | undefined> {
  const manifest = await readManifest(directory);
  if (!manifest) return undefined;
  const folder = appendDirectory(directory);
  const parts: OpenPart[] = [];
  try {
    const { base, incr } = manifest;
    const length = base ? (await stat(join(folder, base.name))).size : 0;
    for (const part of incr) parts.push(await openPart(folder, part));
    return { base: { name: base?.name, length }, parts };
  } catch (error) {
    await closeAll(parts);
    throw new AofError(`the append-only file in ${folder} is not whole: ${(error as Error).message}`);
  }
}

/**
 * One out of what a node has and what was kept of it `earlier`. An engine numbers its files one after another, and begins one
 * where the one before it ends; of what doesn't adjoin, or bears a name that means another file by now, nothing is taken.
 */
export async function chain(own: Generation, earlier: readonly Generation[]): Promise<Chain> {
  const [next] = own.parts;
  if (!next) {
    await closeAll(earlier.flatMap(({ parts }) => parts));
    return { parts: [], bases: [{ ...own.base, followedBy: undefined }] };
  }
  const bySeq = new Map(own.parts.map((part) => [part.seq, part]));
  const joined = [own];
  const spare: OpenPart[] = [];
  for (const { base, parts } of earlier) {
    const known = parts.filter(({ seq }) => bySeq.has(seq));
    const isSame = known.every(({ seq, inode }) => bySeq.get(seq)!.inode === inode);
    if (isSame) joined.push({ base, parts });
    spare.push(...(isSame ? known : parts));
    if (isSame) for (const part of parts) if (!known.includes(part)) bySeq.set(part.seq, part);
  }
  let first = next.seq;
  while (bySeq.has(first - 1)) first--;
  const last = own.parts.at(-1)!.seq;
  const parts = [...bySeq.values()]
    .filter(({ seq }) => seq >= first && seq <= last)
    .sort((a, b) => a.seq - b.seq);
  await closeAll([...spare, ...[...bySeq.values()].filter((part) => !parts.includes(part))]);
  const bases = new Map<string | undefined, Chain['bases'][number]>();
  for (const { base, parts: its } of joined) {
    const followedBy = its[0]?.seq ?? Number.NaN;
    if (followedBy >= first) bases.set(base.name, { ...base, followedBy });
  }
  return { parts, bases: [...bases.values()].sort((a, b) => a.followedBy! - b.followedBy!) };
}

async function openPart(folder: string, part: AofPart): Promise<OpenPart> {
  const file = await open(join(folder, part.name), 'r');
  try {
    const { size, mtimeMs, dev, ino } = await file.stat();
    return { ...part, file, size, inode: `${dev} ${ino}`, writtenAt: mtimeMs };
  } catch (error) {
    await file.close();
    throw error;
  }
}

export async function closeAll(parts: readonly { file: FileHandle }[]): Promise<void> {
  await Promise.all(parts.map(({ file }) => file.close()));
}
