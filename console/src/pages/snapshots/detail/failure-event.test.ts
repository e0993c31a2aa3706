import { expect, it } from 'vitest';
import { failureIn } from './failure-event.ts';

const failed = (name: string, at: string) => ({
  Date: at,
  Message: `Snapshot failed for snapshot with ID '${name}' of cache cluster with ID 'a': no space`,
});

it('finds the newest failure of this snapshot, and of no other', () => {
  const events = [
    failed('it', '2026-11-27T01:00:00.000Z'),
    failed('it', '2026-11-27T02:00:00.000Z'),
    failed('it-too', '2026-11-27T03:00:00.000Z'),
    { Date: '2026-11-27T04:00:00.000Z', Message: "Snapshot succeeded for snapshot with ID 'it' of ..." },
  ];
  expect(failureIn(events, 'it')?.Date).toBe('2026-11-27T02:00:00.000Z');
  expect(failureIn(events, 'none')).toBeUndefined();
  const copy = { Message: "Snapshot with ID 'it' could not be copied from arn:...: the source is gone" };
  expect(failureIn([copy], 'it')).toBe(copy);
});
