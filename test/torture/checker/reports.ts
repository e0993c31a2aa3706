import type { Entry, EntryOf } from '../history.ts';
import type { Check, Finding, Outcome } from './check.ts';
import { type Ledgers, WRITES } from './ledger.ts';
import { ranges } from './losses.ts';

/** Whether reports of lost writes are true: nothing that is still there, nothing for a planned change, all of it in the file. */
export class ReportsCheck implements Check {
  readonly #ledgers: Ledgers;
  readonly #reports: EntryOf<'reported'>[] = [];

  constructor(ledgers: Ledgers) {
    this.#ledgers = ledgers;
  }

  see(entry: Entry): void {
    if (entry.type === 'reported') this.#reports.push(entry);
  }

  end(): Outcome {
    return {
      checked: { accounted: this.#reports.length },
      findings: this.#reports.flatMap((report) => [...this.#whole(report), ...this.#tooMuch(report)]),
    };
  }

  #whole({
    group,
    epoch,
    kind,
    status,
    lossStatus,
    commands,
    commandsInFile,
  }: EntryOf<'reported'>): Finding[] {
    const findings: Finding[] = [];
    const wrong = (promise: Finding['promise'], text: string) =>
      findings.push({ promise, at: 0, text: `${group}, epoch ${epoch} (${kind}): ${text}` });
    if (status !== 'complete' && status !== 'abandoned')
      wrong('recovers', `its report is ${status} at the end of the run`);
    if (lossStatus === 'under-way')
      wrong('accounted', 'what was lost is still being found out at the end of the run');
    if (lossStatus === 'untold') wrong('accounted', 'its report says nothing of what was lost');
    if (commands !== commandsInFile)
      wrong(
        'accounted',
        `${commands} commands were lost by the report, and its file holds ${commandsInFile}`,
      );
    if ((kind === 'switchover' || kind === 'creation') && lossStatus !== 'none')
      wrong(
        'planned',
        `a planned change, and its report says that ${commands} commands were lost (${lossStatus})`,
      );
    return findings;
  }

  /** Writes that are said to be lost, and are there, or were refused. */
  #tooMuch({ group, epoch, lost }: EntryOf<'reported'>): Finding[] {
    return lost.flatMap(({ writer, pushed }): Finding[] => {
      const ledger = this.#ledgers.of(writer);
      const there = new Set(ledger.base);
      const kept = pushed.filter((n) => there.has(n));
      const refused = pushed.filter((n) => !WRITES.log(ledger.operations.get(n)?.effect ?? 'set'));
      return [
        { numbers: kept, what: 'are there' },
        { numbers: refused, what: 'were refused, or never written' },
      ]
        .filter(({ numbers }) => numbers.length > 0)
        .map(({ numbers, what }) => ({
          promise: 'accounted',
          at: ledger.operations.get(numbers[0]!)?.from ?? 0,
          text: `${group}, epoch ${epoch}: ${numbers.length} writes of ${writer} that its report says were lost ${what}: ${ranges(numbers)}`,
        }));
    });
  }
}
