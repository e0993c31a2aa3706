import { setTimeout as delay } from 'node:timers/promises';
import { AofError, noAof } from './aof-error.ts';
import { AppendOnlyFile } from './append-only-file.ts';
import type { Anchor } from './by-offset.ts';
import { type Divergence, findDivergence, type SurvivorFile } from './divergence.ts';
import { keepCommands } from './keep.ts';
import { type AofSample, countedBy } from './sample.ts';
import { databaseAt, isBetweenCommands, positionIn, type Surveyed, survey } from './surveyed.ts';
import { type ShownCommand, tallyFrom } from './tally.ts';

/** What a dead primary's append-only file holds that the new primary never saw. */
export interface LostWrites {
  /**
   * `unknown`: the place where the new primary's data end could not be told for certain, and nothing is kept then; or the
   * file has holes behind it: what is kept may not be all.
   */
  status: 'none' | 'found' | 'unknown';
  /** Writes that were lost; SELECT, MULTI and EXEC are none. */
  commands: number;
  /** Bytes of those, SELECT, MULTI and EXEC included. */
  bytes: number;
  byName: Record<string, number>;
  /** The first 20 of them. */
  first: ShownCommand[];
  /** Where they are kept, for `redis-cli --pipe`. Absent when there are none. */
  file?: string;
  /** With `unknown`: no more bytes of commands than these were lost. Absent when that can't be told either. */
  upperBoundBytes?: number;
  /** What may be lost beyond that: it was acknowledged, and never written to the file. */
  heldBack: HeldBack;
  /** How the place was found, or why not. */
  how: string;
}

/**
 * A node replies once its file is written, but for one case: while an fsync of the file is under way, it holds the bytes
 * back, for 2 s at most, and replies all the same.
 */
export interface HeldBack {
  /** Bytes that were in the node's buffer when it was last asked, and never came into the file. 0, most often. */
  atLeastBytes: number;
  /** Only writes of its last so many milliseconds can be concerned. Absent when it isn't known when it died. */
  atMostMilliseconds?: number;
}

export interface LostWritesOptions {
  dead: {
    /** The dead primary's; it must not have been started since. */
    directory: string;
    /** Where its append-only file was kept before rewrites. */
    earlier?: readonly string[] | undefined;
    /** The last that was read from it, if any; the younger, the less there is to search. */
    sample?: AofSample | undefined;
    /** When it was found dead, in milliseconds since 1970. */
    diedAt?: number | undefined;
  };
  survivor: {
    directory: string;
    /** Where its append-only file was kept before rewrites. */
    earlier?: readonly string[] | undefined;
    /**
     * Of the new primary, exactly at its promotion: read after the link to the dead primary had closed, and
     * before `REPLICAOF NO ONE` or in one MULTI with it. Later ones count writes of its own.
     */
    sample: AofSample;
  };
  /** File to write the lost commands to. */
  target: string;
}

/** Flushing is put off by no more than 2 s. */
const MAX_HELD_BACK_MS = 2_000;

/** Finds out what a failover lost, and keeps it in `target`. Reads both nodes' files, writes nothing else. */
export async function findLostWrites({ dead, survivor, target }: LostWritesOptions): Promise<LostWrites> {
  const nothing = { commands: 0, bytes: 0, byName: {}, first: [] };
  let file: AppendOnlyFile | undefined;
  try {
    file = await AppendOnlyFile.open(dead.directory, dead.earlier);
    if (!file) throw new AofError('the dead primary has no append-only file');
    const { sample } = dead;
    const surveyed = await survey(file);
    const heldBack = heldBackBy(surveyed, sample, dead.diedAt);
    const place = await placeIn(surveyed, sample, survivor);
    if (place.position === undefined)
      return { status: 'unknown', ...nothing, heldBack, how: place.how, ...boundOf(place) };
    const { runs, unreadable, ...tally } = await tallyFrom(file, place.position, place.database);
    const how = unreadable > 0 ? `${place.how}; ${DAMAGED}` : place.how;
    const doubt = unreadable > 0 ? { upperBoundBytes: tally.bytes + unreadable } : {};
    if (tally.commands === 0)
      return { status: unreadable > 0 ? 'unknown' : 'none', ...nothing, heldBack, how, ...doubt };
    // Known only after all of the file was walked, unless it was selected in what was walked anyway.
    const database = place.database ?? (await databaseAt(file, place.position));
    const first = tally.first.map((one) => ({ ...one, database: one.database ?? database }));
    await keepCommands(file, { runs, database }, target);
    const status = unreadable > 0 ? 'unknown' : 'found';
    return { status, ...tally, first, file: target, heldBack, how, ...doubt };
  } catch (error) {
    if (!(error instanceof AofError)) throw error;
    return { status: 'unknown', ...nothing, heldBack: { atLeastBytes: 0 }, how: error.message };
  } finally {
    await file?.[Symbol.asyncDispose]();
  }
}

