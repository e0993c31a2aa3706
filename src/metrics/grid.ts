import { type RawBuilder, sql } from 'kysely';
import type { Period } from './tiers.ts';

/**
 * All times from `from` on and before `to` that a row can have, as a table `grid`. Rows lie by time, those of all nodes together: so one node's
 * are looked for at each of these times, and nothing else is read.
 */
export function grid({
  period,
  from,
  to,
}: {
  period: Period;
  from: number;
  to: number;
}): RawBuilder<unknown> {
  return sql`with recursive grid (at) as (
    select ${from} union all select at + ${period} from grid where at + ${period} < ${to}
  )`;
}
