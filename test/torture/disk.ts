import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file system of a run's own that its Holdfast lives on, so that it can be filled. */
export class Disk {
  readonly #directory: string;
  readonly #filler: string;

  constructor(directory: string) {
    this.#directory = directory;
    this.#filler = join(directory, 'filler');
  }

  /** Takes all of it but for this, once. */
  leave(bytes: number): void {
    const { bavail, bsize } = statfsSync(this.#directory);
    const size = Math.max(0, Number(bavail) * Number(bsize) - bytes);
    try {
      writeFileSync(this.#filler, Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }

  free(): void {
    rmSync(this.#filler, { force: true });
  }
}
