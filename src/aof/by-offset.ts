import type { AppendOnlyFile } from './append-only-file.ts';
import { CommandWalker } from './commands.ts';

/** A position of an append-only file and the replication offset that the node had there. */
export interface Anchor {
  position: number;
  offset: number;
}

/** A place between two commands at which the file may have come to a certain offset. */
export interface Candidate {
  position: number;
  /** Database that the command after it is for; undefined when it wasn't passed by. */
  database: number | undefined;
  /**
   * 0 the likeliest: nothing in the stream that the file lacks, or one PING; 1 with a SELECT, as after a full
   * synchronisation; 2 more than that.
   */
  rank: number;
}

const PING = 14;
const GETACK = 37;
/** SELECT of a database of one digit; the stream has it anew after a full synchronisation begins. */
const SELECT = 23;

/** What the stream may hold and the file not, in bytes, with its rank. */
const EXTRAS = extras();
const MAX_EXTRA = Math.max(...EXTRAS.keys());

/**
 * Where the file may have come to the replication offset `offset`, likeliest first. Bytes of the file are bytes of the
 * stream, but for: annotations (`#TS:...`) and a SELECT after a rewrite, which the stream lacks; PING each
 * `repl-ping-replica-period`, `REPLCONF GETACK *` for WAIT, and a SELECT after a full synchronisation, which the file
 * lacks. What else only the stream has (PUBLISH above all) can't be foreseen: there is no candidate then, or a wrong one.
 * Undefined when the anchor isn't between two commands of the file.
 */
export async function candidatesByOffset(
  file: AppendOnlyFile,
  anchor: Anchor,
  offset: number,
): Promise<Candidate[] | undefined> {
  if (anchor.position < file.start || anchor.position > file.end) return undefined;
  const ahead = offset - anchor.offset;
  const origin =
    ahead >= 0
      ? { position: anchor.position, bytes: 0, database: undefined }
      : await goBack(file, anchor, -ahead);
  return origin && collect(file, ahead, origin);
}

/** A position, and how many bytes of the stream it lies after the anchor. */
interface Origin {
  position: number;
  bytes: number;
  database: number | undefined;
}

/** Bytes of annotations that may lie in a stretch beside its commands: more than one a second for an hour. */
const ANNOTATIONS = 64 * 1024;

/** A place between two commands that lies `bytes` of the stream or more before the anchor. */
async function goBack(file: AppendOnlyFile, anchor: Anchor, bytes: number): Promise<Origin | undefined> {
  const wanted = anchor.position - bytes - ANNOTATIONS;
  const walk = new StreamWalk(file, file.start);
  let origin: Origin = { position: file.start, bytes: 0, database: undefined };
  do {
    while (walk.end < anchor.position && walk.next())
      if (walk.end <= wanted && !walk.inTransaction)
        origin = { position: walk.end, bytes: walk.bytes, database: walk.database };
  } while (walk.end < anchor.position && (await walk.more()));
  if (walk.end !== anchor.position) return undefined;
  return { ...origin, bytes: origin.bytes - walk.bytes };
}

async function collect(
  file: AppendOnlyFile,
  ahead: number,
  origin: Origin,
): Promise<Candidate[] | undefined> {
  const walk = new StreamWalk(file, origin.position);
  walk.database = origin.database;
  const found: (Candidate & { writes: number })[] = [];
  let writes = 0;
  const consider = () => {
    const missing = ahead - origin.bytes - walk.bytes;
    // Before the anchor, what the stream has in excess makes the place lie nearer to the anchor.
    const extra = ahead < 0 ? -missing : missing;
    const doubtful = ahead < 0 ? 0 : walk.doubtful;
    const ranks = [EXTRAS.get(extra), EXTRAS.get(extra + doubtful)].filter((rank) => rank !== undefined);
    // Places with nothing but SELECT in between are one.
    if (ranks.length > 0 && found.at(-1)?.writes !== writes)
      found.push({ position: walk.end, database: walk.database, rank: Math.min(...ranks), writes });
  };
  consider();
  do {
    while (walk.next()) {
      if (walk.kind !== 'SELECT') writes++;
      if (!walk.inTransaction) consider();
      if (origin.bytes + walk.bytes > ahead + MAX_EXTRA) return sorted(found);
    }
  } while (await walk.more());
  const nothingRead = writes === 0 && walk.ending === 'damaged';
  return nothingRead ? undefined : sorted(found);
}

function sorted(found: readonly Candidate[]): Candidate[] {
  return found.toSorted((a, b) => a.rank - b.rank);
}

/** A walk that counts what of the file is in the replication stream too. */
class StreamWalk extends CommandWalker {
  /** Bytes of the commands passed that are in the stream. */
  bytes = 0;
  /** Of them, bytes of a SELECT that may be the file's own: which database was in use before isn't known. */
  doubtful = 0;

  override next(): boolean {
    const before = this.database;
    if (!super.next()) return false;
    const length = this.end - this.start;
    if (this.kind !== 'SELECT') this.bytes += length;
    else if (before !== this.database) this.bytes += length;
    if (this.kind === 'SELECT' && before === undefined) this.doubtful = length;
    return true;
  }
}

function extras(): Map<number, number> {
  const ranks = new Map<number, number>();
  for (let pings = 0; pings <= 2; pings++)
    for (let getacks = 0; getacks <= 2; getacks++)
      for (let selects = 0; selects <= 1; selects++) {
        const bytes = pings * PING + getacks * GETACK + selects * SELECT;
        const rank = pings > 1 || getacks > 0 ? 2 : selects;
        ranks.set(bytes, Math.min(ranks.get(bytes) ?? rank, rank));
      }
  return ranks;
}
