import type { Word } from './change-stream.ts';

type Tell = (word: Word) => void;
type Open = (since: number, tell: Tell) => () => void;

/** Changes that are kept for who comes later, having been told of all up to an earlier one. */
const KEPT = 2_000;

/**
 * One stream for many listeners. A browser has six connections to a host at once: were each tab to hold one, the
 * seventh would wait for ever.
 */
export class SharedStream {
  readonly #open: Open;
  readonly #listeners = new Set<Tell>();
  #close: (() => void) | undefined;
  /** Of what came after this, every change is known. */
  #from = 0;
  #changes: Extract<Word, { kind: 'change' }>[] = [];
  /** What was heard of the connection last. */
  #state: Word | undefined;

  constructor(open: Open) {
    this.#open = open;
  }

  /** Tells of what comes after `since`, what has been heard already included. @returns how to leave */
  join(since: number, tell: Tell): () => void {
    this.#listeners.add(tell);
    if (this.#close) this.#catchUp(since, tell);
    else {
      this.#from = since;
      this.#close = this.#open(since, (word) => this.#hear(word));
    }
    return () => this.#leave(tell);
  }

  #catchUp(since: number, tell: Tell): void {
    const newest = this.#changes.at(-1)?.sequence ?? this.#from;
    if (since < this.#from) tell({ kind: 'reset', sequence: newest });
    else for (const change of this.#changes) if (change.sequence > since) tell(change);
    if (this.#state) tell(this.#state);
  }

  #hear(word: Word): void {
    if (word.kind === 'change') {
      this.#changes.push(word);
      if (this.#changes.length > KEPT) this.#from = this.#changes.shift()!.sequence;
    } else if (word.kind === 'reset') {
      this.#changes = [];
      this.#from = word.sequence;
    }
    if (word.kind === 'live' || word.kind === 'lost') this.#state = word;
    for (const tell of this.#listeners) tell(word);
  }

  #leave(tell: Tell): void {
    this.#listeners.delete(tell);
    if (this.#listeners.size > 0) return;
    this.#close?.();
    this.#close = undefined;
    this.#state = undefined;
    this.#changes = [];
  }
}
