/** When each phase of a change had ended, in milliseconds after its beginning. */
export class Timeline {
  /** Of `performance.now()`: when writes stopped being taken, or the change began. */
  readonly began: number;
  readonly #phases: Record<string, number> = {};

  constructor(began = performance.now()) {
    this.began = began;
  }

  ended(phase: string): void {
    this.#phases[phase] = Math.round((performance.now() - this.began) * 10) / 10;
  }

  get phases(): Record<string, number> {
    return { ...this.#phases };
  }

  at(phase: string): number | undefined {
    return this.#phases[phase];
  }
}
