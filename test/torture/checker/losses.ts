import type { Entry, EntryOf } from '../history.ts';
import type { PrimaryChanges } from './changes.ts';
import type { Finding, PromiseName } from './check.ts';

/** An acknowledged write that was not there any more. */
export interface Loss {
  writer: string;
  group: string;
  kind: 'pushed' | 'set';
  n: number;
  /** Of the process that acknowledged it. */
  run: string;
  /** When it was sent, and when it was found missing. */
  sent: number;
  missed: number;
}

type Sent = Pick<Loss, 'group' | 'run' | 'sent'>;

/** About what one write of ours takes of the replication stream, for bounds that are given in bytes. */
const BYTES_A_WRITE = 70;
/** Flushing is put off by no more than 2 s while an fsync is under way. */
const MOST_HELD_BACK_MS = 2_000;
/** Clocks that are read one after the other, and the last write before an end, in milliseconds. */
const SLACK_MS = 50;

/** Acknowledged writes that were lost, held against what the reports of failovers say was lost. */
export class LossAccount {
  readonly #changes: PrimaryChanges;
  readonly #reported = new Set<string>();
  readonly #increments = new Map<string, number>();
  readonly #losses = new Map<string, Loss>();
  readonly #full: EntryOf<'step'>[] = [];
  /** By run. */
  readonly #lastAnswer = new Map<string, number>();

  constructor(changes: PrimaryChanges) {
    this.#changes = changes;
  }

  see(entry: Entry): void {
    if (entry.type === 'wrote' && entry.outcome === 'acknowledged')
      this.#lastAnswer.set(entry.run, Math.max(this.#lastAnswer.get(entry.run) ?? 0, entry.to));
    if (entry.type === 'step' && entry.hinders === 'writes') this.#full.push(entry);
    if (entry.type !== 'reported') return;
    for (const { writer, pushed, set, increments } of entry.lost) {
      for (const n of pushed) this.#reported.add(`${writer} pushed ${n}`);
      for (const n of set) this.#reported.add(`${writer} set ${n}`);
      this.#increments.set(writer, (this.#increments.get(writer) ?? 0) + increments);
    }
  }