const DAMAGED =
  'behind it the file is damaged, as by a full disk, so that more may have been lost than was found';

async function placeIn(
  dead: Surveyed,
  sample: AofSample | undefined,
  survivor: LostWritesOptions['survivor'],
): Promise<Divergence> {
  const own = await openAtPromotion(survivor);
  try {
    const anchor = anchorIn(dead, sample, survivor.sample);
    return await findDivergence(dead, own, survivor.sample.replOffset, anchor);
  } finally {
    await own?.file[Symbol.asyncDispose]();
  }
}

/** A place in the dead primary's file whose replication offset is known. */
function anchorIn(
  dead: Surveyed,
  sample: AofSample | undefined,
  { replIds, replOffset }: AofSample,
): Anchor | undefined {
  if (!sample?.replIds.some((id) => replIds.includes(id))) return undefined;
  const position = positionIn(dead, sample);
  if (position !== undefined) return { position, offset: sample.replOffset };
  // A rewrite came in between. Redis 8 notes the offset at which it began its new file.
  return dead.file.knownOffsets.findLast(({ offset }) => offset >= sample.replOffset && offset <= replOffset);
}

/** The new primary holds bytes back as the dead one did: its file is waited for. */
async function openAtPromotion({
  directory,
  earlier,
  sample,
}: LostWritesOptions['survivor']): Promise<SurvivorFile | undefined> {
  const giveUpAt = performance.now() + 2 * MAX_HELD_BACK_MS;
  for (;;) {
    const file = await openWithBase(sample.base, directory, earlier);
    const counted = file && countedBy(sample, file)?.counted;
    if (counted !== undefined && file!.start <= counted && counted <= file!.end) {
      const found = await upTo(file!, sample);
      if (found) return found;
    }
    await file?.[Symbol.asyncDispose]();
    if (counted === undefined || performance.now() > giveUpAt) return undefined;
    await delay(20);
  }
}

/** What was kept first is enough where no more of it is there: two rewrites leave a gap. */
async function openWithBase(
  base: string | undefined,
  newest: string,
  earlier: readonly string[] = [],
): Promise<AppendOnlyFile | undefined> {
  const file = await AppendOnlyFile.open(newest, earlier).catch(noAof);
  const [next, ...others] = earlier;
  if (next === undefined || file?.bases.some(({ name }) => name === base)) return file;
  await file?.[Symbol.asyncDispose]();
  return openWithBase(base, next, others);
}

async function upTo(file: AppendOnlyFile, sample: AofSample): Promise<SurvivorFile | undefined> {
  const surveyed = await survey(file);
  const end = positionIn(surveyed, sample)!;
  if (end > file.end) return undefined;
  // Where the disk was full more than once, what the node counts may be told from the file no more.
  if (surveyed.holes.length > 0 && !(await isBetweenCommands(file, end))) return undefined;
  return { ...surveyed, end };
}

function heldBackBy(dead: Surveyed, sample: AofSample | undefined, diedAt: number | undefined): HeldBack {
  const { file } = dead;
  const reached = (sample && positionIn(dead, sample)) ?? file.end;
  const silence = diedAt === undefined ? undefined : Math.ceil(diedAt - file.writtenAt);
  return {
    atLeastBytes: Math.max(0, Math.min(reached - file.end, sample?.aofBufferLength ?? 0)),
    // A clock that was set back meanwhile tells nothing.
    ...(silence === undefined
      ? {}
      : { atMostMilliseconds: silence < 0 ? MAX_HELD_BACK_MS : Math.min(silence, MAX_HELD_BACK_MS) }),
  };
}

function boundOf(place: { upperBoundBytes?: number }): { upperBoundBytes?: number } {
  return place.upperBoundBytes === undefined ? {} : { upperBoundBytes: place.upperBoundBytes };
}
