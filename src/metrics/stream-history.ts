/** Ten minutes of samples. */
const KEPT = 60;

/** Where a primary's stream of writes was at each sample: tells how long ago it was where a replica is now. */
export class StreamHistory {
  readonly #marks: { offset: number; atMs: number }[] = [];

  note(offset: number, atMs: number): void {
    const last = this.#marks.at(-1);
    // Its data were replaced: this is another stream.
    if (last && offset < last.offset) this.#marks.length = 0;
    if (last?.atMs === atMs) return;
    this.#marks.push({ offset, atMs });
    if (this.#marks.length > KEPT) this.#marks.shift();
  }

  /**
   * Seconds since the primary was at `offset`, as of its last mark; between two marks it is taken to have gone on
   * evenly. At least so many, when that was before the first mark.
   */
  secondsBehind(offset: number): number {
    const last = this.#marks.at(-1);
    if (!last || offset >= last.offset) return 0;
    const index = this.#marks.findLastIndex((mark) => mark.offset <= offset);
    const [mark, next] = [this.#marks[index] ?? this.#marks[0]!, this.#marks[index + 1]!];
    const share = index < 0 ? 0 : (offset - mark.offset) / (next.offset - mark.offset);
    return (last.atMs - mark.atMs - share * (next.atMs - mark.atMs)) / 1000;
  }
}
