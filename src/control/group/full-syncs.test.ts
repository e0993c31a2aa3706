import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FullSyncs } from './full-syncs.ts';

const node = (cluster_id: string) => ({ region: 'us-east-1', cluster_id, data_epoch: 3 });
const [NODE, OTHER, PRIMARY, ANOTHER] = ['a', 'b', 'p', 'q'].map(node) as [Node, Node, Node, Node];
type Node = ReturnType<typeof node>;

let syncs: FullSyncs;
let total: number;

beforeEach(() => {
  vi.useFakeTimers();
  syncs = new FullSyncs();
  total = 7;
  syncs.given(PRIMARY, total, []);
});
afterEach(() => {
  vi.useRealTimers();
});

/** So many full syncs begin at the primary, asked for by these. */
function begin(count: number, ...askers: [Node, boolean][]) {
  total += count;
  syncs.given(
    PRIMARY,
    total,
    askers.map(([node, syncing]) => ({ node, syncing })),
  );
}

test('one that breaks off is begun again by the engine; the third in a row has to wait', () => {
  begin(1, [NODE, true]);
  begin(1, [NODE, false]);
  expect(syncs.outOfSync(NODE, PRIMARY)).toBeUndefined();
  begin(1, [NODE, true]);
  const givenUp = syncs.outOfSync(NODE, PRIMARY)!;
  expect(givenUp).toEqual({ failures: 2, pauseMs: 5_000 });
  // Whoever can't be taken off just now is, at the next look.
  expect(syncs.outOfSync(NODE, PRIMARY)).toEqual(givenUp);
  syncs.takenOff(NODE, PRIMARY, givenUp);
  expect(syncs.outOfSync(NODE, PRIMARY)).toBeUndefined();
  expect(syncs.mayTry(NODE, PRIMARY)).toBe(false);
  vi.advanceTimersByTime(5_001);
  expect(syncs.mayTry(NODE, PRIMARY)).toBe(true);
});

test('those that break off between two looks count as well', () => {
  begin(40, [NODE, false]);
  expect(syncs.outOfSync(NODE, PRIMARY)).toEqual({ failures: 39, pauseMs: 5_000 });
});

test('after the pause there is one whole try; when it fails the next pause is longer', () => {
  begin(3, [NODE, true]);
  syncs.takenOff(NODE, PRIMARY, { failures: 2, pauseMs: 5_000 });
  begin(1, [NODE, true]);
  expect(syncs.outOfSync(NODE, PRIMARY)).toBeUndefined();
  begin(1, [NODE, true]);
  const givenUp = syncs.outOfSync(NODE, PRIMARY)!;
  expect(givenUp).toEqual({ failures: 3, pauseMs: 10_000 });
  syncs.takenOff(NODE, PRIMARY, givenUp);
  begin(2, [NODE, true]);
  expect(syncs.outOfSync(NODE, PRIMARY)).toEqual({ failures: 4, pauseMs: 20_000 });
});

test('a long one counts once, however often it is looked at', () => {
  begin(1, [NODE, true]);
  for (let look = 0; look < 10; look++) begin(0, [NODE, true]);
  expect(syncs.outOfSync(NODE, PRIMARY)).toBeUndefined();
});

test('who is in the middle of one is not blamed for what another begins', () => {
  begin(1, [NODE, true]);
  begin(3, [NODE, true], [OTHER, false]);
  expect(syncs.outOfSync(NODE, PRIMARY)).toBeUndefined();
  expect(syncs.outOfSync(OTHER, PRIMARY)).toEqual({ failures: 2, pauseMs: 5_000 });
});

test('being in sync for a moment makes up for nothing, staying so for everything', () => {
  begin(1, [NODE, true]);
  syncs.inSync(NODE, PRIMARY);
  begin(1, [NODE, true]);
  syncs.inSync(NODE, PRIMARY);
  begin(1, [NODE, true]);
  expect(syncs.outOfSync(NODE, PRIMARY)).toEqual({ failures: 2, pauseMs: 5_000 });
  syncs.inSync(NODE, PRIMARY);
  vi.advanceTimersByTime(30_001);
  syncs.inSync(NODE, PRIMARY);
  begin(1, [NODE, true]);
  expect(syncs.outOfSync(NODE, PRIMARY)).toBeUndefined();
});

test('with another primary all begins as new', () => {
  begin(3, [NODE, true]);
  syncs.takenOff(NODE, PRIMARY, { failures: 2, pauseMs: 5_000 });
  expect(syncs.mayTry(NODE, ANOTHER)).toBe(true);
  expect(syncs.outOfSync(NODE, ANOTHER)).toBeUndefined();
});

test('with one that is the primary again all begins as new: in between, it was a replica itself', () => {
  begin(1, [NODE, true]);
  begin(1, [NODE, false]);
  begin(1, [NODE, true]);
  expect(syncs.outOfSync(NODE, PRIMARY)).toBeDefined();
  expect(syncs.outOfSync(NODE, { ...PRIMARY, data_epoch: 5 })).toBeUndefined();
});

test('a primary that was started anew counts from nothing', () => {
  total = 0;
  begin(1, [NODE, true]);
  expect(syncs.outOfSync(NODE, PRIMARY)).toBeUndefined();
  begin(2, [NODE, true]);
  expect(syncs.outOfSync(NODE, PRIMARY)).toEqual({ failures: 2, pauseMs: 5_000 });
});

test('one that was sent to its primary counts as about to begin, until it does or takes too long', () => {
  syncs.pointed(NODE, PRIMARY);
  expect(syncs.isAboutToBegin(NODE)).toBe(true);
  vi.advanceTimersByTime(3_001);
  expect(syncs.isAboutToBegin(NODE)).toBe(false);
  syncs.pointed(NODE, PRIMARY);
  begin(1, [NODE, true]);
  expect(syncs.isAboutToBegin(NODE)).toBe(false);
});
