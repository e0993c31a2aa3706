import type { ReplicationGroupRow } from '../../store/schema.ts';

/**
 * Why a member is granted the primary role: `creation` of the group around it; `failover` to another one; `switchover`
 * as planned; `recovery` of the one that had it, in its place.
 */
export type ChangeKind = 'creation' | 'failover' | 'switchover' | 'recovery';

/** What made the primary be replaced: its process `ended`, or `hung`; somebody asked for a `test`, or `forced` it. */
export type ChangeCause = 'created' | 'ended' | 'hung' | 'test' | 'requested' | 'forced' | 'upgrade';

/** A grant of the primary role, as it is written down before its first side effect. */
export interface PrimaryChange {
  kind: ChangeKind;
  cause: ChangeCause;
  /** Cluster ids; the same one for a creation and a recovery. */
  from: string;
  to: string;
  /** Of the last primary that served: whose data a candidate must have. */
  fromEpoch: number;
  /** What an operator takes upon himself: data that nothing vouches for is taken as it is. */
  forced?: boolean;
  /** ISO 8601: when writes stopped being taken, as far as it is known. */
  startedAt: string;
}

export function changeOf(group: Pick<ReplicationGroupRow, 'change_json'>): PrimaryChange | undefined {
  return group.change_json ? (JSON.parse(group.change_json) as PrimaryChange) : undefined;
}

/** Somebody has changed meanwhile what a decision went by: nothing has been done, and it is to be made anew. */
export class Overtaken extends Error {}
