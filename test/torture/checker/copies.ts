import type { Content, Entry, EntryOf } from '../history.ts';
import type { Check, Finding, Outcome, PromiseName } from './check.ts';
import { type Ledgers, WRITES, type WriterLedger } from './ledger.ts';
import { type LossAccount, ranges } from './losses.ts';

/** A snapshot may come from a replica that was that much behind, in milliseconds. */
const SNAPSHOT_LAG_MS = 2_000;

/** Whether replicas, restored snapshots and promoted replicas hold what they must. */
export class CopiesCheck implements Check {
  readonly #ledgers: Ledgers;
  readonly #losses: LossAccount;
  readonly #findings: Finding[] = [];
  readonly #deferred: (() => Finding[])[] = [];
  readonly #checked = { replicas: 0, snapshots: 0, promoted: 0 };

  constructor(ledgers: Ledgers, losses: LossAccount) {
    this.#ledgers = ledgers;
    this.#losses = losses;
  }

  see(entry: Entry): void {
    if (entry.type === 'looked' && entry.member !== undefined) this.#replica(entry, entry.member);
    else if (entry.type === 'restored') this.#restored(entry);
    else if (entry.type === 'promoted') this.#promoted(entry);
  }

  end(): Outcome {
    return {
      checked: this.#checked,
      findings: [...this.#findings, ...this.#deferred.flatMap((ask) => ask())],
    };
  }

  /** Nobody writes meanwhile, so it must be what the primary had just before. */
  #replica(look: EntryOf<'looked'>, member: string): void {
    this.#checked.replicas++;
    const ledger = this.#ledgers.of(look.writer);
    const primary = ledger.lastLook;
    const differs = [
      ...(look.at !== ledger.base.length || look.entries.length > 0
        ? [
            `its log is the same for ${look.at} elements, then ${ranges(look.entries) || 'ends'} instead of ${ranges(ledger.base.slice(look.at)) || 'its end'}`,
          ]
        : []),
      ...(look.register !== primary?.register
        ? [`its register is ${look.register} instead of ${primary?.register}`]
        : []),
      ...(look.counter !== primary?.counter
        ? [`its counter is ${look.counter} instead of ${primary?.counter}`]
        : []),
    ];
    if (differs.length > 0)
      this.#wrong(
        'replicas',
        look.from,
        `${member} differs from its primary in ${look.writer}: ${differs.join('; ')}`,
      );
  }

  #restored({ snapshot, requested, available, failure, contents }: EntryOf<'restored'>): void {
    this.#checked.snapshots++;
    if (failure)
      this.#wrong('snapshots', available, `${snapshot} is available and was not restored: ${failure}`);
    for (const content of contents)
      this.#contents('snapshots', `${snapshot} restored`, content, requested - SNAPSHOT_LAG_MS, available);
  }

  #promoted({ member, from, to, contents }: EntryOf<'promoted'>): void {
    this.#checked.promoted++;
    for (const content of contents) this.#contents('promoted', `${member} promoted`, content, from, to);
  }

  /** A copy must hold every write that was acknowledged before `complete`, a gapless run of them, and none of after `until`. */
  #contents(promise: PromiseName, what: string, content: Content, complete: number, until: number): void {
    const ledger = this.#ledgers.of(content.writer);
    const log = ledger.logOf(content);
    const wrong = (text: string) => this.#wrong(promise, until, `${what}: ${content.writer}: ${text}`);
    for (const n of log) {
      const why = ledger.notWritten(n, 'log', until);
      if (why) wrong(`its log holds ${n}, which ${why}`);
    }
    const known = new Set(log);
    if (known.size !== log.length) wrong(`its log holds ${log.length - known.size} elements twice`);
    const latest = log.reduce((a, b) => Math.max(a, b), 0);
    const missing = [...ledger.acknowledged('log', until)]
      .filter(({ n, to }) => !known.has(n) && (to <= complete || n < latest))
      .map(({ n }) => n);
    this.#deferMissing(promise, what, ledger, missing, until);
    this.#register(promise, what, ledger, content, complete, until);
  }

  #register(
    promise: PromiseName,
    what: string,
    ledger: WriterLedger,
    { register, counter }: Content,
    complete: number,
    until: number,
  ): void {
    const wrong = (text: string) => this.#wrong(promise, until, `${what}: ${ledger.writer}: ${text}`);
    const why = register === undefined ? undefined : ledger.notWritten(register, 'register', until);
    if (why) wrong(`its register holds ${register}, which ${why}`);
    const begun = [...ledger.operations.values()].filter(
      ({ effect, from }) => WRITES.counter(effect) && from <= until,
    ).length;
    if (counter > begun) wrong(`its counter is ${counter} after ${begun} increments at most`);
    const { writer, group } = ledger;
    const acknowledged = [...ledger.acknowledged('counter', complete)];
    this.#deferred.push(() => {
      const excused = acknowledged.filter(({ run, from: sent }) =>
        this.#losses.isExcused({ group, run, sent }),
      );
      if (counter >= acknowledged.length - this.#losses.increments(writer) - excused.length) return [];
      const text = `${what}: ${writer}: its counter is ${counter} after ${acknowledged.length} acknowledged increments`;
      return [{ promise, at: until, text }];
    });
  }

  /** What a failover lost, and reported, is missing with good reason. */
  #deferMissing(
    promise: PromiseName,
    what: string,
    { writer, group, operations }: WriterLedger,
    missing: readonly number[],
    at: number,
  ): void {
    if (missing.length === 0) return;
    this.#deferred.push(() => {
      const left = missing.filter((n) => {
        const { run, from: sent } = operations.get(n)!;
        const isTold = this.#losses.isReported(writer, 'pushed', n);
        return !isTold && !this.#losses.isExcused({ group, run, sent });
      });
      if (left.length === 0) return [];
      return [
        { promise, at, text: `${what}: ${writer}: ${left.length} acknowledged are missing: ${ranges(left)}` },
      ];
    });
  }

  #wrong(promise: PromiseName, at: number, text: string): void {
    this.#findings.push({ promise, at, text });
  }
}
