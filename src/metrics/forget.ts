import { sql } from 'kysely';
import type { MetricsTransaction } from './database.ts';
import { grid } from './grid.ts';
import type { KnownNode } from './nodes.ts';
import { sampleTable } from './schema.ts';
import { floorTo, TIERS } from './tiers.ts';

/** Removes what is older than is kept; and what is of a time to come, written while the clock was wrong. */
export async function forgetOld(transaction: MetricsTransaction, now: number): Promise<void> {
  for (const { period, kept } of TIERS) {
    const table = sampleTable(period);
    await transaction
      .deleteFrom(table)
      .where('at', '<', now - kept)
      .execute();
    await transaction.deleteFrom(table).where('at', '>', now).execute();
  }
}

/** What is removed of a node at a time, in seconds: its rows lie far apart, and nobody wants to wait for all of them. */
const SLICE = TIERS[3].period;
const LONGEST = TIERS[3].kept;

/**
 * Removes the oldest part of what is kept of a node. @returns the node with what is left of it; undefined once that is
 * nothing and the node itself is forgotten
 */
export async function forgetSome(
  transaction: MetricsTransaction,
  node: KnownNode,
  now: number,
): Promise<KnownNode | undefined> {
  const from = floorTo(SLICE, Math.max(node.firstAt, now - LONGEST));
  const to = from + SLICE;
  for (const { period, kept } of TIERS) {
    if (to <= now - kept) continue;
    await sql`delete from ${sql.table(sampleTable(period))}
      where node = ${node.id} and at in (${grid({ period, from, to })} select at from grid)`.execute(
      transaction,
    );
  }
  if (to > now) {
    await transaction.deleteFrom('node').where('id', '=', node.id).execute();
    return undefined;
  }
  await transaction.updateTable('node').set({ first_at: to }).where('id', '=', node.id).execute();
  return { ...node, firstAt: to };
}
