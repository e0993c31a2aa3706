import type { Queryable } from '../store/database.ts';

/** What an event is about, as DescribeEvents names it. */
export type EventSource =
  | 'cache-cluster'
  | 'cache-parameter-group'
  | 'cache-subnet-group'
  | 'replication-group'
  | 'snapshot';

export interface NewEvent {
  region: string;
  source: EventSource;
  id: string;
  message: string;
  at: Date;
}

/** Writes down what happened; in the same transaction as the change that it tells of. */
export async function recordEvent(
  store: Queryable,
  { region, source, id, message, at }: NewEvent,
): Promise<void> {
  await store
    .insertInto('event')
    .values({ region, source_type: source, source_id: id, message, at: at.toISOString() })
    .execute();
}
