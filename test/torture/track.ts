import type { EntryOf, History, Looked, Wrote } from './history.ts';

export interface TrackOptions {
  name: string;
  group: string;
  /** Undefined for one who goes through the endpoint. */
  member?: string | undefined;
  history: History;
}

/** What one writer does and finds, on its way into the history. */
export class Track {
  readonly name: string;
  readonly group: string;
  /** The log as last looked at by the endpoint. */
  readonly known: number[] = [];
  readonly #history: History;

  constructor({ name, group, member, history }: TrackOptions) {
    this.name = name;
    this.group = group;
    this.#history = history;
    history.add({ type: 'writer', writer: name, group, ...(member ? { member } : {}) });
  }

  wrote(wrote: Omit<Wrote, 'type' | 'writer'>): void {
    this.#history.add({ type: 'wrote', writer: this.name, ...wrote });
  }

  /** Notes a reading by the endpoint. */
  looked(look: Omit<Looked, 'type' | 'member'>): void {
    this.#history.add({ type: 'looked', ...look } satisfies EntryOf<'looked'>);
    this.known.length = look.at;
    for (const n of look.entries) this.known.push(n);
  }
}
