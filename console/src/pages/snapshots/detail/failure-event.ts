import type { CacheEvent } from '../../../api/json.ts';

/** The newest event that tells of this snapshot's failure. Events are told apart by the name in their messages. */
export function failureIn(events: readonly CacheEvent[], name: string): CacheEvent | undefined {
  return events
    .filter(({ Message = '' }) => Message.includes(`'${name}'`) && /failed|could not be/i.test(Message))
    .toSorted((a, b) => (b.Date ?? '').localeCompare(a.Date ?? ''))[0];
}
