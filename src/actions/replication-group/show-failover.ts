import type { KnownLoss } from '../../control/group/account.ts';
import type { FailoverRow } from '../../store/schema.ts';

/** A report as the API shows it. Durations in milliseconds. */
export interface Failover {
  ReplicationGroupId: string;
  Epoch: number;
  Kind: string;
  Cause: string;
  FromCacheClusterId: string;
  ToCacheClusterId: string;
  Status: string;
  StartTime: Date;
  EndTime?: Date;
  Phases: { Name: string; EndedAfter: number }[];
  WriteOutage?: number;
  LostWrites?: LostWrites;
}

interface LostWrites {
  Status: 'none' | 'found' | 'unknown' | 'under-way';
  Commands?: number;
  Bytes?: number;
  UpperBoundBytes?: number;
  Files?: string[];
  Sample?: string[];
  How?: string;
  HeldBackBytes?: number;
  HeldBackMilliseconds?: number;
}

/** `at` says where a file that the store names stands on this machine. */
export function showFailover(row: FailoverRow, at: (file: string) => string): Failover {
  const phases = Object.entries(JSON.parse(row.phases_json) as Record<string, number>);
  const lost = showLosses(row, at);
  return {
    ReplicationGroupId: row.group_id,
    Epoch: row.epoch,
    Kind: row.kind,
    Cause: row.cause,
    FromCacheClusterId: row.from_cluster_id,
    ToCacheClusterId: row.to_cluster_id,
    Status: row.status,
    StartTime: new Date(row.started_at),
    ...(row.finished_at === null ? {} : { EndTime: new Date(row.finished_at) }),
    Phases: phases
      .map(([Name, EndedAfter]) => ({ Name, EndedAfter }))
      .sort((a, b) => a.EndedAfter - b.EndedAfter),
    ...(row.outage_ms === null ? {} : { WriteOutage: row.outage_ms }),
    ...(lost && { LostWrites: lost }),
  };
}

function showLosses(row: FailoverRow, at: (file: string) => string): LostWrites | undefined {
  if (row.loss_input_json !== null) return { Status: 'under-way' };
  if (row.lost_json === null) {
    // Both had the same offset before the roles were changed.
    return row.kind === 'switchover' && row.status === 'complete'
      ? { Status: 'none', Commands: 0, Bytes: 0 }
      : undefined;
  }
  return summed(JSON.parse(row.lost_json) as KnownLoss[], at);
}

/** Several primaries may have died before there was a new one; what is unknown of one is unknown of all. */
function summed(losses: readonly KnownLoss[], at: (file: string) => string): LostWrites {
  const sum = (of: (loss: KnownLoss) => number) => losses.reduce((total, loss) => total + of(loss), 0);
  const unknown = losses.filter(({ status }) => status === 'unknown');
  const found = losses.filter((loss) => loss.file !== undefined);
  const bounds = losses.map(({ status, bytes, upperBoundBytes }) =>
    status === 'unknown' ? upperBoundBytes : bytes,
  );
  const heldBack = losses.map((loss) => loss.heldBack);
  const milliseconds = heldBack.flatMap(({ atMostMilliseconds }) => atMostMilliseconds ?? []);
  return {
    Status: unknown.length > 0 ? 'unknown' : found.length > 0 ? 'found' : 'none',
    Commands: sum((loss) => loss.commands),
    Bytes: sum((loss) => loss.bytes),
    ...(unknown.length > 0 &&
      bounds.every((bound) => bound !== undefined) && {
        UpperBoundBytes: bounds.reduce((total, bound) => total + bound, 0),
      }),
    ...(found.length > 0 && {
      Files: found.map(({ file }) => at(file!)),
      Sample: found.flatMap(({ first }) => first.map(({ argv }) => argv.map(word).join(' '))),
    }),
    How: losses.map(({ how }) => how).join('; '),
    HeldBackBytes: sum((loss) => loss.heldBack.atLeastBytes),
    ...(milliseconds.length > 0 && { HeldBackMilliseconds: Math.max(...milliseconds) }),
  };
}

/** As one would write it: in quotes when it is empty or holds more than plain signs. */
function word(text: string): string {
  return /^[\x21\x23-\x26\x28-\x7e]+$/.test(text) ? text : JSON.stringify(text);
}
