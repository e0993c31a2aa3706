import type { Content } from './history.ts';
import { keysOf, parseRegister } from './keys.ts';
import type { Link } from './link.ts';

/** How much of what is known is read again when the log is long. */
const OVERLAP = 50;

/**
 * What a writer's keys hold, told by how the log differs from `known`: the elements at its end only, unless it is
 * shorter than that, or `whole` is asked for.
 */
export async function readContent(
  link: Link,
  writer: string,
  known: readonly number[],
  { whole = false }: { whole?: boolean } = {},
): Promise<Content> {
  const { log, register, counter } = keysOf(writer);
  const start = whole ? 0 : Math.max(0, known.length - OVERLAP);
  const [length, elements, value, count] = await link.transaction<
    [number, string[], string | null, string | null]
  >(['LLEN', log], ['LRANGE', log, String(start), '-1'], ['GET', register], ['GET', counter]);
  const entries = elements.map(Number);
  const differs = entries.findIndex((n, i) => known[start + i] !== n);
  const same = differs === -1 ? entries.length : differs;
  if (!whole && (length < start || (same === 0 && start > 0)))
    return readContent(link, writer, known, { whole: true });
  return {
    writer,
    at: start + same,
    length,
    entries: entries.slice(same),
    register: value === null ? undefined : parseRegister(value),
    counter: Number(count ?? 0),
  };
}
