import type { Entry } from '../history.ts';
import { PrimaryChanges } from './changes.ts';
import { type Check, type Finding, PROMISES, type PromiseName } from './check.ts';
import { ClientsCheck } from './clients.ts';
import { CopiesCheck } from './copies.ts';
import { Ledgers } from './ledger.ts';
import { LossAccount } from './losses.ts';
import { OnePrimaryCheck } from './one-primary.ts';
import { PlainCheck } from './plain.ts';
import { ReadsCheck } from './reads.ts';
import { ReportsCheck } from './reports.ts';
import { StatusCheck } from './status.ts';
import { WritesCheck } from './writes.ts';

export interface Verdict {
  /** How often each promise was looked at. */
  checked: Record<PromiseName, number>;
  /** In the order of time. */
  findings: Finding[];
  /** Acknowledged writes that were lost; and those of them that no report names, since the engine held them back, or the report can't tell. */
  losses: { lost: number; heldBack: number; unknown: number };
}

/** Holds a history against the promises. */
export async function check(history: AsyncIterable<Entry> | Iterable<Entry>): Promise<Verdict> {
  const changes = new PrimaryChanges();
  const ledgers = new Ledgers();
  const losses = new LossAccount(changes);
  const checks: Check[] = [
    new OnePrimaryCheck(changes),
    new WritesCheck(ledgers, losses),
    new ReportsCheck(ledgers),
    new CopiesCheck(ledgers, losses),
    new ReadsCheck(losses),
    new ClientsCheck(),
    new StatusCheck(changes),
    new PlainCheck(),
  ];
  for await (const entry of history) {
    changes.see(entry);
    losses.see(entry);
    if (entry.type === 'writer') ledgers.join(entry);
    else if (entry.type === 'wrote') ledgers.note(entry);
    for (const one of checks) one.see(entry);
    if (entry.type === 'looked' && entry.member === undefined) ledgers.of(entry.writer).looked(entry);
  }
  const outcomes = checks.map((one) => one.end());
  const checked = Object.fromEntries(
    Object.keys(PROMISES).map((name) => [
      name,
      outcomes.reduce((sum, outcome) => sum + (outcome.checked[name as PromiseName] ?? 0), 0),
    ]),
  ) as Verdict['checked'];
  const findings = outcomes.flatMap((outcome) => outcome.findings).toSorted((a, b) => a.at - b.at);
  return { checked, findings, losses: losses.counts };
}
