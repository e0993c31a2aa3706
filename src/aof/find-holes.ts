import { type Bytes, readRange } from './append-only-file.ts';
import { type Cut, WalkerPastHoles } from './past-holes.ts';

/** Zeros in an append-only file that stand for nothing: see holes.ts. */
export interface Hole {
  from: number;
  to: number;
  /** Where the last whole command before it ends. */
  after: number;
}

/** What is no command in a file. */
export interface Holes {
  holes: Hole[];
  /** Whether all else is commands and annotations, but for a last command that is torn. */
  isElseWhole: boolean;
}

/** All holes behind `from`, where a command begins, in order. */
export async function findHoles(source: Bytes, from: number): Promise<Holes> {
  const walker = new WalkerPastHoles(source, from);
  const gaps: Cut[] = [];
  let end = from;
  do {
    while (walker.next()) {
      if (walker.start > end) gaps.push({ from: end, to: walker.start });
      end = walker.end;
    }
  } while (await walker.more());
  if (walker.ending === 'whole' && end < source.end) gaps.push({ from: end, to: source.end });
  const cutAt = new Map(walker.cuts.map((cut) => [cut.from, cut]));
  const holes: Hole[] = [];
  for (const gap of gaps) {
    const cut = cutAt.get(gap.from);
    // What was cut off may hold zeros of its own.
    const runs = cut ? (await zerosIn(source, cut)).slice(-1) : await zerosIn(source, gap);
    holes.push(...runs.map((run) => ({ ...run, after: gap.from })));
  }
  return { holes, isElseWhole: walker.ending !== 'damaged' && walker.cuts.length === 0 };
}

/** Runs of zeros; annotations stand between commands too. */
async function zerosIn(source: Bytes, { from, to }: Cut): Promise<{ from: number; to: number }[]> {
  const bytes = await readRange(source, from, to);
  const runs: { from: number; to: number }[] = [];
  for (let at = bytes.indexOf(0); at >= 0; ) {
    let after = at;
    while (bytes[after] === 0) after++;
    runs.push({ from: from + at, to: from + after });
    at = bytes.indexOf(0, after);
  }
  return runs;
}

/**
 * Where that stands which an engine counts as its first `counted` bytes: it doesn't count holes. It cuts its file to what it
 * counts and goes on at the end that the file had, so that each hole begins where it counts itself to be, and all
 * behind it stands further back by that hole alone. `starts` are those of the files one after another.
 */
export function positionOfCounted(
  counted: number,
  holes: readonly Hole[],
  starts: readonly number[],
): number {
  let ofFilesBefore = 0;
  let ofThis = 0;
  let start = starts[0];
  for (const { from, to } of holes) {
    const its = starts.findLast((one) => one <= from);
    if (its !== start) {
      ofFilesBefore += ofThis;
      ofThis = 0;
      start = its;
    }
    if (counted <= from - ofFilesBefore) break;
    ofThis = to - from;
  }
  return counted + ofFilesBefore + ofThis;
}
