import { setTimeout as delay } from 'node:timers/promises';

/** Asks again and again, with a pause in between. @throws when it takes longer than `withinMs` */
export async function until(
  what: string,
  holds: () => Promise<boolean> | boolean,
  { everyMs, withinMs = 120_000 }: { everyMs: number; withinMs?: number },
): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > giveUpAt) throw new Error(`${what}: not within ${withinMs / 1000} s`);
    await delay(everyMs);
  }
}

/** How long something takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
