/** How far a long piece of work is. Sizes in bytes; what isn't known yet is left out. */
export interface Progress {
  kind: 'snapshot' | 'restore' | 'copy';
  region: string;
  resourceType: 'cache-cluster' | 'snapshot';
  resourceId: string;
  step: string;
  bytesDone?: number;
  bytesExpected?: number;
  keys?: number;
  keysExpected?: number;
  startedAt: Date;
}

type Reader = () => Progress;

/** What is under way right now. Kept in memory only: after a restart the work itself begins anew and reports again. */
export class ProgressBoard {
  readonly #readers = new Set<Reader>();

  /** Shows the work until the returned function is called. `read` is asked only when somebody looks. */
  add(read: Reader): () => void {
    this.#readers.add(read);
    return () => this.#readers.delete(read);
  }

  list(region: string): Progress[] {
    return [...this.#readers].map((read) => read()).filter((progress) => progress.region === region);
  }
}
