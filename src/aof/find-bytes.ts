import { type Bytes, readRange } from './append-only-file.ts';
import { WalkerPastHoles } from './past-holes.ts';

const BLOCK_BYTES = 1024 * 1024;

/** A stretch of the file that is left out: annotations, SELECT, holes and what was cut off before them. */
type Cut = readonly [from: number, to: number];

/**
 * Where the commands of a file, annotations, SELECT and holes left out, hold `wanted`: the positions after it that lie in
 * `[least, most]`, two at most. `start` is where the first command begins.
 */
export async function findBytes(
  source: Bytes,
  wanted: Buffer,
  { start, least, most }: { start: number; least: number; most: number },
): Promise<number[]> {
  const walker = new WalkerPastHoles(source, start);
  let search: Search | undefined;
  let end = start;
  do {
    while (walker.next() && walker.end <= most) {
      // A match that ends at `least` begins before it, with what is left out in between.
      if (!search && walker.end >= least - 4 * wanted.length) search = new Search(source, wanted, end, least);
      if (walker.kind === 'SELECT') search?.cuts.push([end, walker.end]);
      else if (walker.start > end) search?.cuts.push([end, walker.start]);
      end = walker.end;
      while (search && end - search.at >= BLOCK_BYTES) {
        await search.advance(search.at + BLOCK_BYTES);
        if (search.found.length > 1) return search.found;
      }
    }
  } while (walker.end <= most && (await walker.more()));
  await search?.advance(end);
  return search?.found ?? [];
}

class Search {
  /** Still to be left out, in order. */
  cuts: Cut[] = [];
  /** Position up to which has been searched. */
  at: number;
  readonly found: number[] = [];
  readonly #source: Bytes;
  readonly #wanted: Buffer;
  readonly #least: number;
  /** The last bytes that were searched, in which a match may begin. */
  #held = Buffer.alloc(0);

  constructor(source: Bytes, wanted: Buffer, from: number, least: number) {
    this.#source = source;
    this.#wanted = wanted;
    this.#least = least;
    this.at = from;
  }

  async advance(to: number): Promise<void> {
    const block = await readRange(this.#source, this.at, to);
    const pieces = this.#pieces(to);
    const bytes = Buffer.concat([
      this.#held,
      ...pieces.map(([from, end]) => block.subarray(from - this.at, end - this.at)),
    ]);
    const wanted = this.#wanted;
    for (let i = bytes.indexOf(wanted); i >= 0; i = bytes.indexOf(wanted, i + 1)) {
      const position = positionOf(i + wanted.length - this.#held.length, pieces);
      if (position >= this.#least) this.found.push(position);
      if (this.found.length > 1) return;
    }
    this.#held = Buffer.from(bytes.subarray(Math.max(0, bytes.length - wanted.length + 1)));
    this.at = to;
  }

  /** What is between the cuts up to `to`. */
  #pieces(to: number): Cut[] {
    const pieces: Cut[] = [];
    let at = this.at;
    let passed = 0;
    for (const [from, end] of this.cuts) {
      if (from >= to) break;
      if (from > at) pieces.push([at, from]);
      at = Math.min(end, to);
      if (end > to) break;
      passed++;
    }
    if (to > at) pieces.push([at, to]);
    this.cuts = this.cuts.slice(passed);
    return pieces;
  }
}

/** Position after the first `length` bytes of the pieces. */
function positionOf(length: number, pieces: readonly Cut[]): number {
  let left = length;
  for (const [from, end] of pieces) {
    if (left <= end - from) return from + left;
    left -= end - from;
  }
  throw new RangeError(`${length} bytes are not in the pieces`);
}
