import { setTimeout as delay } from 'node:timers/promises';
import { AofError } from './aof-error.ts';
import { AppendOnlyFile } from './append-only-file.ts';
import type { Anchor } from './by-offset.ts';
import { CommandWalker } from './commands.ts';
import { type Divergence, findDivergence, type SurvivorFile } from './divergence.ts';
import { keepCommands } from './keep.ts';
import { type AofSample, positionOf } from './sample.ts';
import { type ShownCommand, tallyFrom } from './tally.ts';

/** What a dead primary's append-only file holds that the new primary never saw. */
export interface LostWrites {
  /** `unknown`: the place where the new primary's data end could not be told for certain. Nothing is kept then. */
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
    /** The last that was read from it, if any; the younger, the less there is to search. */
    sample?: AofSample | undefined;
    /** When it was found dead, in milliseconds since 1970. */
    diedAt?: number | undefined;
  };
  survivor: {
    directory: string;
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
    file = await AppendOnlyFile.open(dead.directory);
    if (!file) throw new AofError('the dead primary has no append-only file');
    const { sample } = dead;
    const heldBack = heldBackBy(file, sample, dead.diedAt);
    const place = await placeIn(file, sample, survivor);
    if (place.position === undefined)
      return { status: 'unknown', ...nothing, heldBack, how: place.how, ...boundOf(place) };
    const { end, ending, ...tally } = await tallyFrom(file, place.position, place.database);
    const how = `${place.how}${ending === 'damaged' ? `; the file is damaged at ${end}` : ''}`;
    if (tally.commands === 0) return { status: 'none', ...nothing, heldBack, how };
    // Known only after all of the file was walked, unless it was selected in what was walked anyway.
    const database = place.database ?? (await databaseAt(file, place.position));
    const first = tally.first.map((one) => ({ ...one, database: one.database ?? database }));
    await keepCommands(file, { from: place.position, to: end, database }, target);
    return { status: 'found', ...tally, first, file: target, heldBack, how };
  } catch (error) {
    if (!(error instanceof AofError)) throw error;
    return { status: 'unknown', ...nothing, heldBack: { atLeastBytes: 0 }, how: error.message };
  } finally {
    await file?.[Symbol.asyncDispose]();
  }
}

async function placeIn(
  file: AppendOnlyFile,
  sample: AofSample | undefined,
  survivor: LostWritesOptions['survivor'],
): Promise<Divergence> {
  const own = await openAtPromotion(survivor);
  try {
    const anchor = anchorIn(file, sample, survivor.sample);
    return await findDivergence(file, own, survivor.sample.replOffset, anchor);
  } finally {
    await own?.file[Symbol.asyncDispose]();
  }
}

/** A place in the dead primary's file whose replication offset is known. */
function anchorIn(
  file: AppendOnlyFile,
  sample: AofSample | undefined,
  { replIds, replOffset }: AofSample,
): Anchor | undefined {
  if (!sample?.replIds.some((id) => replIds.includes(id))) return undefined;
  const position = positionOf(sample, file);
  if (position !== undefined) return { position, offset: sample.replOffset };
  // A rewrite came in between. Redis 8 notes the offset at which it began its new file.
  return file.knownOffsets.findLast(({ offset }) => offset >= sample.replOffset && offset <= replOffset);
}

/** The new primary holds bytes back as the dead one did: its file is waited for. */
async function openAtPromotion({
  directory,
  sample,
}: LostWritesOptions['survivor']): Promise<SurvivorFile | undefined> {
  const giveUpAt = performance.now() + 2 * MAX_HELD_BACK_MS;
  for (;;) {
    const file = await AppendOnlyFile.open(directory).catch(noAof);
    const end = file && positionOf(sample, file);
    if (end !== undefined && file!.start <= end && end <= file!.end) return { file: file!, end };
    await file?.[Symbol.asyncDispose]();
    if (end === undefined || performance.now() > giveUpAt) return undefined;
    await delay(20);
  }
}

function noAof(error: unknown): undefined {
  if (!(error instanceof AofError)) throw error;
}

/** The database that commands at `position` are for, if any was selected before. */
async function databaseAt(file: AppendOnlyFile, position: number): Promise<number | undefined> {
  const walker = new CommandWalker(file, file.start);
  do while (walker.end < position && walker.next());
  while (walker.end < position && (await walker.more()));
  return walker.database;
}

function heldBackBy(
  file: AppendOnlyFile,
  sample: AofSample | undefined,
  diedAt: number | undefined,
): HeldBack {
  const reached = (sample && positionOf(sample, file)) ?? file.end;
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
