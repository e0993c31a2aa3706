import { mkdirSync } from 'node:fs';

/** Makes one for this user alone, unless it is there. Nothing is made above it: that of a node which was deleted stays gone. */
export function makeDirectory(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
