import type { Entry } from '../history.ts';
import { type Check, type Finding, type Outcome, PROMISES, type PromiseName } from './check.ts';

/** What the run saw to be wrong as it happened, and whether the groups recovered from what was done to them. */
export class PlainCheck implements Check {
  readonly #findings: Finding[] = [];
  #calms = 0;
  #isClosed = false;

  see(entry: Entry): void {
    if (entry.type === 'wrong') {
      const { promise, at, text } = entry;
      this.#findings.push({ promise: promise in PROMISES ? (promise as PromiseName) : 'clean', at, text });
    } else if (entry.type === 'calm') {
      this.#calms++;
      for (const missing of entry.missing)
        this.#findings.push({
          promise: 'recovers',
          at: entry.from,
          text: `round ${entry.round}: ${missing}`,
        });
    } else if (entry.type === 'ended') this.#isClosed = true;
  }

  end(): Outcome {
    return {
      checked: { recovers: this.#calms, clean: this.#isClosed ? 1 : 0 },
      findings: this.#findings,
    };
  }
}
