import type { Answer } from './member.ts';

/** What a replica must show before it is made a primary without anybody's asking. */
export interface Requirements {
  /** The epoch of the last primary that served: whose data it must have. */
  epoch: number;
  /** That primary's history and position, as far as they were seen; null when they never were. */
  replid: string | null;
  offset: number | null;
  /** Bytes that it may be behind that position. */
  maxLagBytes: number;
}

export interface Election {
  /** The one that has the most, of those that can be trusted. */
  chosen?: Answer;
  /** Why each of the others can't, in words, by cluster id. */
  refused: Map<string, string>;
}

/**
 * Chooses a replica by what each answered just now. What makes one unfit: it is of an earlier epoch (it may be stale), its
 * data is of another history, its last full sync broke off (it may be empty), or it is too far behind.
 */
export function elect(answers: readonly Answer[], requirements: Requirements): Election {
  const refused = new Map<string, string>();
  const fit: Answer[] = [];
  for (const answer of answers) {
    const why = unfit(answer, requirements);
    if (why === undefined) fit.push(answer);
    else refused.set(answer.member.cluster.id, why);
  }
  // Of those that have as much, one that can write it down; then by order, so that the same facts give the same answer.
  fit.sort(
    (a, b) =>
      b.replication!.offset! - a.replication!.offset! ||
      Number(isDiskFull(a)) - Number(isDiskFull(b)) ||
      a.member.cluster.preferred_order - b.member.cluster.preferred_order,
  );
  return fit[0] ? { chosen: fit[0], refused } : { refused };
}

/** A primary that can't write to its disk takes no writes, and no replica either. */
function isDiskFull({ replication }: Answer): boolean {
  return replication!.info.get('aof_last_write_status') === 'err';
}

function unfit(
  { member, running, replication }: Answer,
  { epoch, replid, offset, maxLagBytes }: Requirements,
): string | undefined {
  if (!running) return 'its process has ended';
  if (!replication) return 'it does not answer';
  if (replication.loading) return 'it is loading its data';
  if (replication.syncing) return 'it was receiving its data and has only a part of it';
  if (member.cluster.status === 'creating') return 'it is being created';
  if (member.node.data_epoch !== epoch)
    return `its data is of epoch ${member.node.data_epoch}, not ${epoch}: it may be stale`;
  if (replication.offset === undefined)
    return 'it was started anew, so how much it has of the last data is not known';
  if (replid !== null && replication.replid !== replid && replication.replid2 !== replid)
    return 'its data is of another history than the primary had';
  const behind = offset === null ? 0 : offset - replication.offset;
  if (behind > maxLagBytes)
    return `it is ${behind} bytes behind, more than the ${maxLagBytes} that are allowed`;
  return undefined;
}
