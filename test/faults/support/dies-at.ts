import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import type { TestHoldfast } from '../../support/holdfast.ts';

const PATIENCE_MS = 45_000;

/** Resolves when the controller has ended by itself, in the way that a failpoint ends it. `where` says which, in words. */
export async function diesAt(holdfast: TestHoldfast, where: string): Promise<void> {
  const child = holdfast.controller!;
  const patience = new AbortController();
  const ended = child.exitCode !== null || child.signalCode !== null;
  const exit = ended ? Promise.resolve() : once(child, 'exit', { signal: patience.signal });
  await Promise.race([
    exit,
    delay(PATIENCE_MS, undefined, { signal: patience.signal }).then(() => {
      throw new Error(`The controller did not reach ${where}`);
    }),
  ]).finally(() => patience.abort());
  expect(child.signalCode, `${where}: ${holdfast.output}`).toBe('SIGKILL');
}
