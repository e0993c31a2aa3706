import { open } from 'node:fs/promises';

const TAIL_BYTES = 16_384;

/**
 * The last complaints in a node's log, newest last, without time and process: what to tell someone who asks why it
 * failed. `since` is a size of the log before, to leave out what is older.
 */
export async function lastWarnings(path: string, since = 0, limit = 3): Promise<string[]> {
  const file = await open(path, 'r').catch(() => undefined);
  if (!file) return [];
  try {
    const { size } = await file.stat();
    const from = Math.max(since, size - TAIL_BYTES, 0);
    if (from >= size) return [];
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
    return buffer
      .toString('utf8', 0, bytesRead)
      .split('\n')
      .map(complaint)
      .filter((line) => line !== undefined)
      .slice(-limit);
  } finally {
    await file.close();
  }
}

/** Said at each start, whatever becomes of it. */
const NO_COMPLAINT =
  /^(WARNING|Warning:|oO0OoO|Redis version=|Configuration loaded|Server initialized|Redis is now ready|Server can't set maximum open files|Current maximum open files|You requested maxclients)/;

/** A warning line is `PID:ROLE DATE TIME # text`; a fatal configuration error stands between `***` and the end. */
function complaint(line: string): string | undefined {
  const warning = /^\d+:[A-Z] .*? # (.+)$/.exec(line)?.[1];
  if (warning) return NO_COMPLAINT.test(warning) ? undefined : warning;
  return /^(\*\*\*|'|Bad directive|>>> )/.test(line)
    ? line.replaceAll('*', '').trim() || undefined
    : undefined;
}
