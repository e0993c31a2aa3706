import { execFile } from 'node:child_process';
import { appendFileSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const STEP_BYTES = 1024 * 1024;

/** The file system of a run's own that its Holdfast lives on, so that it can be filled. */
export class Disk {
  readonly #directory: string;
  readonly #filler: string;

  constructor(directory: string) {
    this.#directory = directory;
    this.#filler = join(directory, 'filler');
  }

  /** Takes all of it but for this. */
  async leave(bytes: number): Promise<void> {
    // Who writes at the same moment may be quicker: then there is less to take.
    for (let attempt = 0; ; attempt++) {
      const size = this.#available() - bytes - attempt * STEP_BYTES;
      if (size <= 0) break;
      try {
        await promisify(execFile)('fallocate', ['-l', String(size), this.#filler]);
        break;
      } catch (error) {
        if (attempt === 20) throw error;
      }
    }
    if (bytes === 0) this.#takeRest();
  }

  #available(): number {
    const { bavail, bsize } = statfsSync(this.#directory);
    return Number(bavail) * Number(bsize);
  }

  #takeRest(): void {
    try {
      for (;;) appendFileSync(this.#filler, Buffer.alloc(4_096));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }

  free(): void {
    rmSync(this.#filler, { force: true });
  }
}
