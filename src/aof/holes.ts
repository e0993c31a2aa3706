import { findHoles } from './find-holes.ts';
import { type Marked, takeOut } from './take-out.ts';

/**
 * Takes the holes out of a node's append-only file: zeros between two commands. An engine leaves them when its disk was
 * full. A write that had not fitted is undone by cutting the file, and done once more; but a file that was begun by a
 * rewrite or a full synchronisation isn't opened for appending (seen in Redis 7.0 to 8.0, Valkey 8.0 to 9.1), so the
 * second one goes to where the first had come to. The engine refuses to load that, and its own tool for mending cuts off
 * all that comes after. Nothing may run in the directory. For `marked` see `takeOut`.
 * @returns how many bytes were taken out: 0 when the file is as it should be, or damaged in another way
 */
export function closeHoles(directory: string, marked?: Marked): Promise<number> {
  return takeOut(
    directory,
    async (source) => {
      const { holes, isElseWhole } = await findHoles(source, 0);
      // What can't be read as a whole is left as it is.
      return isElseWhole ? holes.map(({ from, to }) => [from, to]) : [];
    },
    marked,
  );
}
