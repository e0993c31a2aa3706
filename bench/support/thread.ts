import type { Worker } from 'node:worker_threads';

/** Does `work` while the thread runs, and ends the thread; what goes wrong on the thread goes wrong with the work. */
export async function beside<T>(thread: Worker, work: () => Promise<T>): Promise<T> {
  const broken = new Promise<never>((_, reject) => thread.once('error', reject));
  broken.catch(() => undefined);
  try {
    return await Promise.race([work(), broken]);
  } finally {
    await thread.terminate();
  }
}