  /** Notes a loss; the first time that it is missed counts. */
  note(loss: Loss): void {
    const key = `${loss.writer} ${loss.kind} ${loss.n}`;
    if (!this.#losses.has(key)) this.#losses.set(key, loss);
  }

  get count(): number {
    return this.#losses.size;
  }

  /** How many writes were lost; how many of them no report names, since they were held back, or since it can't tell. */
  get counts(): { lost: number; heldBack: number; unknown: number } {
    const unnamed = [...this.#losses.values()].filter(
      (loss) => !this.isReported(loss.writer, loss.kind, loss.n),
    );
    const unknown = unnamed.filter((loss) => this.#isUnknown(loss)).length;
    const heldBack = unnamed.filter((loss) => !this.#isUnknown(loss) && this.#wasHeldBack(loss)).length;
    return { lost: this.#losses.size, heldBack, unknown };
  }

  isReported(writer: string, kind: Loss['kind'], n: number): boolean {
    return this.#reported.has(`${writer} ${kind} ${n}`);
  }

  /** How many increments of a writer's counter the reports say were lost. */
  increments(writer: string): number {
    return this.#increments.get(writer) ?? 0;
  }

  /** The same of a writer that only writes in transactions, with those that no report names but that were found missing. */
  transactions(writer: string): number {
    const unnamed = [...this.#losses.values()].filter(
      (loss) =>
        loss.writer === writer && loss.kind === 'pushed' && !this.isReported(writer, 'pushed', loss.n),
    );
    return this.increments(writer) + unnamed.length;
  }

  /** Asked once all reports were seen. */
  findings(): Finding[] {
    const unaccounted = [...this.#losses.values()].filter(
      (loss) =>
        !this.isReported(loss.writer, loss.kind, loss.n) &&
        !this.#isUnknown(loss) &&
        !this.#wasHeldBack(loss),
    );
    const byStory = Map.groupBy(unaccounted, ({ writer, kind, missed }) => `${writer} ${kind} ${missed}`);
    const left = new Map<string, number>();
    return [...byStory.values()].flatMap((losses) =>
      this.#isWithinBound(losses, left) ? [] : this.#finding(losses),
    );
  }

  /**
   * A node may reply before it writes its file: while an fsync is under way, for as long as a report says; and what was on
   * its way when the disk became full, until it is freed. Nobody can tell more of that than that it was so.
   */
  #wasHeldBack({ group, run, sent }: Sent): boolean {
    if (this.#full.some(({ from, to }) => sent > from - SLACK_MS && sent < to + SLACK_MS)) return true;
    const report = this.#endOf(group, run);
    if (!report) return false;
    const last = this.#lastAnswer.get(run) ?? 0;
    // One that came back with its own data has no report of losses: what it held back is gone without a trace.
    const heldBackMs = report.kind === 'recovery' ? MOST_HELD_BACK_MS : report.heldBackMs;
    return heldBackMs > 0 && sent > last - heldBackMs - SLACK_MS;
  }

  /** Whether it may have been lost without a report's naming it: held back by the engine, or of a failover whose report can't tell. */
  isExcused(sent: Sent): boolean {
    return this.#endOf(sent.group, sent.run)?.lossStatus === 'unknown' || this.#wasHeldBack(sent);
  }

  /** Of a failover whose report says that it can't tell, nor how much it was at most. */
  #isUnknown({ group, run }: Sent): boolean {
    const report = this.#endOf(group, run);
    return report?.lossStatus === 'unknown' && report.upperBoundBytes === undefined;
  }

  /** The report of what came after a primary's process had ended. */
  #endOf(group: string, run: string): EntryOf<'reported'> | undefined {
    const last = this.#lastAnswer.get(run) ?? 0;
    const ended = this.#changes.after(group, last).find((epoch) => this.#isUnplanned(group, epoch));
    return ended === undefined ? undefined : this.#changes.report(group, ended);
  }

  #isUnplanned(group: string, epoch: number): boolean {
    const kind = this.#changes.report(group, epoch)?.kind;
    return kind === 'failover' || kind === 'recovery';
  }

  /** A report may say that it doesn't know, and at most how much it was. */
  #isWithinBound(losses: readonly Loss[], left: Map<string, number>): boolean {
    const { group, missed } = losses[0]!;
    const sent = Math.min(...losses.map((loss) => loss.sent));
    for (const epoch of this.#changes.between(group, sent, missed)) {
      const bound = this.#changes.report(group, epoch)?.upperBoundBytes ?? 0;
      const key = `${group} ${epoch}`;
      const bytes = losses.length * BYTES_A_WRITE;
      if ((left.get(key) ?? bound) < bytes) continue;
      left.set(key, (left.get(key) ?? bound) - bytes);
      return true;
    }
    return false;
  }

  #finding(losses: readonly Loss[]): Finding {
    const { writer, group, kind, missed } = losses[0]!;
    const sent = Math.min(...losses.map((loss) => loss.sent));
    const epochs = this.#changes.between(group, sent, missed);
    const unplanned = epochs.some((epoch) => this.#isUnplanned(group, epoch));
    const promise: PromiseName = unplanned ? 'accounted' : 'planned';
    const numbers = ranges(losses.map((loss) => loss.n));
    const text = `${writer}: ${losses.length} acknowledged and ${kind}, but gone: ${numbers}, the first sent at ${sent}, missed at ${missed}; meanwhile ${this.#changes.tell(group, sent, missed)}`;
    return { promise, at: missed, text };
  }
}

/** Such as `3-7, 9`. */
export function ranges(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let i = 0; i < sorted.length; i++) {
    const first = sorted[i]!;
    while (sorted[i + 1] === sorted[i]! + 1) i++;
    parts.push(first === sorted[i] ? `${first}` : `${first}-${sorted[i]}`);
  }
  return parts.length > 8
    ? `${parts.slice(0, 8).join(', ')} and ${parts.length - 8} more ranges`
    : parts.join(', ');
}
