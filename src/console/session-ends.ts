/** Tells what goes on for the sake of a session, such as the change stream of a page, that somebody signed out. */
export class SessionEnds {
  readonly #waiting = new Map<string, Set<() => void>>();

  /** @returns how to wait no longer */
  wait(token: string, end: () => void): () => void {
    const ends = this.#waiting.get(token) ?? new Set();
    this.#waiting.set(token, ends.add(end));
    return () => {
      ends.delete(end);
      if (ends.size === 0) this.#waiting.delete(token);
    };
  }

  tell(token: string): void {
    for (const end of this.#waiting.get(token) ?? []) end();
  }
}
