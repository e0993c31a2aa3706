import type { Entry, EntryOf } from '../history.ts';
import type { Check, Outcome } from './check.ts';

/** A connection that only waits must be gone that long after another primary took the first write, in milliseconds. */
const PATIENCE_MS = 2_000;

/** Whether connections that came by the primary endpoint stay on a primary that is none any more. */
export class ClientsCheck implements Check {
  readonly #endpointWriters = new Map<string, string>();
  /** By group: runs that acknowledged a write by the endpoint, each time with when that was sent. */
  readonly #runs = new Map<string, { run: string; from: number }[]>();
  readonly #waited: EntryOf<'waited'>[] = [];

  see(entry: Entry): void {
    if (entry.type === 'writer' && entry.member === undefined)
      this.#endpointWriters.set(entry.writer, entry.group);
    else if (entry.type === 'wrote' && entry.outcome === 'acknowledged') this.#wrote(entry);
    else if (entry.type === 'waited') this.#waited.push(entry);
  }

  end(): Outcome {
    const findings = this.#waited.flatMap(({ group, how, run, from, to }) => {
      const moved = this.#runs.get(group)?.find((other) => other.run !== run && other.from > from);
      if (!moved || to <= moved.from + PATIENCE_MS) return [];
      const text = `${group}: a ${how} connection stayed on run ${run} until ${to}, though run ${moved.run} took writes by the endpoint from ${moved.from} on`;
      return [{ promise: 'clients' as const, at: moved.from, text }];
    });
    return { checked: { clients: this.#waited.length }, findings };
  }

  #wrote({ writer, run, from }: EntryOf<'wrote'>): void {
    const group = this.#endpointWriters.get(writer);
    if (group === undefined) return;
    const runs = this.#runs.get(group) ?? [];
    this.#runs.set(group, runs);
    // Writers take turns, so the last few tell whether this is news.
    if (!runs.slice(-1).some((known) => known.run === run)) runs.push({ run, from });
  }
}
