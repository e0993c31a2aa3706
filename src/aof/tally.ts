import type { AppendOnlyFile } from './append-only-file.ts';
import { readArgv } from './argv.ts';
import { findHoles } from './find-holes.ts';
import { WalkerPastHoles } from './past-holes.ts';

/** How many of the commands are shown. */
const SHOWN_COMMANDS = 20;

/** A command that was lost, for people to read. */
export interface ShownCommand {
  database: number | undefined;
  /** Long arguments are cut. */
  argv: string[];
}

/** The writes from a place in an append-only file to its end. SELECT, MULTI and EXEC count as bytes, not as commands. */
export interface Tally {
  commands: number;
  /** Of the commands, SELECT, MULTI and EXEC. */
  bytes: number;
  /**
   * Where they stand: stretches of commands with nothing in between. The last transaction's end is its EXEC: what follows
   * was never acknowledged.
   */
  runs: Run[];
  /** Bytes that may have been commands and can't be read: holes, what was cut off before them and half a transaction, damage. 0, most often. */
  unreadable: number;
  byName: Record<string, number>;
  /** The first 20. */
  first: ShownCommand[];
}

export type Run = readonly [from: number, to: number];

export async function tallyFrom(
  file: AppendOnlyFile,
  from: number,
  database: number | undefined,
): Promise<Tally> {
  const walker = new WalkerPastHoles(file, from);
  walker.database = database;
  const counts = new Map<string, number>();
  const shown: { start: number; database: number | undefined }[] = [];
  const whole = { commands: 0, bytes: 0 };
  const runs: [number, number][] = [];
  // What a transaction has done so far.
  const names: string[] = [];
  let pending: [number, number][] = [];
  let cuts = 0;
  let halves = 0;
  do {
    if (walker.cuts.length > cuts) {
      // Its beginning alone isn't to be done again.
      names.length = 0;
      halves += lengthOf(pending);
      pending = [];
      cuts = walker.cuts.length;
    }
    while (walker.next()) {
      extend(pending, walker.start, walker.end);
      if (walker.kind === 'command') {
        names.push(walker.name);
        if (shown.length < SHOWN_COMMANDS) shown.push({ start: walker.start, database: walker.database });
      }
      if (walker.inTransaction) continue;
      for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
      whole.commands += names.length;
      whole.bytes += lengthOf(pending);
      for (const [start, end] of pending) extend(runs, start, end);
      names.length = 0;
      pending = [];
    }
  } while (await walker.more());
  const first: ShownCommand[] = [];
  for (const { start, database: of } of shown.filter(({ start }) => isIn(runs, start)))
    first.push({ database: of, argv: await readArgv(file, start) });
  const { holes } = await findHoles(file, from);
  const unreadable =
    halves +
    holes.reduce((sum, { after, to }) => sum + to - after, 0) +
    (walker.ending === 'damaged' ? file.end - walker.end : 0);
  return { ...whole, runs, unreadable, byName: Object.fromEntries(counts), first };
}

/** Adds a stretch, to the last one where it goes on. */
function extend(runs: [number, number][], from: number, to: number): void {
  const last = runs.at(-1);
  if (last?.[1] === from) last[1] = to;
  else runs.push([from, to]);
}

function lengthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, [from, to]) => sum + to - from, 0);
}

function isIn(runs: readonly Run[], position: number): boolean {
  return runs.some(([from, to]) => from <= position && position < to);
}
