import { isDeepStrictEqual } from 'node:util';
import { type AofManifest, type AofPart, readManifest } from './manifest.ts';
import { type AofMark, type BaseMark, markBase, sumBefore, withPart } from './mark.ts';

/**
 * `empty`: there are no data, or not the files that the manifest names; `stale`: an older state than was marked;
 * `foreign`: other data.
 */
export type MarkComparison =
  | { ok: true }
  | { ok: false; reason: 'empty' | 'stale' | 'foreign'; message: string };

/** Engines note the time in whole seconds, and from a clock of their own that they read now and then. */
const CLOCK_SLACK_MS = 2_000;
/** What is read of a file that a rewrite has begun: its first annotation is there, if it has any yet. */
const BEGINNING_BYTES = 4096;

const OK: MarkComparison = { ok: true };

/**
 * Whether the data in `directory` are those that were marked, or came of them; the node may be running.
 * @throws AofError as `readMark`
 */
export async function compareMark(directory: string, mark: AofMark): Promise<MarkComparison> {
  let manifest = await readManifest(directory);
  for (;;) {
    const answer = await compareTo(directory, manifest, mark);
    if (answer !== MISSING) return answer;
    const read = manifest;
    manifest = await readManifest(directory);
    // Unless a rewrite has taken it away since the manifest was read, it really is missing.
    if (isDeepStrictEqual(read, manifest))
      return refuse('empty', 'files that its manifest names are missing');
  }
}

/** A file that the manifest names isn't there. */
const MISSING = Symbol('missing');

async function compareTo(
  directory: string,
  manifest: AofManifest | undefined,
  mark: AofMark,
): Promise<MarkComparison | typeof MISSING> {
  const last = manifest?.incr.at(-1);
  if (!manifest || !last) return refuse('empty', 'there is no append-only file');
  const base = manifest.base && (await markBase(directory, manifest.base));
  if (manifest.base && !base) return MISSING;
  const marked = manifest.incr.find(({ seq }) => seq === mark.seq);
  if (marked) return compareSame(directory, marked, base, mark);
  if (last.seq > mark.seq) return compareLater(directory, manifest, last, mark);
  return refuse('stale', `the append-only file has come to ${last.name}, and had come to ${mark.incr}`);
}

async function compareSame(
  directory: string,
  part: AofPart,
  base: BaseMark | undefined,
  mark: AofMark,
): Promise<MarkComparison | typeof MISSING> {
  const answer = await withPart(directory, part, async (file, length): Promise<MarkComparison> => {
    // A rewrite that was under way may have put its base before the same file since: that one's own bytes tell, then.
    if (base?.name === mark.base?.name && !isSame(base, mark.base)) {
      const isNew = length === 0 && (base?.length ?? 0) < (mark.base?.length ?? 0) + mark.length;
      return refuse(isNew ? 'empty' : 'foreign', `the base of ${part.name} isn't the one that was there`);
    }
    if (length < mark.length) {
      const had = `${part.name} has ${length} bytes, and had ${mark.length} at ${iso(mark.time)}`;
      return refuse(length === 0 ? 'empty' : 'stale', had);
    }
    if ((await sumBefore(file, mark.length)) === mark.sha256) return OK;
    return refuse('foreign', `${part.name} has other commands before byte ${mark.length} than it had`);
  });
  return answer ?? MISSING;
}

/** A rewrite came after the mark, and took away what was marked. */
async function compareLater(
  directory: string,
  { base }: AofManifest,
  last: AofPart,
  mark: AofMark,
): Promise<MarkComparison | typeof MISSING> {
  if (!base) return refuse('empty', `${last.name} has no base`);
  if (base.name === mark.base?.name)
    return refuse('foreign', `${mark.incr} is gone, and no rewrite has replaced it`);
  const answer = await withPart(directory, last, async (file): Promise<MarkComparison> => {
    const begun = await firstTimestamp(file);
    if (begun === undefined || begun >= mark.time - CLOCK_SLACK_MS) return OK;
    const seen = `${mark.incr} was last seen at ${iso(mark.time)}`;
    return refuse('foreign', `${last.name} was begun at ${iso(begun)}, when ${seen}`);
  });
  return answer ?? MISSING;
}

/** Milliseconds since 1970 that the first annotation tells; undefined when nothing has been written yet. */
async function firstTimestamp(file: Parameters<typeof sumBefore>[0]): Promise<number | undefined> {
  const beginning = Buffer.alloc(BEGINNING_BYTES);
  const { bytesRead } = await file.read(beginning, 0, BEGINNING_BYTES, 0);
  const seconds = /(?:^|\n)#TS:(\d+)\r\n/.exec(beginning.toString('latin1', 0, bytesRead))?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1_000;
}

function isSame(a: BaseMark | undefined, b: BaseMark | undefined): boolean {
  return a?.length === b?.length && a?.ending === b?.ending;
}

function refuse(reason: 'empty' | 'stale' | 'foreign', message: string): MarkComparison {
  return { ok: false, reason, message };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
