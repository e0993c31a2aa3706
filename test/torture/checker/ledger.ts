import type { Content, EntryOf, Wrote } from '../history.ts';

export type Operation = Omit<Wrote, 'type' | 'writer'>;

/** Whether an operation writes to its writer's log, register or counter. */
export const WRITES = {
  log: (effect: Wrote['effect']) => effect === 'push' || effect === 'all',
  register: (effect: Wrote['effect']) => effect === 'set' || effect === 'all',
  counter: (effect: Wrote['effect']) => effect === 'increment' || effect === 'all',
} as const;

/** All that one writer did, and what its log was when it was last looked at through the endpoint. */
export class WriterLedger {
  readonly writer: string;
  readonly group: string;
  /** By number; a refused operation isn't there. */
  readonly operations = new Map<number, Operation>();
  /** The log as last seen. */
  base: number[] = [];
  lastLook: Content | undefined;

  constructor({ writer, group }: EntryOf<'writer'>) {
    this.writer = writer;
    this.group = group;
  }

  /** The log in full, of a reading that tells only how it differs. */
  logOf({ at, entries }: Content): number[] {
    return [...this.base.slice(0, at), ...entries];
  }

  /** What it was found to hold is what the next reading is told by. */
  looked(content: Content): void {
    this.base.length = content.at;
    this.base.push(...content.entries);
    this.lastLook = content;
  }

  /** Acknowledged operations of a kind that were answered before `before`, oldest first. */
  *acknowledged(kind: keyof typeof WRITES, before: number): Generator<Operation> {
    for (const operation of this.operations.values()) {
      if (operation.to > before) continue;
      if (operation.outcome === 'acknowledged' && WRITES[kind](operation.effect)) yield operation;
    }
  }

  /** Why `n` can't have come into the log by what the writer had begun before `before`; undefined when it can. */
  notWritten(n: number, kind: keyof typeof WRITES, before: number): string | undefined {
    const operation = this.operations.get(n);
    if (!operation) return 'was refused, or never written';
    if (!WRITES[kind](operation.effect)) return `did not write there (${operation.effect})`;
    if (operation.from > before) return 'was written only later';
    return undefined;
  }
}

/** The ledgers of all writers. */
export class Ledgers {
  readonly #byWriter = new Map<string, WriterLedger>();

  join(entry: EntryOf<'writer'>): void {
    this.#byWriter.set(entry.writer, new WriterLedger(entry));
  }

  /** @throws when the history doesn't tell that there is such a writer */
  of(writer: string): WriterLedger {
    const ledger = this.#byWriter.get(writer);
    if (!ledger) throw new Error(`The history has no writer ${writer}`);
    return ledger;
  }

  note({ type: _, writer, ...operation }: Wrote): void {
    this.of(writer).operations.set(operation.n, operation);
  }

  all(): WriterLedger[] {
    return [...this.#byWriter.values()];
  }
}
