import type { Entry } from '../history.ts';
import type { PrimaryChanges } from './changes.ts';
import type { Check, Finding, Outcome } from './check.ts';

/** An acknowledged write, and the epochs at which its node may have been the one that was granted the primary role. */
interface Acknowledgement {
  group: string;
  member: string;
  from: number;
  to: number;
  writer: string;
  n: number;
  epochs: readonly number[];
}

/** How many findings of one group are told: one split brain makes thousands. */
const TOLD = 5;

/**
 * Whether two nodes took writes at one epoch. Each acknowledged write, by the endpoint or at a node's own address, must
 * fall into an epoch that was granted to its node; and once a write of a later epoch was acknowledged, none that was
 * begun afterwards may be of an earlier one.
 */
export class OnePrimaryCheck implements Check {
  readonly #changes: PrimaryChanges;
  readonly #members = new Map<string, string>();
  readonly #groups = new Map<string, string>();
  readonly #writes: { writer: string; n: number; run: string; from: number; to: number }[] = [];

  constructor(changes: PrimaryChanges) {
    this.#changes = changes;
  }

  see(entry: Entry): void {
    if (entry.type === 'ran') this.#members.set(entry.run, entry.member);
    else if (entry.type === 'writer') this.#groups.set(entry.writer, entry.group);
    else if (entry.type === 'wrote' && entry.outcome === 'acknowledged') {
      const { writer, n, run, from, to } = entry;
      this.#writes.push({ writer, n, run, from, to });
    }
  }

  end(): Outcome {
    const findings: Finding[] = [];
    const known = this.#writes.flatMap((write) => {
      const member = this.#members.get(write.run);
      return member === undefined ? [] : [{ ...write, member, group: this.#groups.get(write.writer)! }];
    });
    for (const [group, writes] of Map.groupBy(known, (write) => write.group)) {
      const acknowledgements = writes.map((write) => ({ ...write, epochs: this.#epochsOf(write) }));
      const found = [
        ...this.#neverGranted(acknowledgements),
        ...this.#zombies(acknowledgements),
        ...both(acknowledgements),
      ];
      findings.push(...found.slice(0, TOLD));
      if (found.length > TOLD)
        findings.push({
          promise: 'primary',
          at: found[TOLD]!.at,
          text: `${group}: and ${found.length - TOLD} more`,
        });
    }
    return { checked: { primary: known.length }, findings };
  }

  /** The grants to its node that a write may have fallen into; empty when there was none. */
  #epochsOf({ group, member, from, to }: Omit<Acknowledgement, 'epochs'>): number[] {
    const held = (epoch: number) => this.#changes.holders(group, epoch)?.has(member) ?? true;
    // A new epoch is written down before the one in force is ended, so a write may still be of the one before.
    const lowest = Math.max(1, this.#changes.reached(group, from) - 1);
    const highest = this.#changes.notPassed(group, to);
    const epochs: number[] = [];
    for (let epoch = lowest; epoch <= highest; epoch++) if (held(epoch)) epochs.push(epoch);
    // An epoch that was granted to another and given up leaves the one before in force: as far back as it takes.
    for (let epoch = lowest - 1; epochs.length === 0 && epoch >= 1; epoch--)
      if (held(epoch)) epochs.push(epoch);
    return epochs;
  }

  #neverGranted(all: readonly Acknowledgement[]): Finding[] {
    return all
      .filter(({ epochs }) => epochs.length === 0)
      .map((write) => ({
        promise: 'primary',
        at: write.from,
        text: `${tell(write)}, which had been granted no epoch by then (the group was at ${this.#changes.notPassed(write.group, write.to)})`,
      }));
  }

  /** Writes on an older primary that were begun after a write on a newer one had been acknowledged. */
  #zombies(all: readonly Acknowledgement[]): Finding[] {
    const granted = all.filter(({ epochs }) => epochs.length > 0);
    const begun = granted.toSorted((a, b) => a.from - b.from);
    const answered = granted.toSorted((a, b) => a.to - b.to);
    const findings: Finding[] = [];
    let newest: Acknowledgement | undefined;
    let next = 0;
    for (const write of begun) {
      for (; next < answered.length && answered[next]!.to < write.from; next++) {
        const before = answered[next]!;
        if (!newest || before.epochs[0]! > newest.epochs[0]!) newest = before;
      }
      if (!newest || write.epochs.at(-1)! >= newest.epochs[0]!) continue;
      const text = `${tell(write)}, of epoch ${write.epochs.at(-1)}, begun after ${tell(newest)}, of epoch ${newest.epochs[0]}`;
      findings.push({ promise: 'primary', at: write.from, text });
    }
    return findings;
  }
}

/** Writes on two nodes at one and the same epoch, where there is no doubt which it was. */
function both(all: readonly Acknowledgement[]): Finding[] {
  const first = new Map<number, Acknowledgement>();
  return all.flatMap((write): Finding[] => {
    if (write.epochs.length !== 1) return [];
    const epoch = write.epochs[0]!;
    const other = first.get(epoch);
    if (!other) first.set(epoch, write);
    if (!other || other.member === write.member) return [];
    return [
      {
        promise: 'primary',
        at: write.from,
        text: `${tell(write)}, and ${tell(other)}, both at epoch ${epoch}`,
      },
    ];
  });
}

function tell({ writer, n, member, from, to }: Acknowledgement): string {
  return `write ${n} of ${writer} was acknowledged by ${member} (${from} to ${to})`;
}
