/** Lets many pass, until all of them are to rest: then it waits for those on their way and lets nobody pass. */
export class Gate {
  #busy = 0;
  #opened: PromiseWithResolvers<void> | undefined;
  #emptied: PromiseWithResolvers<void> | undefined;

  /** Does `work` once the gate is open. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    while (this.#opened) await this.#opened.promise;
    this.#busy++;
    try {
      return await work();
    } finally {
      this.#busy--;
      if (this.#busy === 0) this.#emptied?.resolve();
    }
  }

  /** Resolves when nobody is on the way any more; from now on all wait. */
  async close(): Promise<void> {
    this.#opened ??= Promise.withResolvers();
    if (this.#busy === 0) return;
    this.#emptied = Promise.withResolvers();
    await this.#emptied.promise;
  }

  open(): void {
    this.#opened?.resolve();
    this.#opened = undefined;
  }
}
