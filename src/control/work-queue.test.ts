import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Outcome, WorkQueue } from './work-queue.ts';

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

test('a key is never worked on twice at once, and goes round again when woken meanwhile', async () => {
  const gate = deferred();
  const finished = deferred();
  let running = 0;
  let most = 0;
  let rounds = 0;
  const queue = new WorkQueue(
    async () => {
      most = Math.max(most, ++running);
      if (++rounds === 1) await gate.promise;
      running--;
      if (rounds === 2) finished.resolve();
      return undefined;
    },
    () => undefined,
  );
  queue.wake('a');
  queue.wake('a');
  queue.wake('a');
  gate.resolve();
  await finished.promise;
  await queue.close();
  expect({ most, rounds }).toEqual({ most: 1, rounds: 2 });
});

test('different keys run side by side', async () => {
  const both = deferred();
  const seen = new Set<string>();
  const queue = new WorkQueue(
    async (key) => {
      seen.add(key);
      if (seen.size === 2) both.resolve();
      await both.promise;
      return undefined;
    },
    () => undefined,
  );
  queue.wake('a');
  queue.wake('b');
  await both.promise;
  await queue.close();
  expect([...seen]).toEqual(['a', 'b']);
});

test('what throws is reported and tried again after a pause', async () => {
  const errors: unknown[] = [];
  const succeeded = deferred();
  const queue = new WorkQueue(
    async (): Promise<Outcome> => {
      if (errors.length === 0) throw new Error('not yet');
      succeeded.resolve();
      return undefined;
    },
    (_key, error) => errors.push(error),
  );
  // The pause lets the process end when nothing else goes on; here the test keeps it.
  const alive = setInterval(() => undefined, 1_000);
  queue.wake('a');
  await succeeded.promise;
  clearInterval(alive);
  await queue.close();
  expect(errors).toHaveLength(1);
});

test('an outcome asks for another look, and closing cancels it', async () => {
  let rounds = 0;
  const queue = new WorkQueue(
    async () => {
      rounds++;
      return { againMs: 20 };
    },
    () => undefined,
  );
  queue.wake('a');
  while (rounds < 3) await delay(5);
  await queue.close();
  const after = rounds;
  await delay(60);
  expect(rounds).toBe(after);
  queue.wake('a');
  expect(rounds).toBe(after);
});
