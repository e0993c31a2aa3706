import { execFile } from 'node:child_process';
import { rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The file system of a run's own that its Holdfast lives on, so that it can be filled. */
export class Disk {
  readonly #directory: string;
  readonly #filler: string;

  constructor(directory: string) {
    this.#directory = directory;
    this.#filler = join(directory, 'filler');
  }

  /** Takes all of it but for this. Who writes at the same moment may be quicker, and has the less left. */
  async leave(bytes: number): Promise<void> {
    const { bavail, bsize } = statfsSync(this.#directory);
    const size = Math.max(1, Number(bavail) * Number(bsize) - bytes);
    await promisify(execFile)('fallocate', ['-l', String(size), this.#filler]);
  }

  free(): void {
    rmSync(this.#filler, { force: true });
  }
}
