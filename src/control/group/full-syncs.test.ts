import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FullSyncs } from './full-syncs.ts';

const NODE = { region: 'us-east-1', cluster_id: 'a' };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** One full sync that breaks off. */
function failOnce(syncs: FullSyncs) {
  const givenUp = syncs.outOfSync(NODE, true);
  syncs.outOfSync(NODE, false);
  return givenUp;
}

test('one that breaks off is begun again by the engine; the third in a row has to wait', () => {
  const syncs = new FullSyncs();
  expect(failOnce(syncs)).toBeUndefined();
  expect(failOnce(syncs)).toBeUndefined();
  expect(failOnce(syncs)).toEqual({ failures: 2, pauseMs: 5_000 });
  expect(syncs.mayTry(NODE)).toBe(false);
  vi.advanceTimersByTime(5_001);
  expect(syncs.mayTry(NODE)).toBe(true);
  expect(failOnce(syncs)).toEqual({ failures: 3, pauseMs: 10_000 });
});

test('a long one counts once, however often it is looked at', () => {
  const syncs = new FullSyncs();
  for (let look = 0; look < 10; look++) expect(syncs.outOfSync(NODE, true)).toBeUndefined();
});

test('being in sync for a moment makes up for nothing, staying so for everything', () => {
  const syncs = new FullSyncs();
  failOnce(syncs);
  expect(syncs.inSync(NODE)).toBe(true);
  expect(syncs.inSync(NODE)).toBe(false);
  failOnce(syncs);
  syncs.inSync(NODE);
  expect(failOnce(syncs)).toEqual({ failures: 2, pauseMs: 5_000 });
  syncs.inSync(NODE);
  vi.advanceTimersByTime(30_001);
  syncs.inSync(NODE);
  expect(failOnce(syncs)).toBeUndefined();
});

test('one that was sent to its primary counts as about to begin, until it does or takes too long', () => {
  const syncs = new FullSyncs();
  syncs.pointed(NODE);
  expect(syncs.isAboutToBegin(NODE)).toBe(true);
  vi.advanceTimersByTime(3_001);
  expect(syncs.isAboutToBegin(NODE)).toBe(false);
  syncs.pointed(NODE);
  syncs.outOfSync(NODE, true);
  expect(syncs.isAboutToBegin(NODE)).toBe(false);
});
