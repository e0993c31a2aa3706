import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes a finished directory appear under its final name, whole or not at all, and waits until that is on disk. */
export async function publish(partial: string, final: string): Promise<void> {
  await syncFile(partial);
  await rename(partial, final);
  await syncFile(dirname(final));
  // That one may be new as well.
  await syncFile(dirname(dirname(final)));
}

/** Waits until a file's contents, or a directory's entries, are on disk. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
