import type { AppendOnlyFile } from './append-only-file.ts';
import { findHoles, type Hole, positionOfCounted } from './find-holes.ts';
import { WalkerPastHoles } from './past-holes.ts';
import { type AofSample, countedBy } from './sample.ts';

/** An append-only file whose holes are known. */
export interface Surveyed {
  readonly file: AppendOnlyFile;
  readonly holes: readonly Hole[];
}

export async function survey(file: AppendOnlyFile): Promise<Surveyed> {
  return { file, holes: (await findHoles(file, file.start)).holes };
}

/** Where the node had come to when it was asked. Undefined when the base that it counts from isn't known. */
export function positionIn({ file, holes }: Surveyed, sample: AofSample): number | undefined {
  const found = countedBy(sample, file);
  if (!found) return undefined;
  // What lies before the base, the node doesn't count at all.
  const { position } = found.base;
  return positionOfCounted(
    found.counted,
    holes.filter(({ from }) => from >= position),
    file.starts.filter((start) => start >= position),
  );
}

/** Whether a command ends at `position`, or the file has none before it. */
export async function isBetweenCommands(file: AppendOnlyFile, position: number): Promise<boolean> {
  const walker = await walkTo(file, position);
  return walker.end === position;
}

/** The database that commands at `position` are for, if any was selected before. */
export async function databaseAt(file: AppendOnlyFile, position: number): Promise<number | undefined> {
  return (await walkTo(file, position)).database;
}

async function walkTo(file: AppendOnlyFile, position: number): Promise<WalkerPastHoles> {
  const walker = new WalkerPastHoles(file, file.start);
  do while (walker.end < position && walker.next());
  while (walker.end < position && (await walker.more()));
  return walker;
}
