import { isDamage, setAside } from './damage.ts';
import { MetricsKeeper, type Round } from './keeper.ts';
import type { NodeIdentity } from './nodes.ts';
import type { Series, SeriesRequest } from './read.ts';

export interface ArchiveOptions {
  /** The file, made when it isn't there; `:memory:` for tests of queries. */
  path: string;
  /** Told once when figures can't be kept, and not again before they can. */
  onTrouble(error: unknown, message: string): void;
  onHealed(): void;
}

/**
 * The figures of all nodes over the last days, in a file of their own. Whatever is the matter with that file or its disk,
 * it is nobody else's: nothing here throws, and each use tries anew. A damaged file is put aside, and another begun.
 */
export class MetricsArchive {
  readonly #options: ArchiveOptions;
  #keeper: MetricsKeeper | undefined;
  #trouble: string | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: ArchiveOptions) {
    this.#options = options;
  }

  /** Why nothing can be kept or told at present, in words; undefined when all is well. */
  get trouble(): string | undefined {
    return this.#trouble;
  }

  async record(round: Round): Promise<void> {
    await this.#use((keeper) => keeper.record(round));
  }

  /** What is kept of a node; undefined when that can't be told: see `trouble`. */
  read(node: NodeIdentity, request: SeriesRequest & { now: number }): Promise<Series[] | undefined> {
    return this.#use((keeper) => keeper.read(node, request));
  }

  /** Resolves when the file is let go of. It is opened again by the next use. */
  close(): Promise<void> {
    return this.#inTurn(() => this.#letGo());
  }

  #use<T>(work: (keeper: MetricsKeeper) => Promise<T>): Promise<T | undefined> {
    return this.#inTurn(async () => {
      try {
        this.#keeper ??= await MetricsKeeper.open(this.#options.path);
        const result = await work(this.#keeper);
        if (this.#trouble !== undefined) this.#options.onHealed();
        this.#trouble = undefined;
        return result;
      } catch (error) {
        await this.#letGo();
        this.#tell(error);
        return undefined;
      }
    });
  }

  #tell(error: unknown): void {
    const { path } = this.#options;
    let message = `figures of nodes can't be kept in ${path}: ${(error as Error).message}; it is tried again`;
    if (isDamage(error)) {
      try {
        message = `${path} is damaged: it was put aside as ${setAside(path)}, and another one is begun`;
      } catch (cause) {
        message = `${path} is damaged and can't be put aside: ${(cause as Error).message}; it is tried again`;
      }
    }
    if (this.#trouble === undefined) this.#options.onTrouble(error, message);
    this.#trouble = message;
  }

  async #letGo(): Promise<void> {
    const keeper = this.#keeper;
    this.#keeper = undefined;
    // What can't be closed any more is gone as well.
    await keeper?.close().catch(() => undefined);
  }

  /** One after the other: who finds the file damaged puts it aside under nobody else's feet. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
