import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FullSyncs } from './full-syncs.ts';

const NODE = { region: 'us-east-1', cluster_id: 'a' };
const PRIMARY = { region: 'us-east-1', cluster_id: 'p' };
const ANOTHER = { region: 'us-east-1', cluster_id: 'q' };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** One full sync that breaks off. */
function failOnce(syncs: FullSyncs) {
  const givenUp = syncs.outOfSync(NODE, PRIMARY, true);
  syncs.outOfSync(NODE, PRIMARY, false);
  return givenUp;
}

test('one that breaks off is begun again by the engine; the third in a row has to wait', () => {
  const syncs = new FullSyncs();
  expect(failOnce(syncs)).toBeUndefined();
  expect(failOnce(syncs)).toBeUndefined();
  const givenUp = failOnce(syncs)!;
  expect(givenUp).toEqual({ failures: 2, pauseMs: 5_000 });
  // Whoever can't be taken off just now is, at the next look.
  expect(syncs.outOfSync(NODE, PRIMARY, false)).toEqual(givenUp);
  syncs.takenOff(NODE, PRIMARY, givenUp);
  expect(syncs.outOfSync(NODE, PRIMARY, false)).toBeUndefined();
  expect(syncs.mayTry(NODE, PRIMARY)).toBe(false);
  vi.advanceTimersByTime(5_001);
  expect(syncs.mayTry(NODE, PRIMARY)).toBe(true);
});

test('after the pause there is one whole try; when it fails the next pause is longer', () => {
  const syncs = new FullSyncs();
  for (let n = 0; n < 3; n++) failOnce(syncs);
  syncs.takenOff(NODE, PRIMARY, { failures: 2, pauseMs: 5_000 });
  expect(failOnce(syncs)).toBeUndefined();
  const givenUp = failOnce(syncs)!;
  expect(givenUp).toEqual({ failures: 3, pauseMs: 10_000 });
  syncs.takenOff(NODE, PRIMARY, givenUp);
  expect(failOnce(syncs)).toBeUndefined();
  expect(failOnce(syncs)).toEqual({ failures: 4, pauseMs: 20_000 });
});

test('a long one counts once, however often it is looked at', () => {
  const syncs = new FullSyncs();
  for (let look = 0; look < 10; look++) expect(syncs.outOfSync(NODE, PRIMARY, true)).toBeUndefined();
});

test('being in sync for a moment makes up for nothing, staying so for everything', () => {
  const syncs = new FullSyncs();
  failOnce(syncs);
  syncs.inSync(NODE, PRIMARY);
  failOnce(syncs);
  syncs.inSync(NODE, PRIMARY);
  expect(failOnce(syncs)).toEqual({ failures: 2, pauseMs: 5_000 });
  syncs.inSync(NODE, PRIMARY);
  vi.advanceTimersByTime(30_001);
  syncs.inSync(NODE, PRIMARY);
  expect(failOnce(syncs)).toBeUndefined();
});

test('with another primary all begins as new', () => {
  const syncs = new FullSyncs();
  for (let n = 0; n < 3; n++) failOnce(syncs);
  syncs.takenOff(NODE, PRIMARY, { failures: 2, pauseMs: 5_000 });
  expect(syncs.mayTry(NODE, ANOTHER)).toBe(true);
  expect(syncs.outOfSync(NODE, ANOTHER, true)).toBeUndefined();
});

test('one that was sent to its primary counts as about to begin, until it does or takes too long', () => {
  const syncs = new FullSyncs();
  syncs.pointed(NODE, PRIMARY);
  expect(syncs.isAboutToBegin(NODE)).toBe(true);
  vi.advanceTimersByTime(3_001);
  expect(syncs.isAboutToBegin(NODE)).toBe(false);
  syncs.pointed(NODE, PRIMARY);
  syncs.outOfSync(NODE, PRIMARY, true);
  expect(syncs.isAboutToBegin(NODE)).toBe(false);
});
