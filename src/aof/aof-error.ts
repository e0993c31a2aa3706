/** An append-only file that can't be read, or isn't one. `message` names the file and what is wrong with it. */
export class AofError extends Error {}

/** For whom one that can't be read is as good as none. */
export function noAof(error: unknown): undefined {
  if (!(error instanceof AofError)) throw error;
}
