import { type Anchor, type Candidate, candidatesByOffset } from './by-offset.ts';
import { findBytes } from './find-bytes.ts';
import { WalkerPastHoles } from './past-holes.ts';
import type { Surveyed } from './surveyed.ts';
import { endAlike, TAIL_BYTES, tailBefore } from './tail.ts';

/** Where the new primary's data end in the dead one's append-only file. */
export type Divergence =
  | { position: number; database?: number | undefined; how: string }
  | {
      position: undefined;
      /** No more bytes of commands than these were lost; absent when that can't be told either. */
      upperBoundBytes?: number | undefined;
      how: string;
    };

/** The new primary's append-only file as it was at its promotion. */
export interface SurvivorFile extends Surveyed {
  /** Position of its end then. */
  end: number;
}

/** With fewer bytes in common, finding them says little. */
const TELLING_BYTES = 1024;
/** How much of the end of the new primary's file is looked for in the dead one's. */
const TAIL_LENGTHS = [TAIL_BYTES, 16 * TELLING_BYTES, 2 * TELLING_BYTES];
const REPEATED = 'the same commands came again and again, and no offset tells them apart';
/** How far back in its own file the new primary may have what the dead one wrote last. */
const AHEAD_BYTES = 16 * 1024 * 1024;

export async function findDivergence(
  dead: Surveyed,
  survivor: SurvivorFile | undefined,
  offset: number,
  anchor: Anchor | undefined,
): Promise<Divergence> {
  const tail = survivor && (await tailBefore(survivor, survivor.end));
  const candidates = anchor && (await candidatesByOffset(dead.file, anchor, offset));
  const found = candidates && (await confirm(dead, candidates, tail));
  if (found) return found;
  // An anchor between two commands is a true one: what bounds it gives can be relied on.
  const bounds = candidates && anchor && boundsBy(dead.file, anchor, offset);
  return byTail(dead, survivor, tail, bounds);
}

/** The likeliest candidate before which the file is like the new primary's own; undefined for none, or several. */
async function confirm(
  dead: Surveyed,
  candidates: readonly Candidate[],
  tail: Buffer | undefined,
): Promise<Divergence | undefined> {
  // Where there is nothing to compare, or every place looks alike, only the likeliest is believed.
  for (const rank of !tail || isRepetitive(tail) ? [0] : [0, 1, 2]) {
    const alike: (Candidate & { confirmed: boolean })[] = [];
    for (const candidate of candidates.filter((one) => one.rank === rank)) {
      const equal = tail && endAlike(await tailBefore(dead, candidate.position), tail);
      // After a full synchronisation the new primary's file begins with nothing, and the stream with a SELECT.
      if (equal || (equal === undefined && rank < 2)) alike.push({ ...candidate, confirmed: equal === true });
    }
    if (alike.length > 1) return undefined;
    if (alike[0]) {
      const { position, database, confirmed } = alike[0];
      const how = confirmed
        ? "by its replication offset, and the new primary's own append-only file ends alike"
        : "by its replication offset alone: there is nothing left in the new primary's own append-only file to compare with";
      return { position, database, how };
    }
  }
  return undefined;
}

/** Between which positions the place must lie, and how many bytes may be lost at most, all by the offset alone. */
interface Bounds {
  least: number;
  most: number;
  upperBoundBytes: number;
}

function boundsBy(file: Surveyed['file'], { position, offset }: Anchor, wanted: number): Bounds {
  // The stream has every byte of a command in the file: a stretch of it is at least as long.
  const after = file.end - position;
  return wanted >= offset
    ? { least: position, most: file.end, upperBoundBytes: after }
    : { least: file.start, most: position, upperBoundBytes: offset - wanted + after };
}

async function byTail(
  dead: Surveyed,
  survivor: SurvivorFile | undefined,
  tail: Buffer | undefined,
  bounds: Bounds | undefined,
): Promise<Divergence> {
  const unknown = (how: string) => ({ position: undefined, how, upperBoundBytes: bounds?.upperBoundBytes });
  if (!survivor || !tail)
    return unknown("the new primary's append-only file as it was at its promotion can't be read");
  const { least, most } = bounds ?? { least: dead.file.start, most: dead.file.end };
  if (tail.length < TELLING_BYTES)
    return unknown('the new primary had written too little since its last rewrite to be compared with');
  let isRepeated = false;
  // After a rewrite the dead one's file may be shorter than what is known of the new primary's.
  for (const length of TAIL_LENGTHS) {
    const wanted = tail.subarray(-length);
    // It would be found anywhere, and to look for it takes long.
    if (isRepetitive(wanted)) return unknown(REPEATED);
    const [first, second] = await findBytes(dead.file, wanted, { start: dead.file.start, least, most });
    if (second !== undefined) {
      if (length === TAIL_BYTES) return unknown(REPEATED);
      // Of long values alike the ends are found everywhere. That more of them isn't there says something yet.
      isRepeated = true;
      break;
    }
    if (first !== undefined) return { position: first, how: 'by where the files of both end alike' };
  }
  return (await isAhead(dead, survivor))
    ? {
        position: dead.file.end,
        how: 'by where the files of both end alike: the new primary had all and more',
      }
    : unknown(
        isRepeated
          ? REPEATED
          : "the end of the new primary's append-only file isn't in the dead one's, which begins where that was last rewritten",
      );
}

/** Whether it is the same over and over: then where it is found depends on where the file begins. */
function isRepetitive(bytes: Buffer): boolean {
  const period = bytes.length < 2 ? 0 : bytes.indexOf(bytes.subarray(0, bytes.length >> 1), 1);
  return period > 0 && bytes.subarray(period).equals(bytes.subarray(0, bytes.length - period));
}

/** Whether the new primary has all that is in the dead one's file, and more: the dead one was yet to write it. */
async function isAhead(dead: Surveyed, survivor: SurvivorFile): Promise<boolean> {
  const walker = new WalkerPastHoles(dead.file, dead.file.start);
  do while (walker.next());
  while (await walker.more());
  const last = await tailBefore(dead, walker.end, 16 * TELLING_BYTES);
  if (last.length < TELLING_BYTES || isRepetitive(last)) return false;
  const recent = await tailBefore(survivor, survivor.end, AHEAD_BYTES);
  const at = recent.indexOf(last);
  return at >= 0 && recent.indexOf(last, at + 1) < 0;
}
