import { expect, it } from 'vitest';
import { type SnapshotDeed, whyNot } from './what-can-be-done.ts';

it.each<[SnapshotDeed, string[], string | undefined]>([
  ['restore', [], 'snapshots.chooseFirst'],
  ['restore', ['available'], undefined],
  ['restore', ['restoring'], undefined],
  ['restore', ['available', 'available'], 'snapshots.chooseOne'],
  ['restore', ['creating'], 'snapshots.notAvailable'],
  ['copy', ['available'], undefined],
  ['copy', ['failed'], 'snapshots.notAvailable'],
  ['delete', ['available', 'failed'], undefined],
  ['delete', ['available', 'creating'], 'snapshots.notAtRest'],
  ['delete', ['restoring'], 'snapshots.notAtRest'],
])('%s of %j: %s', (deed, statuses, why) => {
  expect(
    whyNot(
      deed,
      statuses.map((SnapshotStatus) => ({ SnapshotStatus })),
    ),
  ).toBe(why);
});
