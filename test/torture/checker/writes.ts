import type { Entry, EntryOf, Looked } from '../history.ts';
import type { Check, Finding, Outcome } from './check.ts';
import type { Ledgers, WriterLedger } from './ledger.ts';
import { WRITES } from './ledger.ts';
import type { Loss, LossAccount } from './losses.ts';

/** What is known of one writer's keys as the history goes on. */
interface State {
  present: Set<number>;
  /** Acknowledged operations on the log that no look has been held against yet. */
  unseen: { n: number; sent: number; answered: number }[];
  gone: Set<number>;
  sets: { n: number; run: string; sent: number }[];
  /** Those that were acknowledged. */
  increments: { run: string; sent: number }[];
  begunIncrements: number;
}

/**
 * Whether each writer finds what it wrote: every acknowledged write is there, unless a report accounts for it; none is
 * there twice, out of order or without having been written.
 */
export class WritesCheck implements Check {
  readonly #ledgers: Ledgers;
  readonly #losses: LossAccount;
  readonly #states = new Map<string, State>();
  readonly #findings: Finding[] = [];
  /** By writer, the worst of its counter: judged at the end, when all reports are known. */
  readonly #miscounts = new Map<
    string,
    { missing: number; increments: number; counter: number; at: number }
  >();
  #acknowledged = 0;
  #looks = 0;

  constructor(ledgers: Ledgers, losses: LossAccount) {
    this.#ledgers = ledgers;
    this.#losses = losses;
  }

  see(entry: Entry): void {
    if (entry.type === 'wrote') this.#wrote(entry);
    else if (entry.type === 'looked' && entry.member === undefined) this.#looked(entry);
  }

  end(): Outcome {
    const findings = [...this.#findings, ...this.#miscounted(), ...this.#losses.findings()];
    return {
      checked: { planned: this.#acknowledged, accounted: this.#losses.count, genuine: this.#looks },
      findings,
    };
  }

  #stateOf(writer: string): State {
    const known = this.#states.get(writer);
    if (known) return known;
    const state: State = {
      present: new Set(),
      unseen: [],
      gone: new Set(),
      sets: [],
      increments: [],
      begunIncrements: 0,
    };
    this.#states.set(writer, state);
    return state;
  }

  #wrote({ writer, n, effect, from, to, run, outcome }: EntryOf<'wrote'>): void {
    const state = this.#stateOf(writer);
    if (WRITES.counter(effect)) state.begunIncrements++;
    if (outcome !== 'acknowledged') return;
    this.#acknowledged++;
    if (WRITES.log(effect)) state.unseen.push({ n, sent: from, answered: to });
    if (WRITES.register(effect)) state.sets.push({ n, run, sent: from });
    if (WRITES.counter(effect)) state.increments.push({ run, sent: from });
  }

  #looked(look: Looked): void {
    this.#looks++;
    const ledger = this.#ledgers.of(look.writer);
    const state = this.#stateOf(look.writer);
    this.#checkLog(ledger, state, look);
    this.#checkRegister(ledger, state, look);
    this.#checkCounter(state, look);
  }

  #checkLog(ledger: WriterLedger, state: State, look: Looked): void {
    const cut = ledger.base.slice(look.at);
    for (const n of cut) state.present.delete(n);
    let previous = ledger.base[look.at - 1] ?? 0;
    for (const n of look.entries) {
      const why = ledger.notWritten(n, 'log', look.to);
      if (why) this.#wrong(look, `its log holds ${n}, which ${why}`);
      else if (state.present.has(n)) this.#wrong(look, `its log holds ${n} twice`);
      else if (state.gone.has(n)) this.#wrong(look, `${n} was gone and is there again`);
      else if (n < previous && ledger.operations.get(n)?.outcome === 'acknowledged')
        this.#wrong(
          look,
          `${n} stands after ${previous} in its log, though it was acknowledged before that was sent`,
        );
      state.present.add(n);
      if (ledger.operations.get(n)?.outcome === 'acknowledged') previous = n;
    }
    if (look.length !== look.at + look.entries.length)
      this.#wrong(
        look,
        `its log has ${look.length} elements, and ${look.at + look.entries.length} were read`,
      );
    const expected = [
      ...cut.map((n) => ledger.operations.get(n)).filter((one) => one?.outcome === 'acknowledged'),
      ...state.unseen.map(({ n }) => ledger.operations.get(n)),
    ];
    state.unseen = [];
    for (const operation of expected) {
      if (!operation || state.present.has(operation.n)) continue;
      state.gone.add(operation.n);
      this.#lose(look, 'pushed', { n: operation.n, run: operation.run, sent: operation.from });
    }
  }

  #checkRegister(ledger: WriterLedger, state: State, look: Looked): void {
    const found = look.register ?? 0;
    const why = found === 0 ? undefined : ledger.notWritten(found, 'register', look.to);
    if (why) this.#wrong(look, `its register holds ${found}, which ${why}`);
    // What was set before what is there now was overwritten, or is gone for good: nobody can tell.
    for (const set of state.sets) if (set.n > found) this.#lose(look, 'set', set);
    state.sets = state.sets.slice(-1).filter(({ n }) => n <= found);
  }

  #checkCounter({ increments, begunIncrements }: State, look: Looked): void {
    if (look.counter > begunIncrements)
      this.#wrong(look, `its counter is ${look.counter} after ${begunIncrements} increments at most`);
    const missing = increments.length - look.counter;
    if (missing <= (this.#miscounts.get(look.writer)?.missing ?? 0)) return;
    this.#miscounts.set(look.writer, {
      missing,
      increments: increments.length,
      counter: look.counter,
      at: look.from,
    });
  }

  /** Increments aren't told from each other, so only their number can be held against the reports. */
  #miscounted(): Finding[] {
    return [...this.#miscounts].flatMap(([writer, { missing, increments, counter, at }]): Finding[] => {
      const { group } = this.#ledgers.of(writer);
      const reported = this.#losses.increments(writer);
      const { increments: sent } = this.#stateOf(writer);
      const excused = sent.filter((one) => this.#losses.isExcused({ group, ...one })).length;
      if (missing <= reported + excused) return [];
      const text = `${writer}: its counter is ${counter} after ${increments} acknowledged increments; reports account for ${reported} of its increments`;
      return [{ promise: 'accounted', at, text }];
    });
  }

  #lose({ writer, to }: Looked, kind: Loss['kind'], write: Pick<Loss, 'n' | 'run' | 'sent'>): void {
    this.#losses.note({ writer, group: this.#ledgers.of(writer).group, kind, ...write, missed: to });
  }

  #wrong({ writer, from, run }: Looked, text: string): void {
    this.#findings.push({ promise: 'genuine', at: from, text: `${writer}: ${text} (on run ${run})` });
  }
}
