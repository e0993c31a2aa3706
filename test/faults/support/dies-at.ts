import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Failpoint } from '../../../src/control/failpoints.ts';
import type { TestHoldfast } from '../../support/holdfast.ts';

const PATIENCE_MS = 45_000;

/** Has the controller die at a failpoint: the one that runs, else one that is started for it. */
export async function arm(
  holdfast: TestHoldfast,
  failpoint: Failpoint,
  args: readonly string[] = [],
): Promise<void> {
  if (holdfast.lives) holdfast.dieAt(failpoint);
  else await holdfast.start({ args, dieAt: failpoint });
}

/** Resolves when the controller has ended by itself, in the way that a failpoint ends it. `where` says which, in words. */
export async function diesAt(holdfast: TestHoldfast, where: string): Promise<void> {
  const child = holdfast.controller!;
  const patience = new AbortController();
  const exit = holdfast.lives ? once(child, 'exit', { signal: patience.signal }) : Promise.resolve();
  await Promise.race([
    exit,
    delay(PATIENCE_MS, undefined, { signal: patience.signal }).then(() => {
      throw new Error(`The controller did not reach ${where}`);
    }),
  ]).finally(() => patience.abort());
  expect(child.signalCode, `${where}: ${holdfast.output}`).toBe('SIGKILL');
}
