import { link, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Bytes } from './append-only-file.ts';
import { findHoles } from './find-holes.ts';
import { WalkerPastHoles } from './past-holes.ts';
import { type Marked, type Range, takeOut } from './take-out.ts';

/**
 * Takes out of a node's append-only file what a second full disk has left of the commands that it cut off (see holes.ts), so
 * that an engine loads all others, with the holes. What had been cut off is lost. A file as it was is kept where `keptAs`
 * says. Nothing may run in the directory. For `marked` see `takeOut`.
 * @returns how many bytes were taken out: 0 when nothing was cut off, or the file is damaged in another way
 */
export function takeOutTorn(
  directory: string,
  keptAs: (path: string) => string,
  marked?: Marked,
): Promise<number> {
  return takeOut(
    directory,
    async (source, path) => {
      const torn = await findTorn(source);
      if (torn.length === 0) return [];
      const kept = keptAs(path);
      await mkdir(dirname(kept), { recursive: true, mode: 0o700 });
      await link(path, kept);
      const { holes } = await findHoles(source, 0);
      return joined([...torn, ...holes.map(({ from, to }): Range => [from, to])]);
    },
    marked,
  );
}

/** What no engine can make sense of, in order: the rests of commands, and of transactions of which a part was cut off. */
async function findTorn(source: Bytes): Promise<readonly Range[]> {
  const walker = new WalkerPastHoles(source, 0);
  const torn: [from: number, to: number][] = [];
  let cuts = 0;
  /** Where the transaction that is open begins. */
  let begun: number | undefined;
  /** Whether a transaction may have begun in what was cut off. */
  let mayBeWithin = false;
  do {
    while (walker.next()) {
      for (const { from, to } of walker.cuts.slice(cuts)) {
        torn.push([begun ?? from, to]);
        begun = undefined;
        mayBeWithin = true;
      }
      cuts = walker.cuts.length;
      if (walker.kind !== 'MULTI' && walker.kind !== 'EXEC') continue;
      if (walker.kind === 'EXEC' && mayBeWithin) torn.at(-1)![1] = walker.end;
      begun = walker.kind === 'MULTI' ? walker.start : undefined;
      mayBeWithin = false;
    }
  } while (await walker.more());
  return walker.ending === 'damaged' ? [] : torn;
}

/** In order, and none within another. */
function joined(ranges: readonly Range[]): Range[] {
  const all: [from: number, to: number][] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  }
  return all;
}
