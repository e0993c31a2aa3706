import { readFile } from 'node:fs/promises';
import type { Failover } from '../../failover-reports.ts';
import { formatBytes, formatCount, formatMilliseconds } from '../../output/format.ts';
import { hold } from '../steps.ts';

export interface Account {
  /** Of the missing writes, those that the report's file holds. */
  kept: string[];
  text: string;
}

/**
 * Holds what a report says of lost writes against those of one client that are missing: their keys, in the order they
 * were written, each of so many bytes at most. All must stand in the report's file, but for the newest: what the node held
 * back from its own file while that was on its way to the disk is told as a bound.
 * @throws TourFailure when one is not accounted for
 */
export async function accountFor(
  { LostWrites: lost }: Failover,
  missing: readonly string[],
  writeBytes: number,
): Promise<Account> {
  if (missing.length === 0) return { kept: [], text: 'every acknowledged one is there' };
  const count = `${formatCount(missing.length)} acknowledged ones are missing`;
  if (lost?.Status === 'unknown') {
    const bound = lost.UpperBoundBytes ?? 0;
    hold(missing.length * writeBytes <= bound, `${count}, and the report doesn't know of them: ${lost.How}`);
    return { kept: [], text: `${count}; the report tells them as a bound, at most ${formatBytes(bound)}` };
  }
  const texts = await Promise.all((lost?.Files ?? []).map((file) => readFile(file, 'latin1')));
  const listed = texts.join('');
  const found = missing.map((key) => listed.includes(`\r\n${key}\r\n`));
  const end = found.lastIndexOf(true) + 1;
  const kept = missing.slice(0, end);
  const holes = kept.length - found.filter(Boolean).length;
  hold(holes === 0, `${count}, and ${holes} of them aren't in ${lost?.Files?.join(' and ')}`);
  const heldBack = missing.length - kept.length;
  if (heldBack === 0) return { kept, text: `${count}, each of them in the report's file` };
  const since = lost?.HeldBackMilliseconds;
  hold(since !== undefined, `${count}, and the newest ${heldBack} aren't accounted for`);
  const text =
    `${count}, each of them in the report's file but the newest ${formatCount(heldBack)}, which the node ` +
    `held back from its own: told as a bound, its last ${formatMilliseconds(since)}`;
  return { kept, text };
}
