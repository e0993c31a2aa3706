import type { Entry, EntryOf, StoredGroup } from '../history.ts';

interface Change extends StoredGroup {
  /** Seen not yet to be so. */
  until: number;
  /** Seen to be so. */
  since: number;
}

/** Which member was granted the primary role of a group at which epoch, as the store had it and reports tell. */
export class PrimaryChanges {
  readonly #changes = new Map<string, Change[]>();
  readonly #reports = new Map<string, EntryOf<'reported'>>();
  readonly #holders = new Map<string, Set<string>>();

  see(entry: Entry): void {
    if (entry.type === 'stored') {
      for (const group of entry.groups) {
        const changes = this.#changes.get(group.id) ?? [];
        changes.push({ ...group, until: entry.until, since: entry.since });
        this.#changes.set(group.id, changes);
        this.#hold(group.id, group.epoch, group.primary);
      }
    } else if (entry.type === 'reported') {
      this.#reports.set(`${entry.group} ${entry.epoch}`, entry);
      this.#hold(entry.group, entry.epoch, entry.to);
    }
  }

  groups(): string[] {
    return [...this.#changes.keys()];
  }

  /** The epoch that had surely begun to be granted by then; 0 when none had. */
  reached(group: string, at: number): number {
    return this.#of(group).findLast((change) => change.since <= at)?.epoch ?? 0;
  }

  /** The epoch that was surely not passed yet. */
  notPassed(group: string, at: number): number {
    const changes = this.#of(group);
    // Until the next change was seen, this one was in force.
    const index = changes.findIndex((_, n) => (changes[n + 1]?.until ?? Number.POSITIVE_INFINITY) >= at);
    return changes[index]?.epoch ?? 0;
  }

  /** Members that may have been granted that epoch. */
  holders(group: string, epoch: number): ReadonlySet<string> | undefined {
    return this.#holders.get(`${group} ${epoch}`);
  }

  report(group: string, epoch: number): EntryOf<'reported'> | undefined {
    return this.#reports.get(`${group} ${epoch}`);
  }

  reports(): EntryOf<'reported'>[] {
    return [...this.#reports.values()];
  }

  /** Epochs that may have begun within that time. */
  between(group: string, from: number, to: number): number[] {
    const latest = this.notPassed(group, to);
    const epochs: number[] = [];
    for (let epoch = this.reached(group, from); epoch <= latest; epoch++) {
      const first = this.#of(group).find((change) => change.epoch >= epoch);
      if (!first || (first.since >= from && first.until <= to)) epochs.push(epoch);
    }
    return epochs;
  }

  /** Epochs that were not seen to have begun by then, in their order. */
  after(group: string, at: number): number[] {
    const from = this.reached(group, at) + 1;
    const to = this.#of(group).at(-1)?.epoch ?? 0;
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n);
  }

  /** In words, for a finding. */
  tell(group: string, from: number, to: number): string {
    const told = this.between(group, from, to).map((epoch) => {
      const report = this.report(group, epoch);
      if (!report) return `epoch ${epoch} (no report)`;
      const { kind, cause, from: before, to: after, status, lossStatus, commands } = report;
      return `epoch ${epoch} (${kind}, ${cause}, ${before} to ${after}, ${status}, loss ${lossStatus} ${commands})`;
    });
    return told.length > 0 ? told.join(', ') : 'no change of primary';
  }

  #of(group: string): Change[] {
    return this.#changes.get(group) ?? [];
  }

  #hold(group: string, epoch: number, member: string): void {
    const key = `${group} ${epoch}`;
    const holders = this.#holders.get(key) ?? new Set();
    this.#holders.set(key, holders.add(member));
  }
}
