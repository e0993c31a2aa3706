import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Makes a finished directory appear under its final name, whole or not at all, and waits until that is on disk. */
export async function publish(partial: string, final: string): Promise<void> {
  await syncDirectory(partial);
  await rename(partial, final);
  await syncDirectory(dirname(final));
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
