import type { AppendOnlyFile } from './append-only-file.ts';
import { readArgv } from './argv.ts';
import { CommandWalker, type Ending } from './commands.ts';

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
  /** Position after the last command, of which the last transaction's is its EXEC: what follows was never acknowledged. */
  end: number;
  ending: Ending;
  byName: Record<string, number>;
  /** The first 20. */
  first: ShownCommand[];
}

export async function tallyFrom(
  file: AppendOnlyFile,
  from: number,
  database: number | undefined,
): Promise<Tally> {
  const walker = new CommandWalker(file, from);
  walker.database = database;
  const counts = new Map<string, number>();
  const shown: { start: number; database: number | undefined }[] = [];
  const whole = { commands: 0, bytes: 0, end: from };
  // What a transaction has done so far.
  const names: string[] = [];
  let bytes = 0;
  do {
    while (walker.next()) {
      bytes += walker.end - walker.start;
      if (walker.kind === 'command') {
        names.push(walker.name);
        if (shown.length < SHOWN_COMMANDS) shown.push({ start: walker.start, database: walker.database });
      }
      if (walker.inTransaction) continue;
      for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
      whole.commands += names.length;
      whole.bytes += bytes;
      whole.end = walker.end;
      names.length = 0;
      bytes = 0;
    }
  } while (await walker.more());
  const first: ShownCommand[] = [];
  for (const { start, database: of } of shown.filter(({ start }) => start < whole.end))
    first.push({ database: of, argv: await readArgv(file, start) });
  return { ...whole, ending: walker.ending!, byName: Object.fromEntries(counts), first };
}
