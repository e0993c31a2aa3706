import type { Entry, Read, Span } from '../history.ts';
import { BALLAST_KEYS } from '../keys.ts';
import type { Check, Finding, Outcome } from './check.ts';
import type { LossAccount } from './losses.ts';

/**
 * A reader by the reader endpoint may see what is that old, in milliseconds: replicas that are in sync are behind by far
 * less. Without a controller nobody takes out those that aren't.
 */
const STALE_MS = 5_000;

/**
 * Whether readers see whole transactions, never less on a node than they saw there before, and by the reader endpoint
 * nothing that is long outdated.
 */
export class ReadsCheck implements Check {
  readonly #losses: LossAccount;
  /** By reader and run: the latest that it read there. */
  readonly #latest = new Map<string, Read>();
  readonly #complete = new Set<string>();
  /** By group: when each increment of the writer that only writes in transactions was acknowledged. */
  readonly #acknowledged = new Map<string, number[]>();
  readonly #uncontrolled: Span[] = [];
  readonly #findings: Finding[] = [];
  readonly #deferred: (() => Finding[])[] = [];
  #reads = 0;

  constructor(losses: LossAccount) {
    this.#losses = losses;
  }

  see(entry: Entry): void {
    if (entry.type === 'wrote' && entry.effect === 'all' && entry.outcome === 'acknowledged') {
      const times = this.#acknowledged.get(entry.writer) ?? [];
      times.push(entry.to);
      this.#acknowledged.set(entry.writer, times);
    } else if (entry.type === 'step' && entry.hinders) this.#uncontrolled.push(entry);
    else if (entry.type === 'read') this.#read(entry);
  }

  end(): Outcome {
    return {
      checked: { reads: this.#reads, restart: this.#reads },
      findings: [...this.#findings, ...this.#deferred.flatMap((ask) => ask())],
    };
  }

  #read(read: Read): void {
    this.#reads++;
    const { length, last, counter, register, ballast, reader } = read;
    if (length !== counter || last !== register)
      this.#wrong(
        'genuine',
        read,
        `half a transaction: ${length} elements, counter ${counter}, last ${last}, register ${register}`,
      );
    if (ballast === BALLAST_KEYS) this.#complete.add(reader);
    else if (this.#complete.has(reader))
      this.#wrong(
        'restart',
        read,
        `only ${ballast} of the ${BALLAST_KEYS} keys that were there from the first`,
      );
    this.#compare(read);
    if (read.member === undefined) this.#checkAge(read);
  }

  #compare(read: Read): void {
    const key = `${read.reader} ${read.run}`;
    const before = this.#latest.get(key);
    this.#latest.set(key, read);
    // Connections by the reader endpoint overlap nothing either: a reader asks one thing at a time.
    if (!before || before.counter <= read.counter) return;
    const missing = before.counter - read.counter;
    this.#deferred.push(() =>
      missing <= this.#losses.transactions(read.writer)
        ? []
        : [this.#told('reads', read, `${read.counter} writes, after ${before.counter} at ${before.from}`)],
    );
  }

  #checkAge(read: Read): void {
    const times = this.#acknowledged.get(read.writer) ?? [];
    const must = times.findLastIndex((at) => at < read.from - STALE_MS) + 1;
    if (read.counter >= must) return;
    this.#deferred.push(() =>
      this.#uncontrolled.some(({ from, to }) => read.from > from && read.from < to + STALE_MS) ||
      read.counter >= must - this.#losses.transactions(read.writer)
        ? []
        : [
            this.#told(
              'reads',
              read,
              `${read.counter} writes, when ${must} had been acknowledged ${STALE_MS / 1000} s before`,
            ),
          ],
    );
  }

  #wrong(promise: Finding['promise'], read: Read, text: string): void {
    this.#findings.push(this.#told(promise, read, text));
  }

  #told(promise: Finding['promise'], { reader, run, from }: Read, text: string): Finding {
    return { promise, at: from, text: `${reader} found ${text} (on run ${run})` };
  }
}
